"""The schools, programmes and people of an invented week, as rows of the house. Django is set up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from logins import account, cookie_of
from warmwelkom.rooms.people.models import Location, Programme, Role, School
from warmwelkom.rooms.transitions.actors import CODE_KEY
from warmwelkom.rooms.transitions.models import AccessCode, Pupil, Transition


class Places:
    """One mbo with a campus and its programmes, and the vo schools whose pupils come."""

    def __init__(self, region: Any, asked: dict[str, Any], now: dt.datetime) -> None:
        self.region, self.now = region, now
        self.mbo = self._school("99ZZ", "Het mbo", "mbo")
        self.campus = Location.objects.create(
            region=region, school=self.mbo, code="99ZZ00", name="Campus", street="Plein 1",
            place="Den Haag",
        )  # fmt: skip
        names = sorted({row["vo_school"] for row in asked["students"] if "vo_school" in row})
        names = sorted({*names, *(row["vo_school"] for row in asked["vo_teachers"])})
        self.vo = {
            name: self._campus_of(f"{number:02}AA", f"School {name}")
            for number, name in enumerate(names)
        }
        self.programmes = {
            row["id"]: Programme.objects.create(
                region=region, school=self.mbo, location=self.campus, crebo=f"25{number:03}",
                name=f"Opleiding {row['id']}", level=3,
            )
            for number, row in enumerate(asked["programmes"])
        }  # fmt: skip

    def _school(self, brin: str, name: str, sector: str) -> Any:
        return School.objects.create(
            region=self.region, brin=brin, name=name, sector=sector, joined_at=self.now
        )

    def _campus_of(self, brin: str, name: str) -> Any:
        school = self._school(brin, name, "vo")
        return Location.objects.create(
            region=self.region, school=school, code=f"{brin}00", name=name
        )

    def pupils(self, asked: dict[str, Any]) -> list[Any]:
        """Somebody with a name, a class and the teachers on the list, for each student."""
        of: dict[str, Any] = {"region": self.region}
        rows = asked["students"]
        pupils = Pupil.objects.bulk_create(
            Pupil(**of, given_name=f"Evi {n}", surname="van der Berg", birth_date=dt.date(2010, 1, 1))
            for n in range(len(rows))
        )  # fmt: skip
        return Transition.objects.bulk_create(
            Transition(
                **of, pupil=pupil, school_year=self.region.school_year, class_name="4K1",
                location=self.vo.get(row.get("vo_school")), listed_at=self.now,
                mentor_name="Alice de Wit", mentor_email="alice@people.example",
                teachers=[f"{one} {one.title()} (wiskunde)" for one in row.get("own_teachers", [])],
            )
            for pupil, row in zip(pupils, rows, strict=True)
        )  # fmt: skip

    def planner_cookie(self) -> str:
        person = account("Mia de Boer")
        Role.objects.create(
            region=self.region, person=person, kind="planner", school=self.mbo,
            school_year=self.region.school_year, given_at=self.now,
        )  # fmt: skip
        return cookie_of(person)

    def cookie_of(self, transition: Any) -> str:
        """A phone on which this pupil came in with their own code."""
        from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415  for each one

        code = AccessCode.objects.create(
            region=self.region, pupil_id=transition.pupil_id, kind="pupil", made_at=self.now,
            code_hash=transition.pk.hex * 2,
        )  # fmt: skip
        store = SessionStore()
        store[CODE_KEY] = {"code": str(code.pk), "region": str(self.region.pk)}
        store.save()
        return f"sessionid={store.session_key}"
