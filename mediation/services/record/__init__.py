"""The record: the journal, what a replay of it writes into rows, and how cases, parties and numbers are found and told."""
