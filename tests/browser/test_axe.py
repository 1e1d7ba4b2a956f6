"""axe finds nothing, light and dark, on a phone and on a desktop."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

pytestmark = pytest.mark.browser
SIZES = ({"width": 360, "height": 780}, {"width": 1280, "height": 800})
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => (await axe.run(document, {runOnly: tags, resultTypes: ['violations']})).violations.map(
    one => one.id + ' (' + one.impact + '): ' + one.help + one.nodes.slice(0, 4).map(
        node => '\\n    ' + node.target.join(' ') + '\\n      ' + node.html.slice(0, 200) + '\\n      '
            + node.failureSummary.replaceAll('\\n', ' ')).join('') + '\\n    nodes: ' + one.nodes.length)"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_violation(visit, place, dark):
    visitor = visit(dark=dark)
    visitor.show(place)
    visitor.page.evaluate(AXE_SCRIPT)
    found = []
    for size in SIZES:
        visitor.page.set_viewport_size(size)
        visitor.page.wait_for_timeout(150)
        found += [f"{size['width']} px: {one}" for one in visitor.page.evaluate(RUN, RULES)]
    assert not found, "\n".join(["", *found])
