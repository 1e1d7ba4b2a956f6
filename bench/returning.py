"""A browser that comes back when its socket dies, as Streamlit's own page does."""

import asyncio
import random
import time

import websockets

from bench.clients import Person

LONGEST_S = 4.0
"""Longest pause between two tries, as in Streamlit's page."""


class GaveUpError(Exception):
    """The page could not be reached again within the person's patience."""


class Returning(Person):
    """A person whose page is sent to the process that answers, and notices at once when it is cut off.

    Attributes:
        back: seconds from each cut until the card was drawn again.
        waited: of these, the seconds in which the person wanted to tap and could not.
    """

    def __init__(self, front, seat, page, cookies, patience=30):
        super().__init__(0, page, cookies, patience)
        self._front, self._seat = front, seat
        self.back, self.waited = [], []

    async def connect(self):
        """A socket to the first process that takes it."""
        failed = None
        for port in self._front.ports(self._seat):
            self.port = port
            try:
                return await super().connect()
            except (OSError, websockets.InvalidMessage) as error:
                failed = error
        raise failed

    async def rest(self, seconds):
        """Thinks for so many seconds; the page comes back by itself when it is cut off meanwhile."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                await asyncio.wait_for(self._socket.wait_closed(), left)
            except TimeoutError:
                return
            await self._come_back()
            if time.monotonic() > until:
                self.waited.append(time.monotonic() - until)

    async def doing(self, act):
        """Does something; returns its seconds, or None when it was cut off and the page is back since."""
        begun = time.monotonic()
        try:
            return await act
        except websockets.ConnectionClosed:
            await self._come_back()
            self.waited.append(time.monotonic() - begun)
            return None

    async def _come_back(self):
        """Tries again and again, as the page does; what was chosen last comes along."""
        lost, tries = time.monotonic(), 0
        while time.monotonic() - lost < 2 * self._patience:
            tries += 1
            longest = min(LONGEST_S, 0.5 * 2 ** (tries - 1))
            await asyncio.sleep(random.uniform(0.25 if tries == 1 else longest / 2, longest))
            try:
                await self.open()
            except (OSError, websockets.WebSocketException):
                continue
            self.back.append(time.monotonic() - lost)
            return
        raise GaveUpError
