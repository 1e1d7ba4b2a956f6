"""What the routes and the middleware share: stores, wording, addresses."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from assessment import Instrument
from storage import Store, Workshops
from texts import Texts
from web.cookies import LANG
from web.events import note
from web.guesses import Guesses

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Site:
    """Everything the web rooms need, handed in by the door (settings are read there).

    Attributes:
        stores: `server` (the database) and `file` (memory only, for people who keep a file).
        texts: Wording of the interface by language.
        instruments: The instrument by language.
        default_lang: Language for those who have chosen none.
        default_store: The choice that is marked on the start form.
        public_address: Address of the product without a slash at the end.
        retention_days: Days after the last touch until deletion.
        pages: Addresses of the Streamlit pages.
        style: Text of the app's style sheet.
        script: Text of the app's own script.
        static: Folder with fonts and icon.
        picture: Draws the example unit's profile as SVG for a language, a theme and a width.
        versions: Line with app, instrument and index version.
        workshops: Opens the workshops; raises StoreError while the database cannot be opened.
        guesses: Wrong workshop codes of the last minute.
        hosts: Names the product answers to, besides addresses in numbers.
        sign_in: Whether people sign in.
        may_start: Whether a request with these cookies may begin or open a self-assessment.
    """

    stores: Mapping[str, Store]
    texts: Mapping[str, Texts]
    instruments: Mapping[str, Instrument]
    default_lang: str
    default_store: str
    public_address: str
    retention_days: int
    pages: frozenset[str]
    style: str
    script: str
    static: Path
    picture: Callable[[str, str, int], str]
    versions: Callable[[], str]
    workshops: Callable[[], Workshops]
    guesses: Guesses
    hosts: frozenset[str] = frozenset({"localhost"})
    sign_in: bool = False
    may_start: Callable[[Mapping[str, str]], bool] = lambda _: True

    @property
    def script_address(self) -> str:
        """Address of the app's own script, new whenever the script is."""
        return f"/tt-{hashlib.sha256(self.script.encode()).hexdigest()[:12]}.js"

    @property
    def secure(self) -> bool:
        """Whether cookies may only travel over https."""
        return self.public_address.startswith("https://")

    def lang(self, request: Request) -> str:
        """The language a visitor has chosen, or the default."""
        return self.lang_or(request, self.default_lang)

    def lang_or(self, request: Request, other: str) -> str:
        """The language a visitor has chosen, or another one (the default if that is none of ours)."""
        chosen = request.cookies.get(LANG, "")
        known = [lang for lang in (chosen, other) if lang in self.texts]
        return next(iter(known), self.default_lang)

    def render(self, request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """A plain page in the visitor's language; `lang` among the values is used instead."""
        lang = str(values.pop("lang", self.lang(request)))
        page, path = _environment().get_template(template), str(request.scope["path"])
        html = page.render(
            t=self.texts[lang],
            lang=lang,
            langs=sorted(self.texts),
            path="/" if path.startswith(("/r/", "/o/")) else path,
            versions=self.versions(),
            **values,
        )
        return HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})


def message(site: Site, request: Request, key: str, status: int = 200) -> HTMLResponse:
    """A plain page that says what happened, what is kept and what to do; the log gets refusals."""
    note(key, request.scope["path"])
    return site.render(request, "message.html", status, key=key)


def to(path: str) -> RedirectResponse:
    """Sends the browser on with GET."""
    return RedirectResponse(path, status_code=303, headers={"Cache-Control": "no-store"})


def own_path(back: str) -> str:
    """An address of this product that was handed along; anything else becomes the start page.

    >>> own_path("/svara?vy=formular"), own_path("//evil.example"), own_path("https://evil.example")
    ('/svara?vy=formular', '/', '/')
    """
    plain = back.startswith("/") and back.isprintable() and "\\" not in back
    return back if plain and not back.startswith("//") else "/"


def _environment() -> Environment:
    if not _CACHE:
        _CACHE.append(
            Environment(
                loader=FileSystemLoader(_TEMPLATES),
                autoescape=select_autoescape(default=True, default_for_string=True),
                undefined=StrictUndefined,
                trim_blocks=True,
                lstrip_blocks=True,
            )
        )
    return _CACHE[0]


_CACHE: list[Environment] = []
