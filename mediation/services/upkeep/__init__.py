"""The upkeep of what the operator keeps: parameters and their history, holiday notices, staff and deputies, the seed of a new
bureau.
"""
