"""The clockwork (定时任务): a table of jobs, a claim row for each run, and a sign of life. No rule and no SQL here."""
