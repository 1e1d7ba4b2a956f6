"""What is not Streamlit: routes, middleware and plain pages around the app."""

from web.guesses import Guesses
from web.pages import AppPage
from web.routes import build_routes
from web.shell import build_middleware
from web.site import Site

__all__ = ["AppPage", "Guesses", "Site", "build_middleware", "build_routes"]
