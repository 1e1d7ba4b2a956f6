"""What answering costs, by cause and not by the clock: queries, commits, loads, compiled templates."""

import tomllib

import pytest
from jinja2 import Environment
from sqlalchemy import event

from tests.web.seating import seated

LINE = {"text": "En rad", "release": "on", "go": "on"}


@pytest.fixture
def spent(site):
    """Lists the statements sent to the database and the transactions kept, from now on."""
    sent, engine = [], site.stores["server"].engine

    def remember(_connection, _cursor, statement, _parameters, _context, _many):
        sent.append(statement.split(" ", 1)[0].upper())

    event.listen(engine, "before_cursor_execute", remember)
    event.listen(engine, "commit", lambda _connection: sent.append("COMMIT"))
    return sent


def test_a_card_is_shown_with_three_queries_and_writes_nothing(seat, code, spent):
    seat.get(f"/w/{code}/1")
    assert spent == ["SELECT"] * 3 + ["COMMIT"]


def test_a_saved_card_is_one_statement_that_writes_and_five_that_read(seat, code, spent):
    seat.post(f"/w/{code}/1", data={"A1a": "3", "B1a": "4", "A2a": "5", "B2a": "DK", "go": "on"})
    assert spent == ["SELECT"] * 3 + ["COMMIT"] + ["SELECT"] * 2 + ["UPDATE", "COMMIT"]


def test_handing_in_waits_for_three_transactions_that_write(seat, code, spent):
    """The line, the answers and the line's mark apart, so that nothing joins a text to a person."""
    seat.post(f"/w/{code}/lamna", data=LINE)
    assert sum(one in {"INSERT", "UPDATE"} for one in spent) == 3
    assert spent.count("COMMIT") == 4
    assert len(spent) <= 15


@pytest.mark.parametrize("others", [1, 30])
def test_a_card_costs_as_much_in_a_full_hall_as_in_an_empty_one(phone, code, spent, others):
    people = [seated(phone(), code) for _ in range(others)]
    spent.clear()
    people[0].post(f"/w/{code}/1", data={"A1a": "3", "go": "on"})
    people[0].get(f"/w/{code}/2")
    assert len(spent) == 12


def test_no_page_reads_the_questionnaire_or_the_wording_again(seat, code, monkeypatch):
    def opened(*_args, **_more):
        raise AssertionError("read again")

    monkeypatch.setattr(tomllib, "load", opened)
    monkeypatch.setattr(tomllib, "loads", opened)
    assert seat.get(f"/w/{code}/1").status_code == 200
    assert seat.post(f"/w/{code}/1", data={"A1a": "3", "go": "on"}).status_code == 303


def test_a_template_is_compiled_once(seat, code, monkeypatch):
    compiled, made = [], Environment.compile

    def remember(self, source, name=None, *args, **more):
        compiled.append(name)
        return made(self, source, name, *args, **more)

    monkeypatch.setattr(Environment, "compile", remember)
    monkeypatch.setattr("web.site._CACHE", [])
    for _ in range(3):
        for path in ("1", "2", "val", "lamna"):
            assert seat.get(f"/w/{code}/{path}").status_code == 200
    assert "w/card.html" in compiled
    assert len(compiled) == len(set(compiled))
