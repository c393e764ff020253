"""Our own small tables into the reference tables: what a fresh install knows without a download."""

from __future__ import annotations

from warmwelkom.base.facts import read_rows
from warmwelkom.base.facts.own import OWN, keep_own
from warmwelkom.rooms.people import facts
from warmwelkom.rooms.people.domain.reference.calendar import exam_of, holiday_of
from warmwelkom.rooms.people.models import (
    AdmissionRule,
    ExamPeriod,
    PostcodeArea,
    Qualification,
    ReferenceCandidates,
    ReferenceLocation,
    RmcRegion,
    SchoolHoliday,
)

RMC = 28  # Haaglanden; the campuses in our table lie there
EXAM_YEAR, LEAST_CANDIDATES = 2023, 5
EXAMS = "DUO, examens 2023-2024 en vestigingen 2025"
MBO = "lijst van mbo-locaties, februari 2025"
PROGRAMMES = "kwalificaties, najaar 2026"
POSTCODES = "countries-states-cities-database, oktober 2026"
REGIONS = "regeling BWBR0031387, bijlage C"


def load_own() -> int:
    """Fill the reference tables from our own; returns the rows kept. Run it as often as you like.

    A row of an official download stays as it is, and keeps ours about the same school or year out.
    """
    return (
        keep_own(
            items=[*_campuses(), *_mbo_locations()],
            key=("sector", "code"),
            scope=("sector", "brin"),
        )
        + keep_own(items=_qualifications(), key=("crebo",))
        + keep_own(items=_postcodes(), key=("digits",))
        + keep_own(items=_regions(), key=("number",))
        + keep_own(items=_holidays(), key=("school_year", "name", "zone"))
        + keep_own(items=_exams(), key=("year", "name"), scope=("year",))
        + keep_own(
            items=_candidates(),
            key=("code", "exam_year", "leerweg", "profile", "sector"),
            scope=("code", "exam_year"),
        )
        + _write_admission()
    )


def _campuses() -> list[ReferenceLocation]:
    return [
        ReferenceLocation(
            code=row.code,
            brin=row.brin,
            sector="vo",
            school_name=row.school,
            name=row.name,
            street=row.street,
            postcode=row.postcode,
            place=row.place,
            municipality=row.municipality,
            rmc_number=RMC,
            leerwegen=" ".join(row.leerwegen),
            source=f"{OWN}: {EXAMS}",
        )
        for row in facts.campuses()
    ]


def _candidates() -> list[ReferenceCandidates]:
    """The whole campus: our table has no leerweg or profile."""
    return [
        ReferenceCandidates(
            code=row.code,
            exam_year=EXAM_YEAR,
            candidates=row.candidates,
            source=f"{OWN}: {EXAMS}",
        )
        for row in facts.campuses()
        if row.candidates >= LEAST_CANDIDATES
    ]


def _mbo_locations() -> list[ReferenceLocation]:
    municipality = {row.place: row.municipality for row in facts.postcodes()}
    return [
        ReferenceLocation(
            code=row.code,
            brin=row.brin,
            sector="mbo",
            school_name=row.school,
            name=row.name,
            place=row.place,
            municipality=municipality.get(row.place, ""),
            rmc_number=RMC if row.place in municipality else None,
            source=f"{OWN}: {MBO}",
        )
        for row in facts.mbo_locations()
    ]


def _qualifications() -> list[Qualification]:
    return [
        Qualification(
            crebo=row.crebo,
            name=row.name,
            level=row.level,
            group=row.group,
            sector_chamber=row.sector_chamber,
            source=f"{OWN}: {PROGRAMMES}",
        )
        for row in facts.programmes()
    ]


def _postcodes() -> list[PostcodeArea]:
    return [
        PostcodeArea(
            digits=row.digits, place=row.place, province="ZH", source=f"{OWN}: {POSTCODES}"
        )
        for row in facts.postcodes()
    ]


def _regions() -> list[RmcRegion]:
    found: dict[int, RmcRegion] = {}
    for row in facts.rmc_municipalities():
        region = found.setdefault(
            row.number,
            RmcRegion(
                number=row.number, name=row.name, municipalities=[], source=f"{OWN}: {REGIONS}"
            ),
        )
        region.municipalities.append(row.municipality)
    return list(found.values())


def _holidays() -> list[SchoolHoliday]:
    rows = read_rows(package=facts.__name__, name="holidays")
    return [holiday_of(row, source=f"{OWN}: {row['bron']}") for row in rows]


def _exams() -> list[ExamPeriod]:
    rows = read_rows(package=facts.__name__, name="exams")
    return [exam_of(row, source=f"{OWN}: {row['bron']}") for row in rows]


def _write_admission() -> int:
    """The law has no other download: a new rule is a new row with its own first day."""
    rules = [
        AdmissionRule(
            diploma=row.diploma,
            level=row.level,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            article=row.article,
        )
        for row in facts.admission()
    ]
    AdmissionRule.objects.bulk_create(
        rules,
        update_conflicts=True,
        unique_fields=["diploma", "level", "valid_from"],
        update_fields=["valid_until", "article"],
    )
    return len(rules)
