"""The ground that every other room stands on: accounts and their scope, sealing, dated reference data, rows two processes may
write.
"""
