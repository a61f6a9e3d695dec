"""The generated reference (办案指引): every step, limit, document and rate, from the tables the program goes by."""
