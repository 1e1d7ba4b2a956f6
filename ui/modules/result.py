"""The answers of a module set out: the picture, the answers in words, for and against, the limits."""

import streamlit as st

from report import (
    ModuleFinding,
    ModulePart,
    ModulePicture,
    ModuleRow,
    Shelf,
    build_modules,
    part_sheet,
    svg_of_sheet,
)
from ui import frame, profile_view, quotes, services, state

_WIDTHS = (("tt-wide", 620), ("tt-narrow", 320))


def finding_of(code: str) -> ModuleFinding | None:
    """What there is to show of a module, or None without an answer."""
    record, t = state.record(), state.texts()
    if record is None:
        return None
    shelf = Shelf(state.instrument(), services.sources(), t)
    return next(iter(build_modules([code], record.answers, t, shelf, services.corpus())), None)


def draw(found: ModuleFinding) -> None:
    """Draws everything below the heading."""
    t = state.texts()
    for words in filter(None, (found.own, found.note)):
        st.html(f'<p class="tt-note">{frame.plain(words)}</p>')
    st.caption(f"{found.answered}. {found.version}.")
    picture(found)
    if found.beside:
        st.markdown(found.beside)
    with st.expander(t("module.in_words")):
        st.html(profile_view.table(found.name, found.header, found.rows))
    if found.sides.for_ or found.sides.against:
        quotes.sides(found.sides)
    st.header(t("module.limits"), anchor=False)
    st.markdown(found.limits)


def picture(found: ModuleFinding) -> None:
    """The answers as their picture sets them out."""
    st.markdown(found.picture.says)
    if found.seen:
        st.markdown(f"**{found.seen}**")
    painters = {"scale": _scale, "fields": _fields, "pairs": _pairs, "words": _words, "map": _map}
    painters[found.picture.layout](found.picture)


def _notes(notes: tuple[tuple[str, str], ...]) -> str:
    """Own words, each under what was asked."""
    return "".join(
        f'<div class="tt-own"><p class="tt-where">{frame.plain(asked)}</p><p>{frame.plain(text)}</p></div>'
        for asked, text in notes
    )


def _title(part: ModulePart) -> str:
    return f'<p class="tt-card-part">{frame.plain(part.title)}</p>' if part.title else ""


def _scale(found: ModulePicture) -> None:
    theme, t = state.theme(), state.texts()
    for part in found.parts:
        st.html(_title(part)) if part.title else None
        if part.rows:
            alt = frame.plain("; ".join(f"{row.label}: {row.said}" for row in part.rows))
            drawn = "".join(
                f'<div class="tt-chart {kind}" role="img" aria-label="{alt}">'
                f"{profile_view.one_line(svg_of_sheet(part_sheet(found, part, t, theme, width), t))}</div>"
                for kind, width in _WIDTHS
            )
            st.markdown(drawn, unsafe_allow_html=True)
        notes = (*(one for row in part.rows for one in row.notes), *part.notes)
        if notes:
            st.html(_notes(notes))


def _fields(found: ModulePicture) -> None:
    cells = "".join(
        f'<section class="tt-cell">{_title(part)}<dl>{"".join(map(_line, part.rows))}</dl></section>'
        for part in found.parts
    )
    st.html(f'<div class="tt-cells">{cells}</div>')


def _map(found: ModulePicture) -> None:
    """The unit in the middle; above, beside, outside and below it what was chosen."""
    places = "".join(_place(found, place) for place in found.places)
    st.html(f'<div class="tt-map">{places}</div>')


def _place(found: ModulePicture, place: str) -> str:
    """One place of the map with what was chosen there; the unit itself always, other places when needed."""
    if not place:
        return f'<p class="tt-map-unit">{frame.plain(found.places[place])}</p>'
    there = [part for part in found.parts if part.place == place]
    cells = "".join(
        f"<section>{_title(part)}<dl>{''.join(map(_line, part.rows))}</dl></section>" for part in there
    )
    name = f'<p class="tt-where">{frame.plain(found.places[place])}</p>'
    return f'<div class="tt-map-{place}">{name}{cells}</div>' if there else ""


def _line(row: ModuleRow) -> str:
    return f"<div><dt>{frame.plain(row.label)}</dt><dd>{frame.plain(row.said)}</dd></div>{_notes(row.notes)}"


def _pairs(found: ModulePicture) -> None:
    head = "".join(f"<span>{frame.plain(side)}</span>" for side in found.sides)
    rows = "".join(_pair(found, row) for part in found.parts for row in part.rows)
    st.html(f'<div class="tt-stances"><div class="tt-two tt-stance-head">{head}</div>{rows}</div>')


def _pair(found: ModulePicture, row: ModuleRow) -> str:
    both = "".join(
        f'<div><p class="tt-where tt-only-narrow">{frame.plain(side)}</p><p>{frame.plain(mark.text)}</p>'
        f'<p class="tt-where">{frame.plain(mark.said)}</p></div>'
        for side, mark in zip(found.sides, row.marks, strict=True)
    )
    return (
        f'<section><p class="tt-card-part">{frame.plain(row.label)}. <span>{frame.plain(row.said)}</span></p>'
        f'<div class="tt-two">{both}</div></section>'
    )


def _words(found: ModulePicture) -> None:
    parts = "".join(
        f"<section>{_title(part)}<ul>{''.join(map(_item, part.rows))}</ul>{_notes(part.notes)}</section>"
        for part in found.parts
    )
    st.html(f'<div class="tt-order">{parts}</div>')


def _item(row: ModuleRow) -> str:
    return f"<li>{frame.plain(row.label)}{_notes(row.notes)}</li>"
