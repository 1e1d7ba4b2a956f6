"""What a person has set in the system: less motion, colours of one's own."""

import io

import pytest
from PIL import Image, ImageChops

from tests.browser import places
from tests.browser.wcag import DESK

pytestmark = pytest.mark.browser
CHANGED = 40  # pixels of a mark that must differ between chosen and not


def differing(one, other):
    """How many pixels differ between two pictures."""
    a, b = (Image.open(io.BytesIO(picture)).convert("L") for picture in (one, other))
    return sum(ImageChops.difference(a, b).histogram()[60:])


def picture(found):
    """A mark as it is drawn, without focus and pointer."""
    found.page.evaluate("document.activeElement.blur()")
    found.page.mouse.move(0, 0)
    found.page.wait_for_timeout(150)
    return found.screenshot()


def test_without_motion_a_fold_opens_at_once(visitor):
    places.show(visitor, "pair")
    moving = visitor.page.evaluate(
        """() => { document.querySelector('main summary').click()
        return new Promise(done => requestAnimationFrame(() => done(document.getAnimations().length))) }"""
    )
    assert moving == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_colours_of_the_system_what_is_chosen_is_still_seen(visitor, scheme):
    page = visitor.page
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.set_viewport_size(DESK)
    visitor.begin()
    visitor.go("/svara?kort=pair1")
    visitor.card("pair1").wait_for()
    mark = visitor.option("answers", "A1a", 3).locator("> div > div").first
    before = picture(mark)
    visitor.tap("answers", "A1a", 3)
    assert differing(before, picture(mark)) > CHANGED
    track = page.locator("[data-testid=stProgressBarTrack]")
    assert track.evaluate("one => getComputedStyle(one.firstElementChild).backgroundColor") != track.evaluate(
        "one => getComputedStyle(one).backgroundColor"
    )
    places.show(visitor, "plan with steps")
    done, not_done = page.locator(".st-key-plan_step_1 [data-testid=stButtonGroup] button").all()[:2]
    ground = "it => getComputedStyle(it).backgroundColor"
    assert done.evaluate(ground) != not_done.evaluate(ground)
