"""How long a document takes to print, warm: `python -m tests.reliability.printing [--times 30]`."""

import argparse
import statistics
import time

from mediation.services.papers.rendering import Renderer
from tests.documents import samples

DOCUMENTS = {
    "开庭通知书（一页）": (
        "hearing_notice",
        lambda: samples.arbitration_case(addressee=samples.worker(0), hearing=samples.HEARING),
    ),
    "调解协议书（八人）": ("mediation_agreement", samples.agreement),
    "仲裁裁决书": ("award_final", samples.award_case),
}


def main() -> None:
    """Print median and longest, in milliseconds, through the warm process that the web uses."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=30)
    times = asked.parse_args().times
    renderer = Renderer()
    for label, (template, data) in DOCUMENTS.items():
        frozen = data().frozen()
        renderer.render(template, frozen)
        taken = []
        for _ in range(times):
            start = time.perf_counter()
            renderer.render(template, frozen)
            taken.append((time.perf_counter() - start) * 1000)
        print(f"{label}：中位 {statistics.median(taken):.0f} 毫秒，最长 {max(taken):.0f} 毫秒，{times} 次")  # noqa: T201
    renderer.close()


if __name__ == "__main__":
    main()
