"""The reference page: anchors, one kind alone, and `./run docs`."""

from pathlib import Path

from mediation.services.guide import as_file
from tests.verbs import run
from tests.web.conftest import Browser


def test_it_filters_by_kind_and_keeps_the_anchors(alice: Browser) -> None:
    everything, mediation = (alice.get(path).text for path in ("/lifecycle", "/lifecycle?kind=mediation"))
    assert 'id="arbitration-award"' in everything
    assert 'id="arbitration-award"' not in mediation
    assert 'id="mediation-accept_mediation"' in mediation
    assert 'id="limit-A-23"' not in mediation
    for anchor in ("documents", "rates", "limits", "mediation-states"):
        assert f'id="{anchor}"' in everything


def test_the_regulations_of_the_bureau_s_own_province_are_told(alice: Browser) -> None:
    assert "《福建省工会劳动法律监督条例》第24、25条" in alice.get("/lifecycle").text
    assert alice.get("/api/due?limit=F-04&on=2026-08-20").json()["due_on"] == "2026-09-10"


def test_it_says_why_a_step_is_refused(alice: Browser) -> None:
    text = alice.get("/lifecycle").text
    assert "还没有调解笔录。先办理“调解笔录”，再记录达成的协议。" in text
    assert "data-print" in text


def test_an_unknown_kind_is_not_found(alice: Browser) -> None:
    assert alice.get("/lifecycle?kind=nothing").status_code == 404


def test_docs_prints_the_reference_without_a_database(tmp_path: Path) -> None:
    done = run("docs", home=tmp_path / "none")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == as_file.markdown()
    assert not (tmp_path / "none").exists()


def test_docs_writes_html_where_the_file_is_html(tmp_path: Path) -> None:
    file = tmp_path / "guide.html"
    done = run("docs", "-o", str(file), home=tmp_path / "none")
    assert done.returncode == 0
    assert str(file) in done.stdout
    assert file.read_text(encoding="utf-8") == as_file.html()
