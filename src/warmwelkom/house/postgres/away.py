"""Is it the database that is away, a disk that is full, or is something wrong with what we asked?"""

from __future__ import annotations

import errno
from collections.abc import Iterator

CLASSES = (
    "08",  # the connection was lost
    "53",  # it has no more memory or room, or all its connections are taken
)
"""Of SQLSTATE: its first two signs."""
COMING_OR_GOING = {
    "57P01",  # it is told to stop
    "57P02",  # one of its processes fell, so all others begin anew
    "57P03",  # it is still starting
    "58030",  # its disk does not answer
    "25006",  # it only copies another, and may not write
}
DISK_FULL = "53100"
NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
BY_NAME = ("OperationalError", "InterfaceError")  # Django's or psycopg's; neither need be loaded


def is_away(fault: BaseException | None) -> bool:
    """Whether this fault came of a database that can't be reached or can't take anything just now."""
    return any(_says_so(one) for one in _chain(fault))


def is_full(fault: BaseException | None) -> bool:
    """Whether this fault came of a disk that has no room left: the database's or our own."""
    return any(
        getattr(one, "sqlstate", None) == DISK_FULL
        or (isinstance(one, OSError) and one.errno in NO_ROOM)
        for one in _chain(fault)
    )


def _says_so(fault: BaseException) -> bool:
    state = getattr(fault, "sqlstate", None)
    if state:
        return state.startswith(CLASSES) or state in COMING_OR_GOING
    # no answer of a server at all: psycopg's own words for a way that was not there or broke off
    is_database = type(fault).__module__.startswith("psycopg")
    return is_database and any(kind.__name__ in BY_NAME for kind in type(fault).__mro__)


def _chain(fault: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield fault
        fault = fault.__cause__ or fault.__context__
