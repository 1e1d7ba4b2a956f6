"""No page is wider than a phone."""

import pytest

pytestmark = pytest.mark.browser
TOO_WIDE = """width => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
    .filter(box => box && box.scrollWidth > width).map(box => [box.tagName, box.scrollWidth])"""
STICKING_OUT = """width => [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > width + 0.5 && !one.closest('.tt-scroll, svg'))
    .map(one => one.outerHTML.slice(0, 120)).slice(0, 5)"""


def test_every_page_fits_a_phone(visitor, place):
    visitor.show(place)
    for width in (360, 320):
        visitor.page.set_viewport_size({"width": width, "height": 780})
        visitor.page.wait_for_timeout(200)
        assert visitor.page.evaluate(TOO_WIDE, width) == [], visitor.page.evaluate(STICKING_OUT, width)
