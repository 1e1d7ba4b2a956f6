"""Every page and state: axe, 400 % zoom, wider spacing, twice the text, keys, Streamlit's English, policy."""

import pytest

from tests.browser import wcag
from tests.browser.places import show
from ui import services
from ui.addresses import PAGES

pytestmark = pytest.mark.browser
FAULTS = """<button></button><img src="/"><p style="width:500px;position:relative">Sticks out</p>
<p style="height:1em;overflow:hidden">Cut<br>off</p><p style="font-size:17px">Stays</p>
<a href="/" style="outline:none!important">Not seen</a>
<p style="margin-bottom:-25px">Two</p><p>Press Enter</p>
<input aria-label="a" style="border:1px solid #ddd;background:#fff">"""


def test_every_page_meets_what_a_machine_can_check(visitor, place):
    show(visitor, place)
    found = wcag.everything(visitor.page)
    assert not found, "\n".join(["", *found])
    assert visitor.trouble == []
    assert visitor.strangers == []
    assert visitor.asked


def test_the_checks_see_faults_where_there_are_some(visitor):
    show(visitor, "begin")
    visitor.page.evaluate(
        "faults => document.querySelector('main').insertAdjacentHTML('afterbegin', faults)", FAULTS
    )
    told = "\n".join(wcag.everything(visitor.page))
    for fault in (
        "button-name",
        "image-alt",
        "sticks out",
        "cut off in height",
        "stays at 17",
        "overlap",
        "not seen",
    ):
        assert fault in told


def test_no_two_pages_have_the_same_title():
    for lang in ("sv", "en"):
        titles = [services.texts(lang)(f"page.{name}") for name in PAGES.values()]
        assert len(titles) == len(set(titles))
