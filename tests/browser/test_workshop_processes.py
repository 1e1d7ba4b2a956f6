"""One workshop at two app processes on one PostgreSQL: led at one, answered at both, read at the other."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import httpx2 as httpx
import pytest

from assessment import load_instrument
from storage import open_store, open_workshops
from tests.browser.facilitator import Facilitator
from tests.browser.served import Served
from tests.storage.cluster import Cluster
from tests.web.seating import CARDS, device_of, questions, shown
from web.guesses import PER_ADDRESS
from workshop import made_up

pytestmark = [pytest.mark.browser, pytest.mark.postgres]
WORDS = "Dagens ordning"
PEOPLE = 10


@pytest.fixture(scope="module")
def database():
    cluster = Cluster()
    yield cluster.new_database()
    cluster.stop()


@pytest.fixture(scope="module")
def both(tmp_path_factory, database, server):
    """Two app processes; they share the database and the secret, and nothing else."""
    folder = tmp_path_factory.mktemp("both")
    servers = [Served(folder / name, DATABASE_URL=database, TILLIT_SECRET="s" * 32) for name in "ab"]
    for one in servers:
        one.folder.mkdir()
        one.spare(server)
    with ExitStack() as opened, ThreadPoolExecutor() as pool:
        list(pool.map(lambda one: opened.enter_context(one.running()), servers))
        yield servers


def answer(both, code, person, first):
    """One person whose every request goes to the other process than the one before."""
    urls = [both[first].url, both[1 - first].url] * 20
    with httpx.Client(trust_env=False) as client:
        begun = client.get(f"{urls.pop()}/w/{code}")
        joined = {"device": device_of(begun), "chef": "nej"}
        for _ in range(2):  # sent twice, once to each: one seat
            assert client.post(f"{urls.pop()}/w/{code}", data=joined).status_code == 303
        for card in CARDS:
            page = client.get(f"{urls.pop()}/w/{code}/{card}")
            asked = [found for found, *_ in questions(page)]
            sent = {one: str(person.answers[one]) for one in asked}
            saved = client.post(
                f"{urls.pop()}/w/{code}/{card}", data={"shown": shown(page), **sent, "go": "on"}
            )
            assert saved.status_code == 303
            at_the_other = client.get(f"{urls.pop()}/w/{code}/{card}")
            assert {found: picked for found, _, _, picked in questions(at_the_other)} == {
                one: [value] for one, value in sent.items()
            }
            urls.pop()  # so that saving and reading change sides with each card
        client.post(f"{urls.pop()}/w/{code}/val", data={"stark": list(person.stark), "go": "on"})
        handed_in = client.post(f"{urls.pop()}/w/{code}/lamna", data={"text": "", "go": "on"})
        assert client.get(urls.pop() + handed_in.headers["location"]).status_code == 200
        return client.cookies[f"tt_w_{code}"]


def test_a_workshop_is_led_at_one_process_answered_at_both_and_read_at_the_other(visit, both, database):
    here, there = both
    lead = Facilitator(visit, url=here.url, projector_at=there.url)
    lead.press("next")
    lead.press("next")
    lead.projected(lead.t("stage.join_title"))
    people = made_up(load_instrument())[:PEOPLE]
    with ThreadPoolExecutor(PEOPLE) as pool:
        tokens = list(
            pool.map(lambda number: answer(both, lead.code, people[number], number % 2), range(PEOPLE))
        )
    store = open_store(database, load_instrument())
    kept = [open_workshops(store).participant(token) for token in tokens]
    assert [one.answers for one in kept] == [dict(person.answers) for person in people]
    assert all(one.submitted for one in kept)
    store.close()

    lead.to_reveal()
    lead.projected(lead.t("stage.pairs_title", numbers="1–3"))
    lead.hall.page.locator(".tt-room svg").wait_for()
    assert lead.t("web.join.closed.title") in httpx.get(f"{there.url}/w/{lead.code}", trust_env=False).text
    steered_at_both(lead, there.url)
    lead.to_decision(WORDS)
    guest = visit(url=there.url)
    guest.go(lead.result_link().replace(here.url, "").replace(there.url, ""))
    guest.page.get_by_text(WORDS).wait_for()
    assert guest.page.locator("svg").count() > 0


def test_wrong_codes_are_counted_over_both_processes(both):
    """Ten at each are answered at once; the next one waits, though neither process has seen more than ten."""

    def wrong(number):
        url = f"{both[number % 2].url}/w"
        return httpx.post(url, data={"code": "AAAAAA"}, timeout=60, trust_env=False).status_code

    assert [wrong(number) for number in range(PER_ADDRESS)] == [404] * PER_ADDRESS
    assert wrong(PER_ADDRESS) == 429


def steered_at_both(lead, other):
    """Both facilitators press "next" at once, one at each process: the hall goes on, both see the same."""
    second = lead.desk.new_tab()
    second.url = other
    second.go(lead.links[1])
    for page in (lead.desk.page, second.page):
        page.evaluate("setTimeout(() => document.querySelector('.st-key-next button').click())")
    for one in (lead.desk, second):
        one.page.wait_for_timeout(500)
        one.settle()
        one.page.reload()
        one.settle()
    stages = {one.page.locator(".st-key-part_now h2").inner_text() for one in (lead.desk, second)}
    assert len(stages) == 1
    assert stages != {lead.t("stage.pairs_title", numbers="1–3")}
    second.page.close()
