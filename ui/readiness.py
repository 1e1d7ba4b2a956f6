"""Whether people can be served: the database, the source texts, the search, the disk."""

import os
import shutil

from storage import NEWER, UNREACHABLE, StoreNewerError, standing
from ui import services
from ui.services import SourceError, StoreError

LEAST_FREE_MB = 200
_MB = 1_000_000

Found = tuple[str, str, bool]
"""What is not as it should be, why in one word, and whether people cannot be served because of it."""


def findings() -> tuple[Found, ...]:
    """Everything that is not as it should be now."""
    return (*_database(), *_search(), *_disk())


def _database() -> tuple[Found, ...]:
    try:
        why = standing(services.store("server"))
    except StoreNewerError:
        why = NEWER
    except StoreError:
        why = UNREACHABLE
    return () if why is None else (("database", why, True),)


def _search() -> tuple[Found, ...]:
    """Changed source texts stop the pages that quote; an index that cannot be read is worked around."""
    try:
        services.sources()
        notices = services.searcher().notices
    except SourceError:
        return (("sources", "changed_or_missing", True),)
    return tuple(("index", one.code, False) for one in notices)


def _disk() -> tuple[Found, ...]:
    folder = services.settings().data_dir
    if not folder.exists():
        return ()
    low = shutil.disk_usage(folder).free < LEAST_FREE_MB * _MB
    shut = not os.access(folder, os.W_OK)
    return tuple(("disk", why, False) for why, found in (("nearly_full", low), ("read_only", shut)) if found)
