"""The ids of the list of time limits."""

LISTED = {"L": 9, "N": 2, "M": 14, "V": 5, "A": 29, "X": 12, "F": 7}
IDS = [f"{letter}-{number:02d}" for letter, last in LISTED.items() for number in range(1, last + 1)]
