"""Simulated participants: plain HTTP clients that answer in a workshop as a phone's browser does."""

import asyncio
import random
import re
import ssl
import time
from dataclasses import dataclass, field

import httpx2 as httpx

CHOICES = (1, 2, 3, 4, 5, 3, 4, 2, "DK", "NR")
POLES = tuple(f"{leg}{number}" for leg in "AB" for number in range(1, 7))
COMING = 0.2
"""Share of the window in which people come in, as when a code is put on a wall."""
CARDS = 5
PAGES = CARDS + 3  # the choices, handing in, and the page before the first card
_ITEM = re.compile(r'<fieldset class="item">.*?name="(\w+)"', re.DOTALL)
_HIDDEN = re.compile(r'name="(device|shown)" value="([^"]*)"')
_TLS = ssl.SSLContext(
    ssl.PROTOCOL_TLS_CLIENT
)  # one for all: no phone here speaks TLS, and each would make its own


@dataclass
class Phone:
    """One person: what was tapped and acknowledged, and how long each page took."""

    addresses: list[str]
    code: str
    rng: random.Random
    answers: dict[str, int | str] = field(default_factory=dict)
    stark: tuple[str, ...] = ()
    latta: str = ""
    text: str = ""
    submitted: bool = False
    token: str = ""
    taken: list[float] = field(default_factory=list)
    first: float = 0.0
    errors: list[str] = field(default_factory=list)
    transport: httpx.AsyncBaseTransport | None = None
    """What stands between the phone and the processes, where something does."""

    async def answer(self, seconds: float) -> None:
        """Comes in, answers every card and hands in, at a real pace within so many seconds."""
        await asyncio.sleep(self.rng.random() * COMING * seconds)
        pause = (1 - COMING) * seconds * 0.9 / PAGES
        limits = httpx.Limits(keepalive_expiry=2)  # the server closes after five; a browser would try again
        async with httpx.AsyncClient(
            timeout=30, trust_env=False, verify=_TLS, limits=limits, transport=self.transport
        ) as self._client:
            try:
                await self._whole_way(pause)
            except (httpx.HTTPError, KeyError, TypeError) as error:
                self.errors.append(type(error).__name__)
            self.token = self._client.cookies.get(f"tt_w_{self.code}", "")

    async def _whole_way(self, pause: float) -> None:
        begun = time.perf_counter()
        page = await self._get(f"/w/{self.code}")
        self.first = time.perf_counter() - begun
        await self._think(pause)
        page = await self._send("", page, {"chef": "nej"})
        for card in range(1, CARDS + 1):
            await self._think(pause)
            chosen = {item: self.rng.choice(CHOICES) for item in _ITEM.findall(page)}
            page = await self._send(f"/{card}", page, {name: str(value) for name, value in chosen.items()})
            self.answers |= chosen
        await self._think(pause)
        stark = sorted(self.rng.sample(POLES, 2))
        latta = self.rng.choice(POLES)
        await self._send("/val", page, {"stark": stark, "latta": latta})
        self.stark, self.latta = tuple(stark), latta
        await self._think(pause)
        text = f"rad {self.rng.random()}"
        await self._send("/lamna", page, {"text": text, "release": "on"})
        self.text, self.submitted = text, True

    async def _think(self, pause: float) -> None:
        await asyncio.sleep(pause * self.rng.uniform(0.5, 1.5))

    async def _get(self, path: str) -> str:
        """A page at one of the processes, as behind a proxy that knows nothing of seats."""
        response = await self._client.get(self.rng.choice(self.addresses) + path)
        if response.status_code != 200:
            self.errors.append(f"GET {response.status_code}")
        return response.text

    async def _send(self, path: str, page: str, chosen: dict[str, object]) -> str:
        """What a person waits for after a tap: the form saved, and the next page there."""
        form = {**dict(_HIDDEN.findall(page)), "go": "on", **chosen}
        begun = time.perf_counter()
        sent = await self._client.post(f"{self.rng.choice(self.addresses)}/w/{self.code}{path}", data=form)
        if sent.status_code != 303:
            self.errors.append(f"POST {sent.status_code}")
        after = await self._get(sent.headers["location"])
        self.taken.append(time.perf_counter() - begun)
        return after

    def lost(self, kept: object) -> int:
        """How many of the things that were acknowledged are not what the store holds; 0 is right."""
        if kept is None:
            return len(self.answers) + 4 * self.submitted
        return sum(kept.answers.get(code) != value for code, value in self.answers.items()) + sum(
            mine != theirs
            for mine, theirs in (
                (self.stark, tuple(sorted(kept.stark))),
                (self.latta, kept.latta or ""),
                (self.text, kept.text),
                (self.submitted, kept.submitted),
            )
        )


async def hall(addresses, code, count, seconds):
    """Lets so many people answer at once within a window; returns the phones."""
    phones = [Phone(addresses, code, random.Random(f"{count}:{number}")) for number in range(count)]
    await asyncio.gather(*(phone.answer(seconds) for phone in phones))
    return phones
