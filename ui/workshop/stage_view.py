"""One thing at a time: a stage drawn for the projector, and the same for the console's preview."""

import html
from collections.abc import Callable

import streamlit as st

from report import qr_svg
from ui import state
from ui.workshop import decision, grid, manager_view, pictures, rounds_view, seats, talk_view, words
from ui.workshop.lines import head, lines
from ui.workshop.network import reach

Place = seats.Place
_OF_ITEMS, _OF_SCALES = ("item", "ask", "split"), ("pole", "for", "against")


def title(name: str) -> str:
    """What a stage is called in lists."""
    t, (kind, _, code) = state.texts(), name.partition(":")
    instrument = state.instrument()
    if kind in _OF_ITEMS and code:
        scale = instrument.items[code].scale if code in instrument.items else ""
        return t(f"stage.{kind}_of", name=instrument.scales[scale].name if scale else code)
    if kind in _OF_SCALES:
        return t(f"stage.{kind}", name=instrument.scales[code].name if code in instrument.scales else code)
    return t("stage.pairs", numbers=code.replace("-", "–")) if kind == "pairs" else t(f"stage.{kind}")


def draw(place: Place, *, room: bool) -> None:
    """Draws what the projector shows now.

    Args:
        place: where; its picture is what the facilitator's link sees.
        room: on the projector itself, large.
    """
    stage = place.stage
    if room:
        seats.practice_mark(place.workshop)
    _DRAWN[stage.kind](place, stage.code, room=room)


def _test(place: Place, _code: str, *, room: bool) -> None:
    t = state.texts()
    head(t("stage.test_title"), room=room)
    _code_and_qr(place, t("stage.test_text"))


def _code_and_qr(place: Place, text: str) -> None:
    t, where, code = state.texts(), reach(), place.workshop.code
    address = f"{where.address}/w/{code}"
    known = " ".join((code[:3], code[3:]))
    spoken = html.escape(" ".join(code))
    st.markdown(
        f'<div class="tt-join">{qr_svg(address, t("stage.qr", address=address))}<div>'
        f'<p class="tt-line">{html.escape(text)}</p>'
        f'<p class="tt-line tt-address">{html.escape(where.short)}/w</p>'
        f'<p class="tt-code" role="img" aria-label="{spoken}">{html.escape(known)}</p></div></div>',
        unsafe_allow_html=True,
    )


def _welcome(place: Place, _code: str, *, room: bool) -> None:
    t = state.texts()
    head(place.workshop.plan.title, room=room)
    lines(*t.all("stage.welcome_lines"))


def _join(place: Place, _code: str, *, room: bool) -> None:
    t = state.texts()
    head(t("stage.join_title"), room=room)
    _code_and_qr(place, t("stage.join_text"))
    st.html(f'<p class="tt-line" role="status">{html.escape(counter_words(place.workshop.counter))}</p>')


def counter_words(counter: int) -> str:
    """How many have handed in, in steps of five."""
    t = state.texts()
    return t("stage.counter", n=counter) if counter else t("stage.counter_none")


def _write(_place: Place, _code: str, *, room: bool) -> None:
    t = state.texts()
    head(t("stage.write_title"), room=room)
    lines(*t.all("stage.write_lines"))


def _pairs(place: Place, code: str, *, room: bool) -> None:
    t, instrument = state.texts(), state.instrument()
    scales = (place.picture or {}).get("scales", {})
    first, _, last = code.partition("-")
    pairs = [pair for number, pair in instrument.pairs.items() if int(first) <= number <= int(last)]
    codes = [pole for pair in pairs for pole in (pair.tillit, pair.tvivel)]
    head(t("stage.pairs_title", numbers=code.replace("-", "–")), room=room)
    pictures.rows([words.row(t, instrument, one, scales.get(one)) for one in codes], room=room)
    if not room:
        st.caption(t("room.marks"))


def _item(place: Place, code: str, *, room: bool) -> None:
    t, instrument = state.texts(), state.instrument()
    measure = (place.picture or {}).get("items", {}).get(code)
    head(instrument.items[code].text, room=room)
    if measure and "distribution" in measure:
        pictures.dots(measure, room=room)
    lines(" ".join(words.sentences(t, instrument, measure)))
    if measure and measure.get("two_camps"):
        lines(t("stage.camps_room") if room else t("room.two_camps"))


def _chain(place: Place, _code: str, *, room: bool) -> None:
    t, instrument, picture = state.texts(), state.instrument(), place.picture or {}
    scales, found = picture.get("scales", {}), picture.get("chain") or {}
    head(t("stage.chain_title"), room=room)
    pictures.rows([words.row(t, instrument, one, scales.get(one)) for one in "KVW"], room=room)
    lowest = found.get("lowest")
    lines(t("stage.chain_lowest", name=instrument.scales[lowest].name) if lowest else t("stage.chain_none"))
    lines(t("stage.chain_ask"))


def _priorities(place: Place, _code: str, *, room: bool) -> None:
    t = state.texts()
    head(t("stage.priorities_title"), room=room)
    priorities(place)


def priorities(place: Place) -> None:
    """What the group wants to strengthen and to ease, as far as three or more chose it (3.10.8)."""
    t, instrument = state.texts(), state.instrument()
    found = (place.picture or {}).get("priorities") or {}
    capped = found.get("at_least")
    for key in ("stark", "latta"):
        chosen = found.get(key) or {}
        counts = chosen if isinstance(chosen, dict) else dict.fromkeys(chosen)
        lines = [
            instrument.scales[code].name + ("" if votes is None else _votes(votes, capped=votes == capped))
            for code, votes in counts.items()
        ]
        items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
        body = f"<ul>{items}</ul>" if items else f"<p>{html.escape(t('room.no_priority'))}</p>"
        st.html(f'<div class="tt-line"><p><strong>{html.escape(t(f"room.{key}"))}</strong></p>{body}</div>')


def _votes(votes: int, *, capped: bool) -> str:
    t = state.texts()
    return f": {t('room.votes_at_least' if capped else 'room.votes', n=votes)}"


def _decision(place: Place, _code: str, *, room: bool) -> None:
    head(state.texts()("stage.decision_title"), room=room)
    decision.show(place)


def _few(_place: Place, _code: str, *, room: bool) -> None:
    t = state.texts()
    head(t("stage.few_title"), room=room)
    lines(t("stage.few_text", n=state.instrument().constants.group.min_n))


def _grid(place: Place, _code: str, *, room: bool) -> None:
    head(state.texts()("grid.title"), room=room)
    grid.show(place)


def _blank(_place: Place, _code: str, *, room: bool) -> None:
    head(state.texts()("app.name"), room=room)


_DRAWN: dict[str, Callable[..., None]] = {
    "test": _test,
    "welcome": _welcome,
    "join": _join,
    "write": _write,
    "pairs": _pairs,
    "item": _item,
    "ask": talk_view.ask,
    "split": talk_view.split,
    "pole": talk_view.pole,
    "for": talk_view.passage_for,
    "against": talk_view.passage_against,
    "chain": _chain,
    "yardstick": rounds_view.yardstick,
    "change": rounds_view.change,
    "manager": manager_view.draw,
    "different": talk_view.different,
    "priorities": _priorities,
    "decision": _decision,
    "few": _few,
    "blank": _blank,
    "grid": _grid,
}
