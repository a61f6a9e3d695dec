"""Builders for the tests of the rules: cases made of a few journal lines, and what the rules say of them."""
