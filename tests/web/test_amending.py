"""更正内容 on the page and through the API: the entry's own form again, filled with its answers, without a script."""

import re
from typing import Any

from fastapi import FastAPI

from tests.web.conftest import Browser
from tests.web.program import Program


def form_of(html: str) -> dict[str, str]:
    """The fields of the open form that hold something, as a browser would send them."""
    inside = re.sub("<template>.*?</template>", "", html.split('id="form"', 1)[1].split("</form>", 1)[0], flags=re.DOTALL)
    fields = {
        name: value
        for tag in re.findall(r"<input[^>]*>", inside)
        if 'type="radio"' not in tag and 'type="checkbox"' not in tag
        for name, value in [(re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag))]
        if name
        for name, value in [(name[1], value[1] if value else "")]
    }
    fields |= dict(re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', inside))
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', inside, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)"[^>]* selected', options)
        fields[name] = chosen[1] if chosen else ""
    for name, value in re.findall(r'<input type="radio" name="([^"]+)" value="([^"]*)" checked', inside):
        fields[name] = value
    return fields


def opened(alice: Browser, case: int) -> str:
    """The page on which the form of the registration stands, on the way that 更正 leads."""
    return alice.step(case, "correct", {"on": "2026-08-20", "entry": 1, "action": "amend", "reason": "姓名写错"}).text


def test_the_three_ways_are_offered_and_amending_leads_to_the_entry_s_own_form(alice: Browser, case: int) -> None:
    text = alice.get(f"/cases/{case}?p=1&do=correct").text
    for way in ("更正内容", "更正日期", "撤销该步骤"):
        assert way in text
    text = opened(alice, case)
    filled = form_of(text)
    assert "更正第 1 条“登记”的内容" in text
    assert filled["_why"] == "姓名写错"
    assert filled["applicants.0.name"] == "周某1"
    assert filled["applicants.0.number"] == "1"
    assert filled["applicants.0.id_number"] == "", "what is sealed is not shown"


def test_a_name_is_put_right_and_both_are_read(alice: Browser, case: int) -> None:
    filled = {**form_of(opened(alice, case)), "applicants.0.name": "大错某"}
    foreseen = alice.fill(f"/cases/{case}/proceedings/1/amendments/1/preview", filled).text
    assert "周某1 → 大错某" in foreseen
    done = alice.fill(f"/cases/{case}/proceedings/1/amendments/1", filled)
    assert done.status_code == 303
    text = alice.get(f"/cases/{case}").text
    assert "大错某等 2 人" in text
    assert "原登记为 周某1" in text
    assert "大错某等 2 人" in alice.get("/cases?q=周某1").text
    assert "周某1 → 大错某。理由：姓名写错" in text


def test_what_is_refused_is_shown_again_with_everything_that_was_typed(alice: Browser, case: int) -> None:
    filled = {**form_of(opened(alice, case)), "applicants.0.name": "大错某", "claims.0.claimant": "7", "_why": ""}
    again = alice.fill(f"/cases/{case}/proceedings/1/amendments/1", filled)
    assert again.status_code == 422
    assert form_of(again.text)["applicants.0.name"] == "大错某"
    assert "只登记了 2 位申请人" in alice.fill(f"/cases/{case}/proceedings/1/amendments/1", {**filled, "_why": "写错"}).text


def test_claims_follow_their_applicants_when_one_is_taken_away(alice: Browser, case: int) -> None:
    filled = {**form_of(opened(alice, case)), "_remove.applicants.0": "1"}
    left = form_of(alice.fill(f"/cases/{case}/proceedings/1/amendments/1", filled).text)
    assert left["applicants.0.number"] == "2"
    assert [left["claims.0.claimant"], left["claims.1.claimant"]] == ["0", "1"]
    again = alice.fill(f"/cases/{case}/proceedings/1/amendments/1", {**left, "_why": "重复登记"})
    assert again.status_code == 422
    assert "只登记了 1 位申请人，请填 1" in again.text, "his claim is nobody else's without a word"


def test_a_program_reads_the_entry_and_sends_it_back_changed(app: FastAPI, case: int) -> None:
    program = Program(app, "alice")
    found: dict[str, Any] = program.get(f"/api/cases/{case}/proceedings/1/entries/1").json()
    assert found["step"] == "register"
    content = found["content"]
    content["applicants"][0]["name"] = "大错某"
    asked = {"on": "2026-08-20", "entry": 1, "action": "amend", "reason": "姓名写错", "content": content}
    assert program.do(case, "correct", asked).status_code == 200
    assert program.get(f"/api/cases/{case}").json()["parties"][0]["name"] == "大错某"
    assert program.do(case, "correct", {**asked, "content": None}).status_code == 422
    assert program.get(f"/api/cases/{case}/proceedings/1/entries/9").status_code == 404
