"""Does a log tell of anybody? Held against the words by which people can be known.

The log of a house is asked from its readiness on: before that a demo prints whom one may log in as.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

READY = "Ctrl-C stops everything."
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
NUMBER = re.compile(r"(?<![\w-])(?:\+31|0)6[ -]?\d(?:[ -]?\d){7}(?![\w-])")


def told(log: str, people: set[str]) -> list[str]:
    """The lines that name somebody, a mail address or a mobile number."""
    return list(_told(log.rpartition(READY)[2], people))


def _told(log: str, people: set[str]) -> Iterator[str]:
    for line in log.splitlines():
        words = set(re.findall(r"[^\s\"',:;()\[\]{}<>=/]+", line))
        if (
            words & people
            or MAIL.search(line)
            or NUMBER.search(line)
            or any(whole in line for whole in people if " " in whole)
        ):
            yield line
