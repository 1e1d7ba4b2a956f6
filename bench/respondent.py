"""A seat where one person after another answers at a real pace, asks, and takes the profile along."""

import asyncio
import random
import time
from collections import Counter, defaultdict

import httpx2 as httpx

from bench.front import Balanced
from bench.returning import GaveUpError, Returning
from storage import held
from texts import load_texts

PAUSE_S = 9.0
"""Mean seconds between two taps: 44 questions, 12 wishes and the way between them take some 13 minutes."""
ASKING, TAKING = 0.04, 0.5
"""Share of the cards on which somebody asks, and of the people who take the PDF."""
READING_S = 40.0
VALUES = {
    "answers": (1, 2, 3, 4, 5, "DK", "NR"),
    "behov": (-2, -1, 0, 1, 2, "DK"),
    "summaries": ("ja", "delvis", "nej"),
}
QUESTIONS = (
    "Vad betyder tvivel?",
    "Varför räcker det inte med tillit?",
    "Vad säger källorna om kontroll?",
    "Hur gör jag med en medarbetare som inte vill?",
    "Vad är skillnaden mellan att kunna och att våga?",
)


class Seat:
    """One place at a screen, and everything that was seen and acknowledged there.

    Attributes:
        kept: what was acknowledged: token -> (field, code) -> the values that may stand in the store.
        taken: seconds by kind of act, of those that nothing cut off.
        errors: what a person saw that was wrong, by kind.
        visits: how many people began, finished and took a PDF.
        saved_by: acknowledged values by the port that saved them.
        open_at: the port this seat's page is open at, or None.
    """

    def __init__(self, front, contexts, number, pause, patience):
        self.kept = defaultdict(dict)
        self.taken, self.errors = defaultdict(list), Counter()
        self.back, self.waited = [], []
        self.visits, self.saved_by = Counter(), Counter()
        self._front, self._contexts, self._patience = front, contexts, patience
        self._rng, self._pause = random.Random(number), pause
        self._name = f"{number}"
        self._refusal = load_texts("sv")("trouble.store")
        self._page = None

    @property
    def open_at(self):
        """The port at which the seat's page is open now."""
        return None if self._page is None else self._page.port

    async def run(self, begin_s):
        """Goes on until it is cancelled; the first person begins within so many seconds, part of the way."""
        await asyncio.sleep(self._rng.random() * begin_s)
        share = self._rng.random()
        while True:
            try:
                await self._visit(share)
            except (GaveUpError, TimeoutError, httpx.HTTPError) as error:
                self.errors[type(error).__name__] += 1
            finally:
                await self._leave()
            share = 1.0

    async def _visit(self, share):
        """One person from the first page to the profile; `share` of the cards for those who came before."""
        self.visits["begun"] += 1
        self._name = f"{self._rng.random()}"
        transport = Balanced(self._front, self._name)
        async with httpx.AsyncClient(
            base_url="http://127.0.0.1", transport=transport, timeout=self._patience, trust_env=False
        ) as client:
            for path in ("/", "/borja"):
                await self._got(client.get(path))
            await self._got(client.post("/borja", data={"store": "server"}))
            self._cookies = dict(client.cookies)
            (one,) = held(self._cookies)
            self._own = self.kept[one.token]
            await self._enter("svara")
            for _ in range(max(2, round(share * 25))):
                if not await self._card():
                    break
            self.visits["finished"] += 1
            await self._profile(client)
        self.errors["page of the proxy"] += transport.refused_pages

    async def _got(self, request):
        begun = time.monotonic()
        answer = await request
        self.taken["page"].append(time.monotonic() - begun)
        if answer.status_code >= 400:
            self.errors[f"page {answer.status_code}"] += 1
        return answer

    async def _enter(self, page):
        await self._leave()
        self._page = Returning(self._front, self._name, page, self._cookies, self._patience)
        self.taken["open"].append(await self._page.open())

    async def _leave(self):
        if self._page is None:
            return
        page, self._page = self._page, None
        self.back += page.back
        self.waited += page.waited
        self.errors["exception on the page"] += page.errors
        await page.close()

    async def _card(self):
        """Answers the questions of a card and goes on; False when there is no way on."""
        page = self._page
        for key in list(page.radios):
            await page.rest(self._thought())
            if key not in page.radios:
                self.errors["another card after coming back"] += 1
                break
            await self._tap(key)
        if "chat_field" in page.fields and self._rng.random() < ASKING:
            await page.rest(self._thought())
            question = self._rng.choice(QUESTIONS)
            self._note("question", await page.doing(page.say("chat_field", question)))
        await page.rest(self._thought())
        before = set(page.radios)
        while "next" in page.buttons and set(page.radios) == before:
            taken = await page.doing(page.press("next"))
            self._note("tap", taken)
            if taken is not None:
                break
            await page.rest(1)  # cut off: the person sees the same card and presses again
        return "next" in page.buttons

    async def _tap(self, key):
        page = self._page
        options = list(page.radios[key].options)
        chosen = self._rng.randrange(len(options))
        field, code = key.split(":", 1)
        values = VALUES.get(field) or self._contexts[code]
        values_kept = self._own.setdefault((field, code), set())
        values_kept.add(values[chosen])  # from now on it may be in the store
        self._note("tap", await page.doing(page.tap(key, options[chosen])))
        if self._refusal in page.warnings:
            self.errors["told that a tap was not saved"] += 1
            return
        self._own[field, code] = {values[chosen]}
        self.saved_by[page.port] += 1

    async def _profile(self, client):
        """Reads the profile, and sometimes takes the PDF along."""
        await self._enter("profil")
        page = self._page
        await page.rest(READING_S * self._rng.uniform(0.5, 1.5) * self._pause / PAUSE_S)
        if not page.files or self._rng.random() > TAKING:
            return
        begun = time.monotonic()
        path = await page.doing(page.download())
        if path is None:
            self.errors["no PDF"] += 0 if page.back else 1  # cut off: the person asks again on the page
            return
        if not path.startswith("http"):
            file = await client.get(path, headers={"Cookie": ""})
            self.errors["no PDF"] += not file.content.startswith(b"%PDF")
        self.taken["pdf"].append(time.monotonic() - begun)
        self.visits["pdf"] += 1

    def _thought(self):
        return self._pause * self._rng.uniform(0.4, 1.6)

    def _note(self, kind, seconds):
        if seconds is not None:
            self.taken[kind].append(seconds)
