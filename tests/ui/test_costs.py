"""What a tap costs, by cause and not by the clock: runs, queries, commits, loads."""

from sqlalchemy import event

from ui import services


def counted(engine):
    """Lists the statements sent to a database from now on."""
    sent = []

    @event.listens_for(engine, "before_cursor_execute")
    def remember(_connection, _cursor, statement, _parameters, _context, _many):
        sent.append(statement.split(" ", 1)[0].upper())

    return sent


def at_a_card(begun):
    _, held = begun()
    services.store("server").put(held.token, "place", "", "pair2")
    return begun(held=held)[0]


def test_a_redrawn_card_reads_the_store_with_two_queries_and_writes_nothing(begun):
    at = at_a_card(begun)
    sent = counted(services.store("server").engine)
    at.run()
    assert sent.count("SELECT") == 2
    assert not {"INSERT", "UPDATE", "DELETE"} & set(sent)


def test_a_tap_is_one_run_of_the_page_one_transaction_that_writes_and_one_that_reads(begun, monkeypatch):
    at = at_a_card(begun)
    runs, commits = [], []
    drawn = services.versions
    monkeypatch.setattr(services, "versions", lambda: runs.append(1) or drawn())
    event.listen(services.store("server").engine, "commit", lambda _connection: commits.append(1))
    at.radio[0].set_value(5).run()
    assert len(runs) == 1
    assert len(commits) == 2


def test_instrument_texts_and_sources_are_loaded_once_per_process(begun):
    at = at_a_card(begun)
    before = [
        cached.cache_info().misses for cached in (services.instrument, services.texts, services.sources)
    ]
    at.run()
    at.switch_page("ui/pages/profile.py").run()
    after = [cached.cache_info().misses for cached in (services.instrument, services.texts, services.sources)]
    assert [new - old for new, old in zip(after, before, strict=True)][:2] == [0, 0]
    assert after[2] <= 1
