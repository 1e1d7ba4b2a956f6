"""axe finds nothing, light and dark, on a phone and on a desktop."""

from itertools import product

import pytest
from axe_playwright_python.base import AXE_SCRIPT

pytestmark = pytest.mark.browser
SIZES = ({"width": 360, "height": 780}, {"width": 1280, "height": 800})
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GROUND = """() => getComputedStyle(document.querySelector('[data-testid="stApp"]') || document.body)
    .backgroundColor"""
RUN = """async tags => (await axe.run(document, {runOnly: tags, resultTypes: ['violations']})).violations.map(
    one => one.id + ' (' + one.impact + '): ' + one.help + one.nodes.slice(0, 4).map(
        node => '\\n    ' + node.target.join(' ') + '\\n      ' + node.html.slice(0, 200) + '\\n      '
            + node.failureSummary.replaceAll('\\n', ' ')).join('') + '\\n    nodes: ' + one.nodes.length)"""


def test_axe_finds_no_violation(visitor, place):
    visitor.show(place)
    visitor.page.evaluate(AXE_SCRIPT)
    found, grounds = [], set()
    for scheme, size in product(("light", "dark"), SIZES):
        visitor.page.emulate_media(color_scheme=scheme)
        visitor.page.set_viewport_size(size)
        visitor.page.wait_for_timeout(250)
        grounds.add(visitor.page.evaluate(GROUND))
        found += [f"{scheme}, {size['width']} px: {one}" for one in visitor.page.evaluate(RUN, RULES)]
    assert not found, "\n".join(["", *found])
    assert len(grounds) == 2, "light and dark have the same ground"


def test_axe_sees_a_fault_where_there_is_one(visitor):
    visitor.show("begin")
    visitor.page.evaluate(AXE_SCRIPT)
    visitor.page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert [one.split()[0] for one in visitor.page.evaluate(RUN, RULES)] == ["button-name"]
