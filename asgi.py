"""What `make run` starts: Streamlit's app with the routes, the middleware and the lifespan of our own."""

import asyncio
import gc
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st
from streamlit import config

from report import example_picture
from settings import ROOT
from storage import StoreError, count_wrong, forget_guesses, open_workshops
from ui import frame, services, sign_in
from ui.addresses import ADDRESSES
from web import Guesses, Site, build_middleware, build_routes

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
        versions=services.versions,
        workshops=services.workshops,
        guesses=Guesses(
            lambda name, second: count_wrong(services.store("server"), name, second),
            settings.secret.get_secret_value(),
        ),
        hosts=settings.hosts,
        sign_in=settings.sign_in,
        may_start=sign_in.may_start,
    )


async def purge_daily() -> None:
    """Removes what is older than the retention, at start and then once a day."""
    days, workshop_days = services.settings().retention_days, services.settings().workshop_retention_days
    while True:
        with suppress(StoreError):
            removed = await asyncio.to_thread(services.store("server").purge, days, datetime.now(UTC).date())
            workshops = open_workshops(services.store("server"))
            gone = await asyncio.to_thread(workshops.purge, workshop_days, datetime.now(UTC).date())
            await asyncio.to_thread(forget_guesses, services.store("server"), int(time.time()))
            await asyncio.to_thread(services.store("file").purge, 1, datetime.now(UTC).date())
            _LOG.info("purge: %d self-assessments and %d workshops removed", removed, gone)
        await asyncio.sleep(_DAY_S)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warms what the first page needs and keeps the daily purge going."""
    await asyncio.to_thread(services.warm)
    gc.collect()
    gc.freeze()
    purge = asyncio.create_task(purge_daily())
    yield
    purge.cancel()


_site = site()
if services.settings().sign_in:  # what Streamlit signs while somebody is at the provider, in any process
    config.set_option("server.cookieSecret", services.settings().secret.get_secret_value())
app = st.App(
    ROOT / "streamlit_app.py",
    routes=build_routes(_site),
    middleware=build_middleware(_site, Path(st.__file__).parent / "static"),
    lifespan=lifespan,
    on_script_error=frame.page_trouble,
    secrets=sign_in.secrets_of(services.settings()),
)
