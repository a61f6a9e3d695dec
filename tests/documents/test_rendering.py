"""Legal documents in print: complete, legible, the same every time; or refused with the name of what is missing."""

import hashlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import ContentStream

from mediation.errors import CannotPrint
from mediation.rules.lifecycle import STEPS
from mediation.services.papers import catalogue, fonts, press
from mediation.services.papers.printed import PARTS, Clock, DocumentData, PartyData
from mediation.services.papers.rendering import Renderer, refusals, render
from tests.documents.printed import bare_pages, feet, printed, text

from .cases import MADE_OF, but
from .samples import (
    AWARD_WORDS,
    COMPANY,
    HEARING,
    NAMES,
    PROMISES,
    agreement,
    arbitration_case,
    award_case,
    samples,
    settlement,
    worker,
)

CASES = [(name, place) for name, cases in samples().items() for place in range(len(cases))]
every_sample = pytest.mark.parametrize(("name", "place"), CASES)


def fonts_of(pdf: bytes) -> Iterator[Any]:
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            yield font.get_object()["/DescendantFonts"][0].get_object()


def glyphs(pdf: bytes) -> Iterator[int]:
    """The glyph numbers a document shows, of all its pages."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    for page in reader.pages:
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in (b"TJ", b"Tj"):
                for run in operands[0] if operator == b"TJ" else operands:
                    raw = getattr(run, "original_bytes", run if isinstance(run, bytes) else b"")
                    yield from (int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2))


# --- every document -------------------------------------------------------------------------------------------


def test_every_document_of_the_catalogue_has_a_sample_and_is_issued_by_a_step() -> None:
    assert set(catalogue.catalogue()) == set(samples())
    assert catalogue.faults(steps=set(STEPS)) == []


@every_sample
def test_it_prints_on_a4_with_its_own_embedded_fonts_and_no_missing_glyph(name: str, place: int) -> None:
    pdf = printed(name, place)
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [210, 297]
    for font in fonts_of(pdf):
        assert "/FontFile3" in font["/FontDescriptor"] or "/FontFile2" in font["/FontDescriptor"]
    shown = list(glyphs(pdf))
    assert len(shown) > 100
    assert 0 not in shown


@every_sample
def test_its_text_can_be_searched_and_copied(name: str, place: int) -> None:
    case, layer = samples()[name][place], text(printed(name, place))
    if case.draft:  # a party's own paper names him, and no office
        expected = [party.name for party in case.draft.asking]
    elif case.parties is None:  # a lead has no parties
        expected = [case.number, case.office.name]
    else:
        to = case.parties.addressee
        # What stays in the inspectorate's file names the unit: whoever reported is sealed (监察条例 第9条).
        inside = catalogue.catalogue()[name].file == "监察卷" and name != "case_referral"
        named = case.parties.respondents if inside else case.parties.everybody
        expected = [case.number, case.office.name, *([to.name] if to else [party.name for party in named])]
    for words in expected:
        assert words in layer
    assert "None" not in layer
    assert "Undefined" not in layer


@every_sample
def test_no_page_holds_a_seal_or_signatures_alone(name: str, place: int) -> None:
    """A page with nothing but a seal could be put behind any text (骑年盖月, and never alone)."""
    assert bare_pages(name, samples()[name][place].frozen(), printed(name, place)) == []


@pytest.mark.parametrize("paragraphs", [4, 5, 6, 8, 11, 14, 17, 20, 24, 25, 26])
@pytest.mark.parametrize("name", ["mediation_agreement", "mediation_record"])
def test_signatures_stand_on_the_page_of_what_is_signed_however_long_it_is(name: str, paragraphs: int) -> None:
    """With texts of some of these lengths the rows to be signed came alone on the last page, all of them or the last."""
    frozen = samples()[name][-1].frozen()
    told = "\n".join(["申请人按月出勤。"] * paragraphs)
    frozen["case"]["story"] = told
    for held in frozen["mediation"]["sessions"]:
        held["content"] = told
    assert bare_pages(name, frozen) == []


@every_sample
def test_no_page_ends_with_a_line_that_leads_in_to_the_next(name: str, place: int) -> None:
    assert not any(foot.endswith("：") for foot in feet(printed(name, place)))


@pytest.mark.parametrize("paragraphs", [1, 14, 24])
def test_what_the_commission_found_stands_on_the_page_of_its_heading(paragraphs: int) -> None:
    """With stories of this length 被申请人辩称, 裁决如下, 本委认为 or 本委查明 came last on a page."""
    frozen = samples()["award_final"][0].frozen()
    frozen["case"]["story"] = "\n".join(["申请人按月出勤。"] * paragraphs)
    assert not any(foot.endswith("：") for foot in feet(render("award_final", frozen)))


def test_the_same_data_give_the_same_bytes_in_another_process() -> None:
    name, case = "hearing_notice", samples()["hearing_notice"][0]
    program = (
        "import hashlib, json, sys; from mediation.services.papers.rendering import render;"
        "print(hashlib.sha256(render(sys.argv[1], json.load(sys.stdin))).hexdigest())"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", program, name],
        input=json.dumps(case.frozen()),
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "1", "TZ": "America/New_York", "PYTHONUTF8": "1"},
    )
    assert elsewhere.stdout.strip() == hashlib.sha256(printed(name, 0)).hexdigest()
    assert render(name, case) == printed(name, 0)


def test_it_needs_no_font_of_the_system(tmp_path: Path) -> None:
    bare = tmp_path / "fonts.conf"
    bare.write_text("<fontconfig></fontconfig>")
    name, case = "hearing_notice", samples()["hearing_notice"][0]
    program = (
        "import json, sys; from mediation.services.papers.rendering import render; "
        "sys.stdout.buffer.write(render(*json.load(sys.stdin)))"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps([name, case.frozen()]).encode(),
        capture_output=True,
        check=True,
        env={"FONTCONFIG_FILE": str(bare), "PYTHONUTF8": "1", "HOME": str(tmp_path)},
    )
    assert text(elsewhere.stdout) == text(printed(name, 0))
    assert 0 not in list(glyphs(elsewhere.stdout))


def test_the_dates_inside_the_file_are_those_of_the_document() -> None:
    about = pypdf.PdfReader(io.BytesIO(printed("hearing_notice", 0))).metadata
    assert about is not None
    assert about.title == "开庭通知书 晋劳人仲案字〔2026〕12号"
    assert str(about["/CreationDate"]).startswith("D:20261012")


# --- what the documents say -----------------------------------------------------------------------------------


def test_rare_characters_of_names_are_printed_and_copied() -> None:
    layer = text(printed("mediation_agreement", 0))
    assert all(name in layer for name in NAMES)
    assert "陈㛃" in layer
    assert "林喆堃" in layer


def test_an_agreement_states_each_sum_in_figures_and_capitals_and_both_ways_to_make_it_enforceable() -> None:
    layer = text(printed("mediation_agreement", 0))
    assert "合计120000元（大写：人民币壹拾贰万元整）" in layer
    assert "18600元壹万捌仟陆佰元整2026年10月31日" in layer
    assert "十五日内，依照《劳动人事争议仲裁办案规则》第七十四条" in layer
    assert "三十日内，依照《中华人民共和国民事诉讼法》第二百零五条" in layer
    assert "一式十份" in layer


def test_due_dates_are_printed_and_say_when_they_are_provisional() -> None:
    dated = {"M-08": Clock(due_on=date(2026, 10, 9)), "M-09": Clock(due_on=date(2026, 10, 24), provisional=True)}
    layer = text(render("mediation_agreement", agreement(clocks=dated)))
    assert "十五日内（至2026年10月9日届满）" in layer
    assert "三十日内（至2026年10月24日（暂定）届满）" in layer
    assert "十个工作日内（至2027年1月4日（暂定）届满）" in text(printed("respond_notice", 0))


def test_awards_and_decisions_are_dated_in_chinese_numerals() -> None:
    assert "二〇二六年十一月十六日" in text(printed("award_final", 0))
    assert "二〇二六年十月二十八日" in text(printed("settlement", 0))


def test_an_employer_who_applies_is_not_made_the_debtor_of_itself() -> None:
    firm, man = COMPANY.model_copy(update={"side": "申请人"}), worker(0).model_copy(update={"side": "被申请人"})
    turned = agreement(workers=1, applicants=[firm], respondents=[man], promises=PROMISES[:1], copies=3)
    assert "双方当事人按照下表履行，合计18600元" in text(render("mediation_agreement", turned))
    settled = text(render("settlement", settlement(applicants=[firm], respondents=[man])))
    assert "一、晋江市步步生莲鞋业有限公司应于2026年11月10日前（含当日）支付陈㛃" in settled


def test_an_account_is_that_of_who_is_paid_and_not_of_a_namesake() -> None:
    paid, namesake = (worker(0).model_copy(update={"number": n, "account": f"0000000000{n}"}) for n in (1, 2))
    for template, case in (
        ("mediation_agreement", agreement(applicants=[paid, namesake], promises=PROMISES[:1])),
        ("settlement", settlement(applicants=[paid, namesake])),
    ):
        said = text(render(template, case))
        assert "账号00000000001" in said
        assert "账号00000000002" not in said


def test_a_third_party_is_not_threatened_with_the_applicants_loss() -> None:
    third = COMPANY.model_copy(update={"side": "第三人"})
    layer = text(render("hearing_notice", arbitration_case(addressee=third, sitting=HEARING)))
    assert "不影响案件的审理" in layer
    assert "按撤回" not in layer


def test_nobody_is_given_a_receipt_for_nothing() -> None:
    receipt = catalogue.catalogue()["service_receipt"]
    assert not receipt.applies(arbitration_case(addressee=COMPANY, served=[]))
    assert receipt.applies(samples()["service_receipt"][0])


# --- refusals -------------------------------------------------------------------------------------------------

NAMELESS = COMPANY.model_copy(update={"representative": None, "credit_code": None})


@pytest.mark.parametrize(
    ("name", "case", "sentence"),
    [
        ("award_final", award_case(respondents=[NAMELESS]), "缺少被申请人“晋江市步步生莲鞋业有限公司”的法定代表人"),
        (
            "award_final",
            award_case(applicants=[worker(0).model_copy(update={"id_number": None})]),
            "缺少申请人“陈㛃”的公民身份号码",
        ),
        ("award_final", award_case(**{**AWARD_WORDS, "reasoning": "  "}), "缺少裁决理由"),
        ("award_nonfinal", award_case(sitting=None), "缺少开庭情况"),
        ("hearing_notice", arbitration_case(addressee=COMPANY, sitting=HEARING, number=None), "缺少案号"),
        ("hearing_notice", arbitration_case(sitting=HEARING), "缺少受送达人"),
        ("mediation_agreement", agreement(promises=[]), "缺少协议的履行事项"),
        ("mediation_agreement", agreement(breach=""), "缺少不履行协议的后果"),
        ("settlement", settlement(tribunal=None), "缺少仲裁庭组成人员"),
        ("effect_certificate", but(samples()["effect_certificate"][0], made_on=None), "缺少文书作出日期"),
        ("effect_certificate", but(samples()["effect_certificate"][0], received=[]), "缺少各方收到文书的日期"),
        ("mediation_transfer_letter", but(samples()["mediation_transfer_letter"][0], given={}), "缺少接收的调解组织"),
        ("mediator_appointment", but(samples()["mediator_appointment"][0], mediator=None), "缺少调解员"),
        ("mediation_inquiry", but(samples()["mediation_inquiry"][0], given={}), "缺少答复的期限"),
        ("review_termination", but(samples()["review_termination"][0], given={}), "缺少哪一方撤回"),
    ],
)
def test_a_missing_field_refuses_the_document_by_its_name(name: str, case: DocumentData, sentence: str) -> None:
    assert sentence in refusals(name, case)
    with pytest.raises(CannotPrint, match=sentence):
        render(name, case.frozen())


def test_no_field_of_any_document_prints_as_none() -> None:
    """Every field that may be unknown, taken away one at a time: the document leaves it out, or refuses it by name."""
    optional = [name for name, about in DocumentData.model_fields.items() if about.default is None and name not in PARTS]
    inner = {part: [n for n, about in of.model_fields.items() if about.default is None] for part, of in MADE_OF.items()}
    for name, cases in samples().items():
        for field in [*optional, *(n for part, names in inner.items() if getattr(cases[0], part) for n in names)]:
            lacking = refusals(name, but(cases[0], **{field: None}))
            assert all(sentence.startswith("缺少") and "模板" not in sentence for sentence in lacking), (name, field)


def test_no_field_of_a_party_prints_as_none() -> None:
    for name, cases in samples().items():
        for field in [f for f, about in PartyData.model_fields.items() if about.default is None]:
            lacking = refusals(name, with_parties_lacking(cases[0], field))
            assert all(sentence.startswith("缺少") and "模板" not in sentence for sentence in lacking), (name, field)


def with_parties_lacking(case: DocumentData, field: str) -> DocumentData:
    """The data with this field unknown of every party, also of those of a paper that somebody takes to a court."""

    def bare(side: list[PartyData]) -> list[PartyData]:
        return [party.model_copy(update={field: None}) for party in side]

    if case.draft:
        sides = {"asking": bare(case.draft.asking), "against": bare(case.draft.against)}
        return case.model_copy(update={"draft": case.draft.model_copy(update=sides)})
    return but(case, applicants=bare(case.parties.applicants), respondents=bare([COMPANY])) if case.parties else case


def test_a_company_without_a_licence_can_still_be_named_in_an_award() -> None:
    """办案规则 第6条 knows employers without a business licence: the code is printed where there is one."""
    unlicensed = COMPANY.model_copy(update={"credit_code": None})
    assert refusals("award_final", award_case(respondents=[unlicensed])) == []


def test_a_character_no_font_has_is_refused_with_the_field_it_stands_in() -> None:
    nobody = worker(0).model_copy(update={"name": "陈\U0002a700", "address": "某村\ue000号"})
    sentences = refusals("hearing_notice", arbitration_case(addressee=nobody, sitting=HEARING, applicants=[nobody]))
    assert len(sentences) == 1
    assert "字体中没有“\U0002a700”字（U+2A700），出现在申请人“陈\U0002a700”的姓名或者名称" in sentences[0]
    in_award = refusals("award_final", award_case(applicants=[nobody]))
    assert any("U+E000" in sentence and "的住所" in sentence for sentence in in_award)


def test_a_warning_of_the_typesetter_is_a_refusal() -> None:
    with pytest.raises(CannotPrint, match="排版程序报告"), press.no_complaints():
        press.LOGGER.warning("a glyph is missing")


def test_unknown_data_and_unknown_templates_are_refused() -> None:
    assert refusals("love_letter", agreement()) == ["没有名为 love_letter 的文书模板"]
    assert refusals("award_final", {"office": {"name": "某某"}}) == ["文书数据有误：issued_on 不合要求"]


def test_what_people_type_is_never_markup() -> None:
    typed = "<b>加粗</b><img src='file:///etc/passwd'><link rel=attachment href='file:///etc/passwd'>&amp;"
    pdf = render("award_final", award_case(reasoning=typed))
    assert re.sub(r"\s", "", typed) in text(pdf)
    assert b"EmbeddedFile" not in pdf


def test_a_page_can_fetch_nothing() -> None:
    loaded = press.loaded(None)
    with pytest.raises(CannotPrint):
        loaded.print("<html lang=zh-CN><img src='file:///etc/passwd'><p>图</p>")
    with pytest.raises(ValueError, match="nothing"):
        press.OwnFetcher(loaded.fonts).fetch("http://127.0.0.1/")


# --- fonts and speed ------------------------------------------------------------------------------------------


def test_the_operators_own_fonts_come_first(tmp_path: Path) -> None:
    source = fonts.SHARED / "FandolKai-Regular.otf"
    (tmp_path / "仿宋.otf").symlink_to(source)
    (tmp_path / "collection.ttc").write_bytes(b"")
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    found = fonts.find(tmp_path)
    assert next(face.path.name for face in found.faces if face.family == "Kai") == "FandolKai-Regular.otf"
    assert any("collection.ttc" in fault for fault in found.faults)
    assert any("broken.ttf" in fault for fault in found.faults)


def test_without_fandol_everything_prints_in_noto_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "SHARED", tmp_path)
    found = fonts.find()
    assert len(found.faults) == len(fonts.PARTS)
    assert found.missing("晋江市劳动人事争议〔2026〕〇㛃喆堃") == []


def test_harfbuzz_cuts_the_fonts_or_the_start_up_check_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fonts.harfbuzz_subset_available()
    monkeypatch.setattr(fonts, "harfbuzz_subset_available", lambda: False)
    assert "libharfbuzz-subset0" in fonts.faults()[0]


def test_a_warm_worker_prints_as_the_process_itself_and_refuses_alike() -> None:
    renderer = Renderer()
    try:
        renderer.warm_up()
        assert renderer.render("hearing_notice", samples()["hearing_notice"][0]) == printed("hearing_notice", 0)
        with pytest.raises(CannotPrint, match="缺少案号"):
            renderer.render("hearing_notice", but(samples()["hearing_notice"][0], number=None))
    finally:
        renderer.close()


def test_amounts_days_and_numerals_as_documents_write_them() -> None:
    assert [catalogue.figures(Decimal(a)) for a in ("120000.00", "0.5", "27465.5")] == ["120000", "0.50", "27465.50"]
    assert [catalogue.numeral(n) for n in (1, 10, 11, 20, 35)] == ["一", "十", "十一", "二十", "三十五"]
    many = {
        99: "九十九",
        100: "一百",
        101: "一百零一",
        110: "一百一十",
        315: "三百一十五",
        600: "六百",
        1010: "一千零一十",
        2003: "二千零三",
    }
    assert {n: catalogue.numeral(n) for n in many} == many, "three hundred workers claim three hundred times"
    assert catalogue.clock_time("09:30") + catalogue.clock_time("14:00") == "9时30分14时"
    assert catalogue.article("第30条第1项") == "第三十条第一项"
    assert len(PROMISES) == 8
