"""The record: the journal, what a replay of it writes into rows, and how cases, parties and numbers are found and told."""

from mediation.services.record import seals as seals  # whatever writes the record is followed by the seals
