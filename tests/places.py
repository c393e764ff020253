"""The two regions and their schools in which the cast works."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from warmwelkom.rooms.people.models import Location, Programme, Region, School


@dataclass
class Places:
    region: Region
    other_region: Region
    witt_school: School
    witt: Location
    maris_school: School
    maris: Location
    mondriaan: School
    mondriaan_location: Location
    care: Programme
    yuverta: School
    municipality: School
    elsewhere_school: School
    elsewhere: Location

    def where(self, name: str | None) -> dict[str, Any]:
        """The region, school and location of a place, as a role keeps them."""
        if name is None:
            return {"region": self.region}
        place = getattr(self, name)
        if isinstance(place, Location):
            return {"region": place.region, "school": place.school, "location": place}
        return {"region": place.region, "school": place}


def make_places(*, now: dt.datetime) -> Places:
    def region(slug: str, name: str) -> Region:
        return Region.objects.create(slug=slug, name=name, school_year=2025, created_at=now)

    def school(where: Region, brin: str, name: str, sector: str) -> School:
        return School.objects.create(
            region=where, brin=brin, name=name, sector=sector, joined_at=now
        )

    def location(of: School, code: str, name: str) -> Location:
        return Location.objects.create(
            region=of.region, school=of, code=code, name=name, place="Den Haag"
        )

    haaglanden, rijnmond = region("haaglanden", "Haaglanden"), region("rijnmond", "Rijnmond")
    witt, maris = (
        school(haaglanden, "20MJ", "Johan de Witt", "vo"),
        school(haaglanden, "19ZP", "Maris College", "vo"),
    )
    mondriaan, yuverta = (
        school(haaglanden, "27GZ", "ROC Mondriaan", "mbo"),
        school(haaglanden, "01OE", "Yuverta", "mbo"),
    )
    elsewhere = school(rijnmond, "15KR", "De Maas", "vo")
    tinwerf = location(mondriaan, "27GZ00", "Tinwerf")
    care = Programme.objects.create(
        region=haaglanden,
        school=mondriaan,
        location=tinwerf,
        crebo="25655",
        name="Verzorgende-IG",
        level=3,
        learning_path="BOL",
    )
    return Places(
        region=haaglanden,
        other_region=rijnmond,
        witt_school=witt,
        witt=location(witt, "20MJ00", "Johan de Witt"),
        maris_school=maris,
        maris=location(maris, "19ZP00", "Maris College"),
        mondriaan=mondriaan,
        mondriaan_location=tinwerf,
        care=care,
        yuverta=yuverta,
        municipality=school(haaglanden, "", "Gemeente Den Haag", "partner"),
        elsewhere_school=elsewhere,
        elsewhere=location(elsewhere, "15KR00", "De Maas"),
    )
