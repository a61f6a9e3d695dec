"""Writes down the rest of a demo that people work on already, beside them: `python -m mediation.verbs.rest_of_demo`."""

import os
import sys

from mediation import db
from mediation.services import demo
from mediation.services.demo.scribe import BESIDE


def main() -> None:
    """Go on with the demo that was begun; does nothing where it is whole, or where there is none."""
    os.umask(0o077)  # as every verb does
    os.nice(10)  # whoever works on it comes first
    with db.read() as session:
        plan = demo.plan_of(session)
    if plan is not None:
        demo.load(db.write, plan.today, plan.cases, plan.seed, _report, BESIDE)


def _report(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
