"""Who lives in a demo region, and what becomes of them: the truth behind the lists."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Somebody who works at a school or for the region. `code` is the short name on timetables."""

    name: str
    email: str
    role: str
    code: str = ""
    school: str = ""
    subject: str = ""
    sector: str = ""
    location: str = ""
    classes: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Listed:
    """Somebody as a school's own system has them, mistakes and all."""

    given: str
    official: str
    prefix: str
    surname: str
    born: dt.date | None
    sex: str
    postcode: str
    house_number: str
    place: str
    mail: str
    phone: str
    parent_mail: str = ""
    parent_phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A programme that an mbo school offers at a location. Which one is our own example."""

    brin: str
    location: str
    location_name: str
    place: str
    crebo: str
    name: str
    level: int
    path: str
    fits: frozenset[str]
    weight: float


@dataclass(slots=True, kw_only=True)
class Application:
    """An application at an mbo school: its statuses with their days, and the pupil's data as typed there."""

    number: str
    brin: str
    offer: Offer
    listed: Listed
    previous_school: str
    applied_on: dt.date
    events: list[tuple[dt.date, str]] = field(default_factory=list)
    student_number: str = ""
    enrolled_on: dt.date | None = None
    class_name: str = ""
    class_mentor: Staff | None = None
    seen: dict[dt.date, bool] = field(default_factory=dict)
    gone_on: dt.date | None = None

    def status_on(self, day: dt.date) -> str:
        """The last status by that day; empty before the first."""
        return max((event for event in self.events if event[0] <= day), default=(day, ""))[1]


@dataclass(slots=True, kw_only=True)
class Pupil:
    """An exam pupil of a vo campus."""

    key: str
    number: str
    campus: str
    listed: Listed
    private: Listed
    class_name: str
    leerweg: str
    profile: str
    modules: tuple[str, ...] = ()
    teachers: tuple[str, ...] = ()
    mentor: Staff | None = None
    destination: str = ""
    destination_july: str = ""
    listed_from: dt.date | None = None
    gone_on: dt.date | None = None
    slip: str = ""  # a mistake of the school on its first list only
    result: str = ""
    second_result: str = ""
    applications: list[Application] = field(default_factory=list)
