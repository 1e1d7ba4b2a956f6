"""How many wrong codes are answered at once, and how long the next one waits; a right code never does."""

import hashlib
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network

WINDOW_S = 60
PER_ADDRESS = 20
IN_ALL = 200
LONGEST_S = 30
WAITING = 100
_ADDRESSES = 4096
_V6_NETWORK = 64


class Guesses:
    """Wrong codes of the last minute, in the memory of this process only.

    An address is kept as a keyed hash whose key dies with the process. Over the limits (20 a minute for an
    address, 200 a minute in all) a wrong code waits a second for each one over, at most 30 s. A whole hall
    shares one address, so right codes are not counted and never wait. Each process counts for itself.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(16)
        self._all: deque[float] = deque(maxlen=IN_ALL + LONGEST_S)
        self._by_address: OrderedDict[bytes, deque[float]] = OrderedDict()
        self.waiting = 0

    def wrong(self, address: str) -> int:
        """Notes a wrong code.

        Returns:
            Seconds until it may be answered, 0 within the limits.
        """
        now = self._clock()
        own = self._of(address)
        for noted in (self._all, own):
            noted.append(now)
            while noted[0] <= now - WINDOW_S:
                noted.popleft()
        over = max(len(own) - PER_ADDRESS, len(self._all) - IN_ALL)
        return max(0, min(over, LONGEST_S))

    def _of(self, address: str) -> deque[float]:
        """The wrong codes of an address; of too many, the one not heard of for longest is forgotten."""
        name = hashlib.blake2b(_network(address), key=self._key, digest_size=16).digest()
        own = self._by_address.setdefault(name, deque(maxlen=PER_ADDRESS + LONGEST_S))
        self._by_address.move_to_end(name)
        if len(self._by_address) > _ADDRESSES:
            self._by_address.popitem(last=False)
        return own


def _network(address: str) -> bytes:
    """The address, or the network of one IPv6 subscriber, who has many addresses."""
    try:
        known = ip_address(address)
    except ValueError:
        return address.encode()
    if isinstance(known, IPv6Address):
        return ip_network((known, _V6_NETWORK), strict=False).network_address.packed
    return known.packed
