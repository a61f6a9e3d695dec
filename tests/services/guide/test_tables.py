"""The reference: complete, generated from the tables, and every refusal in words."""

import re

import pytest

from mediation.rules.deadlines import LIMITS
from mediation.rules.indicators import RATES
from mediation.rules.states import STATES
from mediation.rules.step import Guard, Step
from mediation.rules.steps import STEPS
from mediation.services.guide import as_file, guard_sentences, tables
from mediation.services.papers.catalogue import catalogue

CHINESE = re.compile(r"[一-鿿]")


@pytest.mark.parametrize("step", STEPS.values(), ids=lambda step: step.name)
def test_every_guard_and_check_has_a_chinese_sentence(step: Step) -> None:
    for rule in (*step.unless, *step.checks):
        words = guard_sentences.of(rule)
        assert words, f"{rule} of {step.name} says nothing that people can read"
        assert all(CHINESE.search(sentence) for sentence in words)


def test_words_are_read_from_functions_and_lambdas() -> None:
    assert guard_sentences.of(lambda s: None if s else "还没有开庭。") == ("还没有开庭。",)
    assert guard_sentences.of(_for_programmers) == ("请先登记 … 的支付令。",)


def _for_programmers(situation: object) -> str | None:
    """支付令 is asked for here."""
    return f"请先登记 {situation} 的支付令。" if situation else None


def _after(sentence: str) -> Guard:
    return lambda situation: None if situation.case.parties else sentence


def test_a_sentence_that_a_factory_was_given_is_found() -> None:
    assert guard_sentences.of(_after("请先登记当事人。")) == ("请先登记当事人。",)


def test_a_constant_of_the_module_is_filled_in() -> None:
    assert "开庭通知须在 5 个工作日前送达" in "".join(guard_sentences.checks_of(STEPS["set_hearing"]))


def test_the_markdown_names_everything_that_the_tables_hold() -> None:
    text = as_file.markdown()
    for step in STEPS.values():
        assert f"| {step.label} |" in text
        assert step.basis in text
    for state in STATES.values():
        assert f"| {state.label} |" in text
    for limit in LIMITS:
        assert f"| {limit.id} | {limit.label} |" in text
        assert limit.then in text
    for template in catalogue().values():
        assert f"《{template.title}》" in text
    for rate in RATES:
        assert f"| {rate.id} | {rate.label} |" in text


def test_every_line_of_a_markdown_table_has_as_many_cells_as_its_head() -> None:
    blocks = [block.splitlines() for block in as_file.markdown().split("\n\n") if block.startswith("|")]
    assert len(blocks) == len(list(as_file.sections()))
    for lines in blocks:
        assert len({line.count("|") for line in lines}) == 1


def test_the_html_is_one_page_with_an_anchor_for_each_table() -> None:
    text = as_file.html()
    for table in as_file.sections():
        assert f'id="{table.anchor}"' in text
    assert text.count("<table>") == text.count("</table>") == len(list(as_file.sections()))


def test_a_kind_is_shown_alone() -> None:
    (only,) = tables.kinds("mediation")
    assert only.id == "mediation"
    assert {row.kind for row in tables.limits("arbitration")} == {"仲裁"}
    assert len(tables.documents("mediation")) < len(tables.documents())


def test_a_state_says_how_it_is_reached_and_left() -> None:
    states = {(kind.id, state.name): state for kind in tables.kinds() for state in kind.states}
    assert "定开庭日" in states["arbitration", "scheduled"].reached
    assert "申请仲裁" in states["arbitration", "received"].reached
    assert "受理" in states["mediation", "registered"].leaves
    for state in states.values():
        assert state.reached, state.label
