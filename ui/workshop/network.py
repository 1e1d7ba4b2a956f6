"""The address phones are given, and whether they can reach it at all."""

import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from ui import services

_ELSEWHERE = ("192.0.2.1", 9)  # an address for documentation: choosing a way there sends nothing
_EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - compared with, not listened on


@dataclass(frozen=True)
class Reach:
    """How phones reach the server.

    Attributes:
        address: what the QR code opens, without a slash at the end.
        kind: named (an address was given), local_net (this machine's own address on the net) or alone.
        own: this machine's own address on the net, or None when it has none.
    """

    address: str
    kind: str
    own: str | None

    @property
    def short(self) -> str:
        """The address as people type it."""
        return self.address.removeprefix("https://").removeprefix("http://")

    @property
    def encrypted(self) -> bool:
        """Whether what is sent is encrypted on the way."""
        return self.address.startswith("https://")


def reach() -> Reach:
    """How phones reach this server, by its settings."""
    settings, own = services.settings(), _own_address()
    if settings.alone:
        return Reach(settings.public_address, "alone", own)
    named = urlsplit(settings.public_url).hostname
    if named and named != "localhost":
        return Reach(settings.public_address, "named", own)
    host = own if settings.host in _EVERYWHERE and own else settings.host
    return Reach(f"http://{host}:{settings.port}", "local_net", own)


def _own_address() -> str | None:
    """This machine's own address on the net."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
        except OSError:
            return None
        found = str(probe.getsockname()[0])
    return None if found.startswith("127.") else found
