"""Messages to the app's websocket: whatever is sent, the server lives on and nobody else notices."""

import asyncio
import atexit
import re
import time
from contextlib import suppress
from functools import cache

import pytest
import websockets
from hypothesis import strategies as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.clients import Person
from storage import open_store, read_answers, write_answers
from tests.browser.served import Served
from tests.fuzz import site, worlds
from tests.fuzz.damage import TEXTS, damaged
from tests.fuzz.drill import fuzz

WRITTEN = "Hemlig rad som ingen logg far se"
PAGES = ("svara", "profil", "mina-svar", "plan", "kalla", "")
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@cache
def served():
    """The product with a person in it, running until this process ends."""
    one = Served(site.scratch())
    one.start()
    atexit.register(one.kill)
    store = open_store(f"sqlite:///{one.folder / 'var' / 'tillit.db'}", worlds.instrument())
    token, record = store.create(lang="sv", shared=False)
    store.put(token, "answers", "A1a", 4)
    store.put(token, "opening", "", WRITTEN)
    cookies = {f"tt_a_s_{record.id}": token, "tt_now": record.id}
    person = Person(one.port, "svara", cookies)
    asyncio.run(_seen(person))
    ids = [radio.id for radio in person.radios.values()] + list(person.buttons.values())
    return one, store, token, cookies, ids


async def _seen(person):
    await person.open()
    await person.close()


SAID = st.one_of(
    st.sampled_from(TEXTS).filter(lambda text: text.isprintable() or text.isascii()), st.text(max_size=20)
)
SOUND = SAID.map(lambda text: text.encode("utf-8", "replace").decode())
VALUES = {
    "trigger_value": st.booleans(),
    "bool_value": st.booleans(),
    "double_value": st.floats(),
    "int_value": st.integers(-(2**63), 2**63 - 1),
    "string_value": st.one_of(SOUND, st.sampled_from(("1", "5", "DK", "6", "A1a"))),
    "json_value": st.sampled_from(("null", "[]", "{", "NaN", "[" * 5_000)),
    "json_trigger_value": st.sampled_from(("null", "[]", "{", "NaN", '{"event": 1}')),
    "bytes_value": st.binary(max_size=30),
}


@st.composite
def widgets(draw):
    """The state of one widget: of the page, numbered, or of none; with a value of any kind."""
    whose = draw(st.one_of(st.integers(0, 12), SOUND, st.just("$$ID-0-x"), st.just("$$ID-00-None")))
    kind = draw(st.sampled_from((*VALUES, "string_array_value", "int_array_value", "string_trigger_value")))
    state = WidgetState()
    if kind == "string_trigger_value":
        state.string_trigger_value.data = draw(SOUND)
    elif kind == "string_array_value":
        state.string_array_value.data.extend(draw(st.lists(SOUND, max_size=3)))
    elif kind == "int_array_value":
        state.int_array_value.data.extend(draw(st.lists(st.integers(-9, 9), max_size=3)))
    else:
        setattr(state, kind, draw(VALUES[kind]))
    return whose, state.SerializeToString()


@st.composite
def messages(draw):
    """One message: bytes of no kind, a request of another kind, or a run of a page with odd states."""
    how = draw(st.integers(0, 5))
    if how == 0:
        return "bytes", draw(st.one_of(st.binary(max_size=40), st.just(b"\xff" * 200_000))), ()
    message = BackMsg()
    if how == 1:
        kind = draw(
            st.sampled_from([one.name for one in BackMsg.DESCRIPTOR.fields if one.type == one.TYPE_BOOL])
        )
        setattr(message, kind, draw(st.booleans()))
        return "bytes", message.SerializeToString(), ()
    run = message.rerun_script
    run.page_name = draw(st.one_of(st.sampled_from(PAGES), SOUND))
    run.query_string = draw(
        st.one_of(SOUND, st.sampled_from(("vy=formular", "k=004&d=1-9", "&" * 3_000, "%zz=%ff")))
    )
    run.page_script_hash = draw(st.one_of(st.just(""), SOUND))
    run.fragment_id = draw(st.one_of(st.just(""), st.just(""), SOUND))
    run.is_auto_rerun = draw(st.booleans())
    if how == 2:
        return "bytes", draw(damaged(message.SerializeToString())), ()
    return "run", message.SerializeToString(), tuple(draw(st.lists(widgets(), max_size=3)))


def sent(message, ids):
    """A message as bytes; numbers for widgets become ids of those on the page."""
    kind, data, states = message
    if kind == "bytes":
        return data
    whole = BackMsg.FromString(data)
    for whose, value in states:
        state = WidgetState.FromString(value)
        state.id = ids[whose % len(ids)] if isinstance(whose, int) else whose
        whole.rerun_script.widget_states.widgets.append(state)
    return whole.SerializeToString()


async def talk(port, cookies, several):
    """Sends messages and takes what comes until it is quiet."""
    header = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(
        address, subprotocols=["streamlit"], additional_headers=header, max_size=None
    ) as socket:
        with suppress(websockets.ConnectionClosed, TimeoutError):
            for one in several:
                await socket.send(one)
            while True:
                await asyncio.wait_for(socket.recv(), 0.25)


async def bystander(port, cookies):
    """Another visitor opens a page and sees it whole."""
    person = Person(port, "svara", cookies)
    begun = time.monotonic()
    await person.open()
    await person.close()
    assert person.errors == 0
    assert person.radios or person.buttons
    assert time.monotonic() - begun < 30


@fuzz(12, several=st.lists(messages(), min_size=1, max_size=4))
def test_messages_of_any_kind_to_the_socket_leave_server_answers_and_visitors_as_they_were(several):
    one, store, token, cookies, ids = served()
    before = len(one.log)
    asyncio.run(talk(one.port, cookies, [sent(message, ids) for message in several]))
    assert one.process.poll() is None, one.log[before:]
    asyncio.run(bystander(one.port, cookies))
    after = store.load(token).answers
    read_answers(write_answers(after), worlds.instrument(), strict=True)
    assert after.opening == WRITTEN
    said = one.log[before:]
    assert WRITTEN not in said
    assert token not in said
    assert not re.search(r"Traceback|ERROR", said), said


def test_what_breaks_on_a_page_is_logged_without_the_words_of_the_error():
    one, _, _, cookies, _ = served()
    message, before = BackMsg(), len(one.log)
    message.rerun_script.page_name = "svara"
    message.rerun_script.widget_states.widgets.add(id="", int_value=0)
    asyncio.run(talk(one.port, cookies, [message.SerializeToString()]))
    assert "KeyError at " in one.log[before:]
    assert "has no key" not in one.log[before:]


def test_a_text_in_the_place_of_a_message_closes_the_socket_and_is_logged_in_one_line():
    one, _, _, cookies, _ = served()
    before = len(one.log)
    asyncio.run(talk(one.port, cookies, [WRITTEN]))
    assert one.process.poll() is None
    asyncio.run(bystander(one.port, cookies))
    assert WRITTEN not in one.log[before:]
    assert not re.search(r"Traceback|ERROR", one.log[before:]), one.log[before:]
