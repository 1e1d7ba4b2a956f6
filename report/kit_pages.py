"""The paper kit as plain data for the typesetter: the questions word for word, nothing of any group."""

from datetime import date

from assessment import Instrument, group_scales
from report.group_findings import DECISION
from report.group_pages import page_frame
from report.pieces import Data
from report.safe_text import safe_all
from texts import Texts
from workshop import GRID_COLUMNS

_ROWS = 5  # of the grid


def kit_pages(instrument: Instrument, texts: Texts, day: date, title: str = "") -> Data:
    """Answer sheet, cards, grid and decision card (instrument.md 2.20, 3.10.1, 6.2).

    Args:
        instrument: The questionnaire in the same language as the texts.
        texts: Wording.
        day: The date printed.
        title: What the workshop is called; may be empty.
    """
    wording = instrument.wording
    values = wording.table("values")
    data: Data = {
        **page_frame(texts, day, instrument.version, title),
        "title": texts("kit.title"),
        "full_title": texts("kit.title"),
        "one_view": texts("kit.title"),
        "workshop": title,
        "when": texts.all("kit.when.list"),
        "header": wording.get("instrument.header_unit"),
        "answers": list(values.values()),
        "items": [instrument.items[code].text for code in instrument.workshop_items],
        "poles": [
            {"name": instrument.scales[code].name, "definition": instrument.scales[code].definition}
            for code in instrument.poles
        ],
        "wishes": [texts("group.wishes.stark"), texts("group.wishes.latta")],
        "cards": _cards(instrument),
        "grid_columns": [texts("kit.grid_group"), *(texts(f"grid.{column}") for column in GRID_COLUMNS)],
        "grid_rows": _ROWS,
        "decision_fields": [texts(f"decision.{key}") for key in DECISION],
        "decision_says": texts("group.decision.text"),
        "kit": {key: text for key, text in texts.below("kit").items() if isinstance(text, str)},
        "when_title": texts("kit.when.title"),
    }
    safe: Data = dict(safe_all(data))  # type: ignore[call-overload]
    return safe


def _cards(instrument: Instrument) -> list[Data]:
    """One card a pair, then one for each of K, V, W and S."""
    common = group_scales(instrument)
    pairs: list[Data] = [
        {"name": pair.name, "items": [*_asked(instrument, pair.tillit), *_asked(instrument, pair.tvivel)]}
        for pair in instrument.pairs.values()
    ]
    others: list[Data] = [
        {"name": instrument.scales[code].name, "items": _asked(instrument, code)}
        for code in common
        if code not in instrument.poles
    ]
    return pairs + others


def _asked(instrument: Instrument, scale: str) -> list[Data]:
    """The common questions of a scale, with the pole's word where there is one."""
    pole = instrument.scales[scale].pole
    side = instrument.wording.get(f"pole.{pole}") if pole else ""
    return [{"side": side, "text": instrument.items[code].text} for code in group_scales(instrument)[scale]]
