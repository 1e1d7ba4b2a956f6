"""A process of its own for the tests of workshops, saying aloud what was acknowledged.

Arguments: URL, kind, token or workshop's id. Kinds: people (join, answer and hand in until it is closed) |
closing-cut (closes and stops before the last statement) | closed-cut (closes and stops before the files are
cleaned) | close.
"""

import sys
import time

from assessment import load_instrument
from storage import PhaseError, UnknownTokenError, open_store, open_workshops, workshop_closing, workshops


def stop(*_: object, **__: object) -> bool:
    print("cut", flush=True)
    time.sleep(60)
    return False


def people(found: workshops.Workshops, own: str) -> None:
    values = dict.fromkeys(found.instrument.workshop_items, 3)
    try:
        while True:
            token = found.join(own)
            found.put_many(token, values)
            found.submit(token)
            print("in", flush=True)
    except (PhaseError, UnknownTokenError):
        print("closed", flush=True)


def main(url: str, kind: str, given: str) -> None:
    found = open_workshops(open_store(url, load_instrument()))
    if kind == "closing-cut":
        workshop_closing.change = stop
    if kind == "closed-cut":
        workshops.clean = stop
    print("open", flush=True)
    if kind == "people":
        people(found, given)
    else:
        print(found.close(given).phase, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
