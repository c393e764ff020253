"""Does a log tell of anybody? Held against everybody whom the house's own database knows.

The log of a house is asked from its readiness on: before that a demo prints whom one may log in as.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg

from warmwelkom.house.postgres.embedded import server_in

READY = "Ctrl-C stops everything."
ASK = """
SELECT given_name, surname, email, phone, to_char(birth_date, 'YYYY-MM-DD'), to_char(birth_date, 'DD-MM-YYYY'),
  postcode FROM transitions_pupil
UNION ALL SELECT name, '', email, '', '', '', '' FROM people_person
UNION ALL SELECT pupil_number, '', '', '', '', '', '' FROM transitions_transition
"""
SHORT = 4
"""A name of so many letters or fewer is asked as a part of a whole name alone: words of code are as short."""
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
NUMBER = re.compile(r"(?<![\w-])(?:\+31|0)6[ -]?\d(?:[ -]?\d){7}(?![\w-])")


def people_of(home: Path) -> set[str]:
    """Every word by which somebody in this running house can be known."""
    with psycopg.connect(server_in(home).url()) as owner:
        cells = {str(cell).strip() for row in owner.execute(ASK).fetchall() for cell in row if cell}
    return {cell for cell in cells if len(cell) > SHORT}


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
