"""What is not Streamlit: routes, middleware and plain pages around the app."""

from web import logs
from web.guesses import Guesses
from web.metrics import Counted, Metrics
from web.operations import Finding, Operations
from web.pages import AppPage
from web.routes import build_routes
from web.shell import build_middleware
from web.site import Site
from web.watch import watched

__all__ = [
    "AppPage",
    "Counted",
    "Finding",
    "Guesses",
    "Metrics",
    "Operations",
    "Site",
    "build_middleware",
    "build_routes",
    "logs",
    "watched",
]
