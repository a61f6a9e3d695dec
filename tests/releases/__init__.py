"""Kept records of each release: what it wrote, and what that amounted to."""
