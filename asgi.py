"""What `make run` starts: Streamlit's app with the routes, the middleware and the lifespan of our own."""

import asyncio
import gc
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path

import streamlit as st
from streamlit import config

from report import example_picture
from settings import ROOT
from storage import (
    SteadyClock,
    StoreError,
    count_wrong,
    errors,
    figures,
    forget_guesses,
    open_workshops,
    saved,
)
from ui import frame, services, sign_in, versions
from ui.addresses import ADDRESSES
from ui.readiness import findings
from web import (
    Counted,
    Finding,
    Guesses,
    Metrics,
    Operations,
    Site,
    build_middleware,
    build_routes,
    watched,
)

_DAY_S = 24 * 3600
_LOG = logging.getLogger("tillit")


def site() -> Site:
    """What the web rooms share, from the settings."""
    settings = services.settings()
    langs = services.languages()
    return Site(
        stores=services.Stores(),
        texts={lang: services.texts(lang) for lang in langs},
        instruments={lang: services.instrument(lang) for lang in langs},
        default_lang=settings.lang,
        default_store=settings.store,
        public_address=settings.public_address,
        retention_days=settings.retention_days,
        pages=ADDRESSES,
        style=(ROOT / "ui" / "style.css").read_text(encoding="utf-8"),
        script=(ROOT / "ui" / "app.js").read_text(encoding="utf-8"),
        static=ROOT / "static",
        picture=lambda lang, theme, width: example_picture(lang, theme, width, ROOT / "corpus"),
        versions=versions.in_use,
        workshops=services.workshops,
        guesses=Guesses(
            lambda name, second: count_wrong(services.store("server"), name, second),
            settings.secret.get_secret_value(),
        ),
        hosts=settings.hosts,
        sign_in=settings.sign_in,
        may_start=sign_in.may_start,
    )


def operations() -> Operations:
    """What those who run the server may ask."""
    counted = Counted(lambda: figures(services.store("server")), saved, errors)
    token = services.settings().metrics_token.get_secret_value()
    return Operations(lambda: tuple(Finding(*one) for one in findings()), Metrics(counted), token)


async def purge_daily() -> None:
    """Removes what is older than the retention, at start and then once a day; not when the clock was set."""
    clock = SteadyClock()
    while True:
        shift = clock.jumped()
        if shift is None:
            with suppress(StoreError):
                await asyncio.to_thread(purge, datetime.now(UTC).date())
        else:
            _LOG.error("the clock was set by %d days: the purge is put off for a day", shift)
        await asyncio.sleep(_DAY_S)


def purge(today: date) -> None:
    """Removes what is older than the retention from both stores."""
    settings, store = services.settings(), services.store("server")
    removed = store.purge(settings.retention_days, today)
    gone = open_workshops(store).purge(settings.workshop_retention_days, today)
    forget_guesses(store, int(time.time()))
    services.store("file").purge(1, today)
    _LOG.info("purge: %d self-assessments and %d workshops removed", removed, gone)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warms what the first page needs and keeps the daily purge going."""
    await asyncio.to_thread(services.warm)
    await asyncio.to_thread(versions.in_use)
    gc.collect()
    gc.freeze()
    purging = asyncio.create_task(purge_daily())
    yield
    purging.cancel()


_site = site()
if services.settings().sign_in:  # what Streamlit signs while somebody is at the provider, in any process
    config.set_option("server.cookieSecret", services.settings().secret.get_secret_value())
app = st.App(
    ROOT / "streamlit_app.py",
    routes=build_routes(_site),
    middleware=watched(build_middleware(_site, Path(st.__file__).parent / "static"), operations(), ADDRESSES),
    lifespan=lifespan,
    on_script_error=frame.page_trouble,
    secrets=sign_in.secrets_of(services.settings()),
)
