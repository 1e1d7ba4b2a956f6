"""Wrong workshop codes: how many are answered at once, and how long the next one waits."""

import time

import pytest

from storage import count_wrong, forget_guesses
from web.guesses import IN_ALL, LONGEST_S, PER_ADDRESS, WAITING, Guesses

WINDOW_S = 60
KEY = "k" * 32


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(site):
    return site.stores["server"]


@pytest.fixture
def process(store, clock):
    """A function that gives the guesses of one more process of the same server."""
    return lambda key=KEY: Guesses(lambda name, second: count_wrong(store, name, second), key, clock)


@pytest.fixture
def guesses(process):
    return process()


def test_twenty_a_minute_are_answered_at_once_and_then_the_pause_grows(guesses):
    pauses = [guesses.wrong("192.0.2.1") for _ in range(24)]
    assert pauses == [0] * 20 + [1, 2, 3, 4]


def test_several_processes_count_together(process):
    one, other = process(), process()
    pauses = [each.wrong("192.0.2.1") for _ in range(12) for each in (one, other)]
    assert pauses == [0] * 20 + [1, 2, 3, 4]


def test_without_a_shared_key_processes_still_share_the_limit_for_all(process):
    one, other = process(""), process("")
    assert one.name_of("192.0.2.1") != other.name_of("192.0.2.1")
    for number in range(IN_ALL):
        (one, other)[number % 2].wrong(f"192.0.2.{number // 10}")
    assert other.wrong("198.51.100.1") == 1


def test_another_address_is_not_held_up(guesses):
    for _ in range(25):
        guesses.wrong("192.0.2.1")
    assert guesses.wrong("192.0.2.2") == 0


def test_two_hundred_a_minute_in_all_whatever_the_address(guesses):
    pauses = [guesses.wrong(f"192.0.2.{number // 10}") for number in range(IN_ALL + 3)]
    assert pauses == [0] * IN_ALL + [1, 2, 3]


def test_the_pause_never_passes_its_limit(guesses):
    assert max(guesses.wrong("192.0.2.1") for _ in range(PER_ADDRESS + LONGEST_S + 10)) == LONGEST_S


def test_after_a_minute_all_is_forgotten_and_gone(guesses, clock, store):
    for _ in range(PER_ADDRESS + 5):
        guesses.wrong("192.0.2.1")
    clock.now += WINDOW_S
    assert guesses.wrong("192.0.2.1") == 0
    forget_guesses(store, int(clock.now) + WINDOW_S)
    assert rows(store) == []


def rows(store):
    with store.engine.connect() as connection:
        return connection.exec_driver_sql("SELECT name, count FROM guess").all()


def test_one_subscriber_with_many_ipv6_addresses_counts_as_one(guesses):
    pauses = [guesses.wrong(f"2001:db8:0:1::{number:x}") for number in range(1, 23)]
    assert pauses[-2:] == [1, 2]
    assert guesses.wrong("2001:db8:0:2::1") == 0


def test_no_address_is_kept_in_the_clear_and_the_key_is_not_beside_it(guesses, store):
    for address in ("192.0.2.77", "testclient"):
        guesses.wrong(address)
    names = {name for name, _ in rows(store)}
    assert names == {"", guesses.name_of("192.0.2.77"), guesses.name_of("testclient")}
    assert all(len(name) in {0, 32} for name in names)


def test_a_right_code_never_waits_and_never_touches_what_counts(client, code, store):
    for _ in range(5):
        assert client.post("/w", data={"code": code}).status_code == 303
    assert rows(store) == []


def test_a_right_code_works_at_once_while_wrong_ones_are_held_up(site, client, code):
    for _ in range(PER_ADDRESS + 20):
        site.guesses.wrong("testclient")
    begun = time.monotonic()
    assert client.post("/w", data={"code": code}).headers["location"] == f"/w/{code}"
    assert client.get(f"/w/{code}").status_code == 200
    assert time.monotonic() - begun < 1


def test_when_many_wait_a_wrong_code_is_refused_at_once_without_the_database(site, client, store):
    site.guesses.waiting = WAITING
    begun = time.monotonic()
    assert client.post("/w", data={"code": "AAAAAA"}).status_code == 429
    assert time.monotonic() - begun < 1
    assert rows(store) == []
