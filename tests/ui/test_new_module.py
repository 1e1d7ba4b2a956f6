"""An eleventh module needs nothing but its content: the example of docs/new-module.md, taken and used."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assessment import Answers, load_instrument, pointed_to, score
from assessment.content import FOLDER
from report import Shelf, build_modules, example_answers, report_pdf
from tests.report.test_pdf import text_of
from ui import services, take_along

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "new-module.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```toml (\S+)\n(.*?)```", DOC, re.DOTALL))


@pytest.fixture
def content(tmp_path):
    """A copy of the content with the example in it."""
    folder = shutil.copytree(FOLDER, tmp_path / "content")
    (folder / "modules" / "M11.toml").write_text(BLOCKS["modules/M11.toml"], encoding="utf-8")
    for name in ("sv.toml", "en.toml"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(f"{text}\n{BLOCKS[name]}", encoding="utf-8")
    return folder


@pytest.fixture
def installed(content, monkeypatch):
    """The app with that content."""
    instruments = {lang: load_instrument(lang, content) for lang in ("sv", "en")}
    monkeypatch.setattr(services, "instrument", instruments.__getitem__)
    return instruments


def test_the_loader_takes_it_and_a_profile_points_to_it(installed):
    for instrument in installed.values():
        assert list(instrument.modules)[-1] == "M11"
        assert instrument.modules["M11"].words.limits
    profile = score(installed["sv"], Answers({"A6a": 1, "A6b": 1}))
    assert pointed_to(installed["sv"], profile) == ("M11",)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_its_page_asks_stores_and_shows(installed, begun, lang):
    services.desk(lang)
    at, held = begun(page=None, lang=lang, answers=example_answers(services.texts(lang)))
    at.switch_page("ui/pages/modules.py")
    at.query_params["modul"] = "M11"
    at.run()
    assert [radio.label for radio in at.radio] == [
        installed[lang].modules["M11"].items[code].text for code in ("M11_01", "M11_02")
    ]
    at.radio[0].set_value(4)
    at.radio[1].set_value("NR")
    at.text_area[0].set_value("En onsdag.").run()
    next(button for button in at.button if button.key == "next").click().run()
    assert not at.exception
    stored = services.store("server").load(held.token).answers.modules["M11"]
    assert stored == {"version": "1.0.0", "answers": {"M11_01": 4, "M11_02": "NR", "M11_03": "En onsdag."}}
    shown = " ".join(element.proto.body for element in at.get("html"))
    assert "En onsdag." in shown
    assert installed[lang].modules["M11"].titles["004:126"].split("'")[0] in shown.replace("&#x27;", "'")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_its_answers_stand_in_the_report(installed, lang, monkeypatch):
    texts, instrument = services.texts(lang), installed[lang]
    held = {"M11": {"version": "1.0.0", "answers": {"M11_01": 4, "M11_03": "En onsdag."}}}
    answers = replace(example_answers(texts), modules=held)
    monkeypatch.setattr("ui.state.lang", lambda: lang)
    shelf = Shelf(instrument, services.sources(), texts)
    modules = build_modules(["M11"], answers, texts, shelf, services.corpus())
    findings = replace(take_along.findings_of(answers), modules=modules)
    text = text_of(report_pdf(findings, texts, date(2026, 11, 21)))
    assert instrument.modules["M11"].words.name in text
    assert "En onsdag." in text
