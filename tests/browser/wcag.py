"""What a machine can check of WCAG 2.2 AA on an open page; each function gives what it finds, as lines."""

import re
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT

PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 800}
LOOKS = (("light", PHONE), ("dark", DESK))  # each colour scheme and each layout once
GROUNDS = {"light": "rgb(251, 250, 247)", "dark": "rgb(20, 25, 28)"}
DRAWN_IN = """ground => getComputedStyle(document.querySelector('[data-testid="stApp"]') || document.body)
    .backgroundColor === ground"""
ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SPACED = """*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-bottom:2em!important}"""
STANDARD, TWICE = {"standard": 16, "fixed": 13}, {"standard": 32, "fixed": 26}
MOST_STOPS = 120
RUN = """async tags => (await axe.run(document, {runOnly: tags, resultTypes: ['violations']})).violations.map(
    one => one.id + ' (' + one.impact + '): ' + one.help + one.nodes.slice(0, 4).map(
        node => '\\n    ' + node.target.join(' ') + '\\n      ' + node.html.slice(0, 200) + '\\n      '
            + node.failureSummary.replaceAll('\\n', ' ')).join('') + '\\n    nodes: ' + one.nodes.length)"""
BUILT_IN = re.compile(
    r"\b(and|avatar|browse|choose|clear|close|connection|copy|decrement|dismiss|drag|drop|empty|enter|error|expand|"
    r"fullscreen|increment|input|limit|loading|menu|message|month|open|option|options|press|progress|running|search|"
    r"selected|send|skip|streamlit|submit|the|to|upload|year|yyyy|your)\b",
    re.IGNORECASE,
)
OURS = (Path(__file__).parent / "wcag.js").read_text(encoding="utf-8")


def axe(page, looks=LOOKS):
    """axe's own findings, in the looks asked for."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for scheme, size in looks:
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(DRAWN_IN, arg=GROUNDS[scheme])
        _resized(page, size)
        found += [f"{scheme}, {size['width']} px: {one}" for one in page.evaluate(RUN, RULES)]
    return found


def everything(page):
    """All that can be checked on a page without leaving it or changing anything."""
    page.bring_to_front()
    found = axe(page)
    page.evaluate(OURS)
    for name in ("moving", "unnamed", "wordless", "faint"):
        found += page.evaluate(f"ttWcag.{name}()")
    return found + english(page) + reflowed(page) + spaced(page) + enlarged(page) + focus(page)


def english(page):
    """What Streamlit says in English on a page in Swedish, seen or told to a screen reader."""
    page.evaluate(OURS)
    if page.evaluate("document.documentElement.lang") != "sv":
        return []
    return [f"English: {text}" for text in page.evaluate("ttWcag.told()") if BUILT_IN.search(text)]


def reflowed(page):
    """What is lost at 400 % zoom."""
    page.evaluate(OURS)
    _resized(page, ZOOMED)
    return _seen("400 %", page)


def spaced(page):
    """What is lost when a person spaces the text wider."""
    page.evaluate(OURS)
    style, found = page.add_style_tag(content=SPACED), []
    for size in (DESK, PHONE):
        _resized(page, size)
        found += _seen(f"wider spacing at {size['width']} px", page)
    style.evaluate("one => one.remove()")
    return found


def enlarged(page):
    """What is lost, or does not grow, when the browser is set to text of twice the size."""
    page.evaluate(OURS)
    _resized(page, DESK)
    page.evaluate("ttWcag.rememberSizes()")
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": TWICE})
    page.wait_for_timeout(200)
    found = _seen("twice the text", page) + [
        f"twice the text: {one}" for one in page.evaluate("ttWcag.notTwice()")
    ]
    browser.send("Page.setFontSizes", {"fontSizes": STANDARD})
    browser.detach()
    return found


def focus(page):
    """Stops of the Tab key whose focus is not seen or lies under something, at 400 % zoom (2.4.7, 2.4.11)."""
    page.evaluate(OURS)
    _resized(page, ZOOMED)
    page.keyboard.press("Escape")  # what lies open over the page
    page.evaluate("document.activeElement.blur()")
    found, passed = [], []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate("ttWcag.stop()")
        if stop is None or stop["key"] in passed:
            break
        passed.append(stop["key"])
        found += stop["found"]
    assert passed, "nothing on the page takes focus"
    return found


def _seen(when, page):
    found = page.evaluate("[...ttWcag.cutOff(), ...ttWcag.overlapping()]")
    return [f"{when}: {one}" for one in found]


def _resized(page, size):
    page.set_viewport_size(size)
    page.wait_for_timeout(200)
