"""The made-up unit that shows what a profile can look like."""

import json
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from assessment import Answers, Reflection, load_instrument, score
from report.charts import SHEETS
from report.findings import build_findings
from report.svg import svg_of_sheet, with_font
from retrieval import load_sources
from texts import Texts, load_texts

_FILE = Path(__file__).resolve().parent / "example.json"


@lru_cache(maxsize=1)
def _stored() -> Answers:
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    return Answers(
        role="chef",
        started=data["started"],
        version=data["version"],
        answers=data["answers"],
        behov=data["behov"],
        context=data["context"],
        summaries=data["summaries"],
    )


def example_answers(texts: Texts) -> Answers:
    """The example's answer set, with its free text in the language of the texts."""
    thought = Reflection(ref="pair3", text=texts("example.reflection"), in_report=True)
    return replace(_stored(), lang=texts.lang, opening=texts("example.opening"), reflections=(thought,))


def example_picture(lang: str, theme: str, width: int, corpus: Path) -> str:
    """The example's six rows as SVG with its font inside, for the start page.

    Args:
        lang: Language code.
        theme: light or dark.
        width: Width in pixels.
        corpus: Folder with the source texts.
    """
    texts, instrument = load_texts(lang), load_instrument(lang)
    answers = example_answers(texts)
    findings = build_findings(
        score(instrument, answers), instrument, answers, texts, load_sources(corpus), lang
    )
    return with_font(svg_of_sheet(SHEETS["six_rows"](findings, texts, theme, width=width), texts))
