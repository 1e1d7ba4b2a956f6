"""What stands around every page: the name, the language link, notices and the foot."""

import html
from collections.abc import Iterable
from copy import copy
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

import streamlit as st

from storage import StoreError, StoreNewerError
from ui import services, sign_in, state, versions
from ui.addresses import PAGES

_FOOT = ("mina-svar", "fraga", "ord", "ramverk", "metod", "integritet", "tillganglighet")
_OWN = "egna-dokument"  # only where nobody else can reach it, or for an administrator
_OVERVIEW = "oversikt"


def pages(lang: str) -> list[Any]:
    """The pages with their titles in one language.

    Copies: making a page looks at its file, and a page object remembers whether it may be run.
    """
    return [copy(one) for one in _pages(lang)]


@lru_cache(maxsize=8)
def _pages(lang: str) -> tuple[Any, ...]:
    t = services.texts(lang)
    return tuple(
        st.Page(f"ui/pages/{name}.py", title=t(f"page.{name}"), url_path=path, default=not path)
        for path, name in PAGES.items()
    )


def header(path: str) -> None:
    """The product's name and the link to the other language."""
    t, here = state.texts(), state.lang()
    query = urlencode(st.query_params.to_dict())
    back = quote(f"/{path}?{query}" if query else f"/{path}")
    links = "".join(
        f'<a href="/sprak/{other}?till={back}" target="_self" lang="{other}">'
        f"{t(f'app.other_language_{other}')}</a>"
        for other in services.languages()
        if other != here
    )
    name = f'<a class="tt-name" href="/" target="_self">{html.escape(t("app.name"))}</a>'
    st.html(f'<div class="tt-head">{name}{links}</div>')


def footer() -> None:
    """Links to the pages that explain, the disclaimer and the versions."""
    t = state.texts()
    links = "".join(
        f'<a href="/{path}" target="_self">{html.escape(words)}</a>' for path, words in _foot_links()
    )
    st.html(
        f'<div class="tt-foot"><nav aria-label="{html.escape(t("app.foot"))}">{links}</nav>'
        f"<p>{html.escape(t('app.disclaimer'))}</p><p>{html.escape(versions.in_use())}</p></div>"
    )


def _foot_links() -> list[tuple[str, str]]:
    """What the foot leads to: pages that explain, what this visitor may manage, in and out."""
    t = state.texts()
    paths = list(_FOOT)
    paths += [_OWN] if sign_in.may_change_own() else []
    paths += [_OVERVIEW] if sign_in.is_administrator() else []
    found = [(path, t(f"page.{PAGES[path]}")) for path in paths]
    if services.settings().sign_in:
        person = sign_in.person()
        leave = ("auth/logout", t("sign_in.out_as", name=person.name) if person else "")
        found.append(leave if person else ("logga-in", t("page.sign_in")))
    return found


def plain(text: str) -> str:
    """A text as HTML that shows it as it is, line ends included."""
    return html.escape(text).replace("\n", "<br>")


def heading(text: str) -> None:
    """The page's only heading of the first size."""
    st.title(text, anchor=False)


def name_page(text: str) -> None:
    """Gives the browser's tab a name of its own, where one address shows many pages."""
    st.set_page_config(page_title=f"{text} – {state.texts()('app.name')}")


def link(label: str, path: str, *, primary: bool = False) -> None:
    """A link that looks like a button and leaves the page."""
    kind = "tt-button tt-primary" if primary else "tt-button"
    st.html(f'<p><a class="{kind}" href="{html.escape(path)}" target="_self">{html.escape(label)}</a></p>')


def links(*found: tuple[str, str]) -> None:
    """Plain links on one line, each (path, words), in the same tab."""
    row = "".join(
        f'<a href="{html.escape(path)}" target="_self">{html.escape(words)}</a>' for path, words in found
    )
    st.html(f'<p class="tt-links">{row}</p>')


def menu(label: str, *links: tuple[str, str]) -> None:
    """A row of quiet links, each (path, words)."""
    row = "".join(f'<a href="{path}" target="_self">{html.escape(words)}</a>' for path, words in links)
    st.html(f'<nav class="tt-menu" aria-label="{html.escape(label)}">{row}</nav>')


def store_trouble(error: StoreError) -> None:
    """Says that the store cannot be used; nothing is touched."""
    t = state.texts()
    heading(t("trouble.title"))
    st.markdown(t("trouble.newer" if isinstance(error, StoreNewerError) else "trouble.away"))


def source_trouble(error: services.SourceError) -> None:
    """Says which file of the sources is missing or not as it was; nothing is quoted from it."""
    t = state.texts()
    heading(t("trouble.source_title"))
    st.markdown(t("trouble.source", file=f"corpus/{error.file}"))


def search_notices() -> None:
    """Says what the search had to work around when it was opened, if anything."""
    for notice in services.searcher().notices:
        st.info(state.texts()(f"search_notice.{notice.code}"))


def page_trouble(_error: Exception) -> bool:
    """Says in the visitor's language that something went wrong on the page; the log holds the rest."""
    st.warning(state.texts()("trouble.page"))
    return True


def words(rows: Iterable[tuple[str, str]]) -> None:
    """Labels with what a person wrote under each; rows without a text are left out."""
    body = "".join(
        f"<dt>{html.escape(label)}</dt><dd>{html.escape(text)}</dd>" for label, text in rows if text
    )
    if body:
        st.html(f'<dl class="tt-words tt-line">{body}</dl>')


def saving_trouble() -> None:
    """Says so when the last thing tapped or written could not be saved."""
    kind = state.trouble()
    if kind:
        st.warning(state.texts()(f"trouble.{kind}"))


def nothing_here() -> None:
    """Says that this browser has no self-assessment in use, with the ways on."""
    t = state.texts()
    heading(t("nothing.title"))
    st.markdown(t("nothing.text"))
    link(t("start.begin"), "/borja", primary=True)
    links(("/fil", t("nothing.file")))
