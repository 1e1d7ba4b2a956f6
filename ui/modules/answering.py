"""The cards of a module: questions as on the walk's cards, each answer saved when it is given."""

import streamlit as st

from assessment import KINDS, MAX_TEXT, Module, ModuleCard, Question, module_progress
from ui import cards, frame, notes, state
from ui.modules import saving

_AT = "_module_at"


def at(module: Module, many: int) -> int:
    """The card the person is at; the number after the last one means the answers set out."""
    key = f"{_AT}:{module.code}"
    if key not in st.session_state:  # the last answer of a card does not turn it
        done, asked = module_progress(module, saving.given(module))
        st.session_state[key] = many if done == asked else 0
    return min(int(st.session_state[key]), many)


def go(code: str, card: int) -> None:
    """Moves to a card."""
    st.session_state[f"{_AT}:{code}"] = card


def draw(module: Module, several: tuple[ModuleCard, ...], number: int) -> None:
    """One card with what stands above it and the way on."""
    t, given = state.texts(), saving.given(module)
    state.start_clock(f"{module.code}:{number}")
    frame.heading(module.words.name)
    if module.organisation:
        st.html(f'<p class="tt-note">{frame.plain(t("module.own", name=module.organisation))}</p>')
    st.progress((number + 1) / len(several), text=t("module.card", n=number + 1, of=len(several)))
    with st.container(key=f"card_{module.code}_{number}"):
        if number == 0:
            st.markdown(module.words.intro)
        st.markdown(f"*{module.words.header}*")
        for section in several[number].sections:
            if section.heading:
                st.html(f'<p class="tt-card-part">{frame.plain(section.heading)}</p>')
            for one in section.questions:
                _question(module, one, given)
    trouble = state.trouble()
    if trouble:
        st.warning(t(f"trouble.{trouble}"))
    _moves(module, number, last=number == len(several) - 1)


def _moves(module: Module, number: int, *, last: bool) -> None:
    t = state.texts()
    with st.container(horizontal=True, key="moves"):
        label = t("module.done" if last else "walk.go_on")
        st.button(label, key="next", type="primary", on_click=go, args=(module.code, number + 1))
        if number:
            st.button(t("walk.back"), key="back", on_click=go, args=(module.code, number - 1))
    frame.menu(t("walk.menu"), ("/fordjupa", t("module.more")), ("/mina-svar", t("walk.pause")))


def _question(module: Module, one: Question, given: dict[str, object]) -> None:
    if one.item.answer == "text":
        _text(module, one.key, one.text, given)
    elif one.item.answer == "pick":
        _pick(module, one, given)
    else:
        field = f"modules:{one.item.answer}"
        options, names = KINDS[one.item.answer], module.values[one.item.answer]
        name = f"{module.code}:{one.key}"
        cards.choice(field, name, one.text, options, names, given.get(one.key), tapped=_tapped)
        if one.item.follow and given.get(one.key) is not None:
            _text(module, f"{one.item.code}_text", module.words.follow, given)


def _tapped(field: str, name: str) -> None:
    key = f"{field}:{name}"
    value = st.session_state.get(key)
    code, _, question = name.partition(":")
    module = state.instrument().modules.get(code)
    if value is not None and module is not None and saving.save(module, question, value):
        state.note_stored(key, value)


def _text(module: Module, key: str, label: str, given: dict[str, object]) -> None:
    ref = saving.ref_of(module, key)
    notes.area(label, ref, str(given.get(key) or ""), field="modules", longest=MAX_TEXT)


def _pick(module: Module, one: Question, given: dict[str, object]) -> None:
    t, key = state.texts(), f"modules:pick:{module.code}:{one.key}"
    taken = given.get(one.key)
    state.seed(key, list(taken) if isinstance(taken, list) else [])
    st.pills(
        one.text,
        one.item.options,
        selection_mode="multi",
        key=key,
        format_func=lambda option: one.item.options[option],
        on_change=_picked,
        args=(module.code, one.key, key, one.item.at_most),
    )
    st.caption(t("module.pick", n=one.item.at_most))
    if any(item.per == one.item.code for item in module.items.values()) and not taken:
        st.caption(t("module.pick_first"))


def _picked(code: str, question: str, key: str, most: int) -> None:
    """Saves a choice; one too many is not taken."""
    module = state.instrument().modules.get(code)
    if module is not None:
        chosen = list(st.session_state[key] or [])[:most]
        st.session_state[key] = chosen
        saving.save(module, question, chosen)
