"""A process of its own for the tests: opens the store and taps, saying aloud what was acknowledged.

Arguments: URL, token, kind (migrate | all | forever), worker's number.
"""

import sys

from storage import open_store


def main(url: str, token: str, kind: str, worker: int) -> None:
    store = open_store(url)
    print("open", flush=True)
    if kind == "migrate":
        return
    number = 0
    while kind == "forever" or number < 40:
        number += 1
        store.put(token, "answers", f"w{worker}-{number}", number % 5 + 1)
        print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
