"""What a tap costs, by cause and not by the clock: runs, queries, commits, loads."""

from sqlalchemy import event

from ui import services, versions


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
    drawn = versions.in_use
    monkeypatch.setattr(versions, "in_use", lambda: runs.append(1) or drawn())
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


def test_a_tap_searches_nothing_and_an_answer_shown_is_not_made_anew(begun, monkeypatch):
    at = at_a_card(begun)
    at.chat_input[0].set_value("Leder tillit till bättre kvalitet?").run()
    searched = []
    searcher = type(services.searcher().searcher)
    for name in ("search", "both_sides"):
        monkeypatch.setattr(searcher, name, lambda *asked: searched.append(asked))
    at.radio[0].set_value(5).run()
    at.radio[1].set_value(2).run()
    assert not at.exception
    assert searched == []
    assert "<blockquote" in " ".join(element.proto.body for element in at.get("html"))


def test_the_search_and_the_desk_are_opened_once_per_process(begun):
    at = at_a_card(begun)
    at.chat_input[0].set_value("Varför är det svårt att införa?").run()
    before = [
        cached.cache_info().misses for cached in (services._searcher, services._library, services._desk)
    ]
    at.chat_input[0].set_value("Leder tillit till bättre kvalitet?").run()
    other = at_a_card(begun)
    other.chat_input[0].set_value("Vad säger kritikerna?").run()
    after = [cached.cache_info().misses for cached in (services._searcher, services._library, services._desk)]
    assert after == before


def test_a_question_is_one_transaction_that_writes(begun):
    at = at_a_card(begun)
    sent = counted(services.store("server").engine)
    at.chat_input[0].set_value("Leder tillit till bättre kvalitet?").run()
    assert sent.count("UPDATE") == 1
    assert sent.count("INSERT") == 1
