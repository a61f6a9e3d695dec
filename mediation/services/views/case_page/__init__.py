"""The case page (案件页): one dataclass serves the page, the API and the tests; each part has its file."""

from .coming import ComingLine
from .evidence import exhibits
from .half_page import HalfPage, half_page
from .head import default_proceeding
from .informing import InformantTold
from .page import CasePage, view
from .papers import PURPOSES, Paper, opens, paper
from .people import Revealed, agents_opened, revealed
from .privilege import hidden_from
from .steps import LaterStep, way_there

__all__ = [
    "PURPOSES", "CasePage", "ComingLine", "HalfPage", "InformantTold", "LaterStep", "Paper", "Revealed",
    "agents_opened", "default_proceeding", "exhibits", "half_page", "hidden_from", "opens", "paper", "revealed", "view", "way_there",
]  # fmt: skip
