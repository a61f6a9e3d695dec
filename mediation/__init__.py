"""A case manager for labour-dispute mediation and arbitration (劳动争议调解仲裁)."""
