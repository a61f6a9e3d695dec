"""A case manager for labour-dispute mediation and arbitration (劳动争议调解仲裁)."""

VERSION = "0.1.0"
"""The release, and nowhere else."""
