"""How many wrong codes are answered at once, and how long the next one waits; a right code never does."""

import hashlib
import secrets
import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network

PER_ADDRESS = 20
IN_ALL = 200
LONGEST_S = 30
WAITING = 100
_V6_NETWORK = 64

Count = Callable[[str, int], tuple[int, int]]
"""(name, second) -> wrong codes of the last minute from that name, and in all; storage.count_wrong."""


class Guesses:
    """Wrong codes of the last minute, counted in the database, which all processes of the server share.

    An address is kept as a keyed hash; the key is not in the database. Over the limits (20 a minute for an
    address, 200 a minute in all) a wrong code waits a second for each one over, at most 30 s. A whole hall
    shares one address, so right codes are not counted and never wait: only a wrong one touches the database.
    """

    def __init__(self, count: Count, key: str = "", clock: Callable[[], float] = time.time) -> None:
        """Takes a counter and a key; processes that share both count together.

        Args:
            count: notes one more and says how many there are.
            key: what addresses are hashed with; without one, each process counts addresses for itself.
            clock: seconds since 1970, the same in all processes.
        """
        self._count = count
        self._clock = clock
        self._key = hashlib.sha256(key.encode()).digest() if key else secrets.token_bytes(32)
        self.waiting = 0

    def wrong(self, address: str) -> int:
        """Notes a wrong code.

        Returns:
            Seconds until it may be answered, 0 within the limits.
        """
        own, everybody = self._count(self.name_of(address), int(self._clock()))
        return max(0, min(max(own - PER_ADDRESS, everybody - IN_ALL), LONGEST_S))

    def name_of(self, address: str) -> str:
        """What an address is counted under."""
        return hashlib.blake2b(_network(address), key=self._key, digest_size=16).hexdigest()


def _network(address: str) -> bytes:
    """The address, or the network of one IPv6 subscriber, who has many addresses."""
    try:
        known = ip_address(address)
    except ValueError:
        return address.encode()
    if isinstance(known, IPv6Address):
        return ip_network((known, _V6_NETWORK), strict=False).network_address.packed
    return known.packed
