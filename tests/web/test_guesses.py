"""Wrong workshop codes: how many are answered at once, and how long the next one waits."""

import pytest

from web.guesses import IN_ALL, LONGEST_S, PER_ADDRESS, WINDOW_S, Guesses


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def guesses(clock):
    return Guesses(clock)


def test_twenty_a_minute_are_answered_at_once_and_then_the_pause_grows(guesses):
    pauses = [guesses.wrong("192.0.2.1") for _ in range(24)]
    assert pauses == [0] * 20 + [1, 2, 3, 4]


def test_another_address_is_not_held_up(guesses):
    for _ in range(25):
        guesses.wrong("192.0.2.1")
    assert guesses.wrong("192.0.2.2") == 0


def test_two_hundred_a_minute_in_all_whatever_the_address(guesses):
    pauses = [guesses.wrong(f"192.0.2.{number // 10}") for number in range(IN_ALL + 3)]
    assert pauses == [0] * IN_ALL + [1, 2, 3]


def test_the_pause_never_passes_its_limit_and_memory_does_not_grow(guesses):
    pauses = [guesses.wrong("192.0.2.1") for _ in range(1000)]
    assert max(pauses) == LONGEST_S
    for number in range(10_000):
        guesses.wrong(f"198.51.{number // 256}.{number % 256}")
    assert len(guesses._by_address) <= 4096
    assert len(guesses._all) <= IN_ALL + LONGEST_S


def test_after_a_minute_all_is_forgotten(guesses, clock):
    for _ in range(PER_ADDRESS + 5):
        guesses.wrong("192.0.2.1")
    clock.now += WINDOW_S + 0.1
    assert guesses.wrong("192.0.2.1") == 0


def test_one_subscriber_with_many_ipv6_addresses_counts_as_one(guesses):
    pauses = [guesses.wrong(f"2001:db8:0:1::{number:x}") for number in range(1, 23)]
    assert pauses[-2:] == [1, 2]
    assert guesses.wrong("2001:db8:0:2::1") == 0


def test_no_address_is_kept_in_the_clear(guesses):
    guesses.wrong("192.0.2.77")
    guesses.wrong("testclient")
    kept = repr(guesses.__dict__)
    assert "192.0.2.77" not in kept
    assert "testclient" not in kept
    assert bytes([192, 0, 2, 77]) not in b"".join(guesses._by_address)
