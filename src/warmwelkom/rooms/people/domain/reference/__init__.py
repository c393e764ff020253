"""Load official downloads into the reference tables; run again with a newer file, it updates.

Each loader takes rows as dictionaries (heading -> text) and returns how many it wrote. A row that
can't be used is reported with its line, never guessed at. Sources and flaws: docs/credits.md.
"""

from __future__ import annotations

from warmwelkom.rooms.people.domain.reference.calendar import load_exams, load_holidays
from warmwelkom.rooms.people.domain.reference.candidates import load_candidates
from warmwelkom.rooms.people.domain.reference.locations import load_mbo_locations, load_vo_schools
from warmwelkom.rooms.people.domain.reference.own import load_own
from warmwelkom.rooms.people.domain.reference.places import load_places
from warmwelkom.rooms.people.domain.reference.programmes import load_qualifications
from warmwelkom.rooms.people.domain.reference.rows import Loaded, UnknownFileError

__all__ = [
    "Loaded",
    "UnknownFileError",
    "load_candidates",
    "load_exams",
    "load_holidays",
    "load_mbo_locations",
    "load_own",
    "load_places",
    "load_qualifications",
    "load_vo_schools",
]
