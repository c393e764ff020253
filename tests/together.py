"""Which tests stay in one process: those of a folder that share a house, which takes minutes to make.

xdist has groups for this (`--dist loadgroup`), but writes them into a test's name, and from version 9.2 pytest takes no other name: the
tests were dealt out one by one, and each process made the house anew each time it came back to it. The scheduler asks us here.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

FOLDERS = ("tests/journeys/", "src/warmwelkom/house/demo/tests/")


class Together(LoadScopeScheduling):
    """Deals out the tests one by one, but for those of a folder; the largest first."""

    def _split_scope(self, nodeid: str) -> str:
        return share_of(nodeid)


def share_of(nodeid: str) -> str:
    """What is dealt out as one: a folder, or one test."""
    return next((folder for folder in FOLDERS if nodeid.startswith(folder)), nodeid)
