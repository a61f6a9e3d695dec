"""Running the house: start-up check, processes, runs of jobs, notices, backup, verification, health."""
