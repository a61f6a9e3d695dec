"""What a paper costs to print, beside bare WeasyPrint on the same HTML: CPU in ms, in one run.

    python -m tests.reliability.printing [--times 20]

Each paper goes to the product's press, to WeasyPrint as it comes with the same fonts and style sheet held ready, and to WeasyPrint as
a first program would use it, which opens fonts and style sheet for each paper; by turns, each in a process of its own. Other
papers are printed in between, so that no subset is simply found again. Aimed at: twice as many papers as WeasyPrint that
holds its fonts ready. The last column is how long a reader waits for it through the warm process that the web uses.
"""

# ruff: noqa: T201 - printing is its work
import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median
from typing import Any

from mediation.services.papers.rendering import Renderer, as_html
from tests.documents import samples

DOCUMENTS = {
    "开庭通知书（一页）": (
        "hearing_notice",
        lambda: samples.arbitration_case(addressee=samples.worker(0), sitting=samples.HEARING),
    ),
    "调解协议书（八人）": ("mediation_agreement", samples.agreement),
    "仲裁裁决书": ("award_final", samples.award_case),
}
PRODUCT, READY, ANEW = "product", "fonts ready", "fonts anew"


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(prog="python -m tests.reliability.printing", description=__doc__.splitlines()[0])
    asked.add_argument("--times", type=int, default=20)
    times = asked.parse_args().times
    texts = {label: as_html(template, data()) for label, (template, data) in DOCUMENTS.items()}
    used: dict[tuple[str, str], list[float]] = {}
    presses = {how: ProcessPoolExecutor(1, get_context("spawn")) for how in (PRODUCT, READY, ANEW)}
    for number in range(times + 1):
        for label, html in texts.items():
            for how, press in presses.items():
                spent = press.submit(print_, how, _of_its_own(html, number)).result()
                if number:  # the first loads the press
                    used.setdefault((label, how), []).append(spent)
    for press in presses.values():
        press.shutdown()
    print(f"{'CPU ms':<12}{PRODUCT:>10}{READY:>14}{'ratio':>8}{ANEW:>14}{'ratio':>8}{'waited':>10}")
    for label, (template, data) in DOCUMENTS.items():
        own, ready, anew = (median(used[label, how]) for how in (PRODUCT, READY, ANEW))
        waited = _waited(template, data().frozen(), times)
        print(f"{label:<12}{own:10.0f}{ready:14.0f}{ready / own:8.2f}{anew:14.0f}{anew / own:8.2f}{waited:10.0f}", flush=True)


def _of_its_own(html: str, number: int) -> str:
    """The paper with a few characters that only it has, as each paper has its people's names."""
    return html.replace("</body>", f"<p>{chr(0x5000 + 7 * number)}{chr(0x6000 + 11 * number)}</p></body>")


def print_(how: str, html: str) -> float:
    """Print in this process, and tell the CPU it took, in ms."""
    from mediation.services.papers import press

    if how != PRODUCT:
        press.cut_from_prepared_faces = lambda: None
    begun = time.process_time()
    if how == ANEW:
        press.loaded.cache_clear()
        press.clear_away()
    press.loaded(None).print(html)
    return (time.process_time() - begun) * 1000


def _waited(template: str, frozen: dict[str, Any], times: int) -> float:
    """The median time, in ms, that a reader waits for a paper through the warm process."""
    renderer = Renderer()
    renderer.render(template, frozen)
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        renderer.render(template, frozen)
        taken.append((time.perf_counter() - begun) * 1000)
    renderer.close()
    return median(taken)


if __name__ == "__main__":
    main()
