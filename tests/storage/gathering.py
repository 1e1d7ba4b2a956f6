"""People in a workshop of the store's tests: who answers, what is stored, which day it is."""

from datetime import date

from sqlalchemy import select

from assessment import load_instrument
from workshop import PHASES, Plan

DAY = date(2026, 11, 21)
PLAN = Plan("Natt och dag", "sv", 12)
I = load_instrument()  # noqa: E741
FULL = dict.fromkeys(I.workshop_items, 4)


class Calendar:
    def __init__(self):
        self.day = DAY

    def __call__(self):
        return self.day


def answer(workshops, own, n, values=None, **more):
    tokens = []
    for number in range(n):
        token = workshops.join(own)
        workshops.put_many(token, dict.fromkeys(I.workshop_items, number % 5 + 1) | (values or {}))
        for name, given in more.items():
            getattr(workshops, name)(token, *given)
        workshops.submit(token)
        tokens.append(token)
    return tokens


def stored(workshops, table):
    with workshops.store.read() as connection:
        return [dict(one) for one in connection.execute(select(table)).mappings()]


def advance(workshops, token, until):
    for phase in PHASES[PHASES.index(workshops.find(token).workshop.phase) + 1 : PHASES.index(until) + 1]:
        workshops.set_phase(token, phase)
