"""Streamlit's start document, made ours: language, title, style, icon, no inline script."""

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from texts import Texts

_FONT_FACE = (
    "@font-face{{font-family:'IBM Plex Sans';src:url(/app/static/fonts/{file}) format('woff2');"
    "font-weight:{weight};font-style:{style};font-display:swap}}"
)
_INLINE_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_PRELOADED_FONT = re.compile(r"<link\s[^>]*rel=\"preload\"[^>]*/>", re.DOTALL)
_SERVICE_LINK = re.compile(r"<link rel=\"service-desc\"[^>]*/>")
_THEIR_SCRIPT = '<script type="module"'  # ours runs before it: both are deferred, in the order they stand
_OUTSIDE = "Error: Number is outside the allowed range. Please enter a value between "
_NOT_RUNNING = (
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:"
)
_NOT_RESPONDING = "Streamlit server is not responding. Are you connected to the internet?"
_BUILT_IN = (
    ("skip", '[data-testid="stSkipToContent"]', ""),
    ("progress", '[data-testid="stProgress"] [role="progressbar"]', "aria-label"),
    ("message", '[data-testid="stChatMessageContent"]', "aria-label"),
    ("upload", '[data-testid="stFileUploaderDropzone"] button p', ""),
    ("upload", '[data-testid="stFileUploaderDropzoneInput"]', "aria-label"),
    ("refused", '[data-testid="stFileChip"] [role="alert"]', ""),
    ("take_away", '[data-testid="stFileChipDeleteBtn"] button', "aria-label"),
    (
        "upload",
        '[data-testid="stFileUploaderDropzone"] [data-testid="stBaseButton-borderlessIcon"]',
        "aria-label",
    ),
    ("send", '[data-testid="stChatInputSubmitButton"]', "aria-label"),
    ("date", '[data-testid="stDateInput"] button[aria-label="Choose date"]', "aria-label"),
    ("date", '[role="dialog"][aria-label="Choose date"]', "aria-label"),
    ("year", '[data-testid="stDateInput"] [role="spinbutton"][aria-label^="year"]', "aria-label"),
    ("month", '[data-testid="stDateInput"] [role="spinbutton"][aria-label^="month"]', "aria-label"),
    ("day", '[data-testid="stDateInput"] [role="spinbutton"][aria-label^="day"]', "aria-label"),
    ("month_before", 'button[aria-label="Previous month"]', "aria-label"),
    ("month_after", 'button[aria-label="Next month"]', "aria-label"),
    ("day_take_away", '[data-testid="stDateInputClearButton"]', "aria-label"),
    ("date_keys", '[data-testid="stDateInputCalendar"] > [id$="-calendar-desc"]', ""),
    ("date_said", '[id^="react-aria-description-"]', ""),
    ("nothing_yet", '[role="spinbutton"][aria-valuetext="Empty"]', "aria-valuetext"),
    ("year_empty", '[data-testid="stDateInput"] [data-type="year"][data-placeholder]', ""),
    ("copy", '[data-testid="stBaseButton-elementToolbar"]', "aria-label"),
    ("fewer", '[data-testid="stNumberInputStepDown"]', "aria-label"),
    ("more", '[data-testid="stNumberInputStepUp"]', "aria-label"),
    ("close", 'button[aria-label="Dismiss"]', "aria-label"),
    ("close", '[role="dialog"] > button[aria-label="Close"]', "aria-label"),
)
_BUILT_IN_PARTS = (  # what Streamlit says with a number or a date in it, or in one place with several texts
    ("date", '[data-testid="stDateInputCalendar"] [aria-label]', "aria-label", "Choose date"),
    ("date", '[data-testid="stDateInputCalendar"] h2', "", "Choose date"),
    ("outside", '[data-testid="stNumberInput"] *', "", _OUTSIDE),
    ("and", '[data-testid="stNumberInput"] *', "", " and "),
    ("lost", '[role="dialog"] [slot="title"]', "", "Connection error"),
    ("lost_text", '[role="dialog"] div', "", _NOT_RUNNING),
    ("lost_text", '[role="dialog"] div', "", _NOT_RESPONDING),
)
_MENDED = (  # named: no decoration; moved sideways: takes focus; the head of a calendar: not of the page
    ('[data-testid="stFileUploaderDropzone"]', "role", "group"),
    ('[data-testid="stMarkdownContainer"] table', "tabindex", "0"),
    ('[data-testid="stDateInputCalendar"] header', "role", "presentation"),
)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def font_faces(folder: Path) -> str:
    """The @font-face rules of the shipped fonts."""
    rules = []
    for file in sorted(folder.glob("*.woff2")):
        weight = 600 if "SemiBold" in file.name else 400
        style = "italic" if "Italic" in file.name else "normal"
        rules.append(_FONT_FACE.format(file=file.name, weight=weight, style=style))
    return "".join(rules)


@dataclass(frozen=True)
class AppPage:
    """The document that loads the app, in one language, ready to be sent."""

    html: bytes
    zipped: bytes
    tag: str

    @classmethod
    def build(cls, template: str, lang: str, texts: Texts, style: str, script: str) -> "AppPage":
        """Makes the document from Streamlit's own.

        Args:
            template: Text of Streamlit's index.html.
            lang: Language code for <html lang>.
            texts: Wording in that language.
            style: Style sheet put into the head, so that nothing flashes and no rerun sends it.
            script: Address of the script of our own.
        """
        page = _COMMENT.sub("", template)
        for pattern in (_INLINE_SCRIPT, _PRELOADED_FONT, _SERVICE_LINK):
            page = pattern.sub("", page)
        page = page.replace('<html lang="en">', f'<html lang="{lang}">')
        page = page.replace("<title>Streamlit</title>", f"<title>{escape(texts('app.title'))}</title>")
        page = _NOSCRIPT.sub(lambda _: f"<noscript><p>{texts('app.noscript')}</p></noscript>", page)
        page = page.replace("./favicon.png", "/app/static/icon.svg")
        words = [
            (selector, attribute, texts(f"builtin.{key}"), *part)
            for key, selector, attribute, *part in (*_BUILT_IN, *_BUILT_IN_PARTS)
        ]
        words += _MENDED
        block = (
            f'<script id="tt-words" type="application/json">{json.dumps(words, ensure_ascii=False)}</script>'
        )
        own = f'{block}<script src="{script}" defer></script>'
        page = page.replace("</head>", f"<style>{style}</style></head>")
        page = page.replace(_THEIR_SCRIPT, own + _THEIR_SCRIPT, 1)
        html = re.sub(r"\n\s+", "\n", page).encode()
        return cls(html, gzip.compress(html, 9), f'"{hashlib.sha256(html).hexdigest()[:16]}"')

    def response(self, request: Request) -> Response:
        """The document, not sent again when the browser has it."""
        headers = {"Cache-Control": "no-cache", "ETag": self.tag, "Vary": "Cookie, Accept-Encoding"}
        if request.headers.get("if-none-match") == self.tag:
            return Response(status_code=304, headers=headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(
                self.zipped, media_type="text/html", headers={**headers, "Content-Encoding": "gzip"}
            )
        return Response(self.html, media_type="text/html", headers=headers)
