"""Which rows stand on which list on which day."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from random import Random

from warmwelkom.house.demo.calendar import FIRST_DAY, LEAVERS_LISTED, RESULTS, SECOND_RESULTS, Due
from warmwelkom.house.demo.campus import CampusPeople
from warmwelkom.house.demo.fixed import FIRST_ROOMS
from warmwelkom.house.demo.mbo import MboPeople
from warmwelkom.house.demo.names import full_name, initials
from warmwelkom.house.demo.people import Application, Listed, Pupil
from warmwelkom.house.demo.sheets import Row

Lines = Iterator[tuple[str, Row]]
"""Who a line is about (a key of the truth), and its fields."""

LEERWEG = {"bb": "basisberoeps", "kb": "kader", "gl": "gemengd", "tl": "mavo"}
PROFILE = {
    "BWI": "Bouwen, wonen en interieur", "DP": "D&P", "EO": "Economie en ondernemen", "GR": "Groen",
    "HBR": "Horeca", "MET": "Mobiliteit en transport", "MT": "Maritiem en techniek", "MVI": "Media, vormgeving en ICT",
    "PIE": "PIE", "ZW": "Zorg en welzijn",
}  # fmt: skip
DESTINATION = {
    "mbo": "mbo", "havo": "havo", "stays": "blijft op school", "work": "werk", "abroad": "buitenland",
    "other_school": "andere school",
}  # fmt: skip
RESULT = {"passed": "geslaagd", "failed": "afgewezen", "resit": "herexamen"}
STATUS = {
    "SUBMITTED": "aangemeld", "RECEIVED": "in behandeling", "OFFERED": "plaats aangeboden",
    "ENROLLED": "ingeschreven", "WITHDRAWN": "ingetrokken", "REJECTED": "afgewezen",
}  # fmt: skip
NO_END = "3000-01-01"


def person(listed: Listed) -> Row:
    """The fields that say who somebody is."""
    first = listed.given or listed.official
    behind = ", ".join(
        part for part in (listed.surname, full_name(first, listed.prefix, "")) if part
    )
    return {
        "given": listed.given, "official": listed.official, "initials": initials(listed.official),
        "prefix": listed.prefix, "surname": listed.surname, "surname_first": behind,
        "full_name": full_name(listed.given, listed.prefix, listed.surname),
        "sex": listed.sex.upper(), "sex_word": "Man" if listed.sex == "m" else "Vrouw",
        "born": listed.born, "postcode": listed.postcode, "house_number": listed.house_number,
        "street": "Postbus", "place": listed.place, "mail": listed.mail, "phone": listed.phone,
        "parent_mail": listed.parent_mail, "parent_phone": listed.parent_phone,
    }  # fmt: skip


def leavers(people: CampusPeople, due: Due) -> Lines:
    """The exam pupils of a campus as the school has them on that day; slips on its first list only."""
    first = due.until == LEAVERS_LISTED
    for pupil in people.pupils:
        if is_listed(pupil, due.until):
            row = person(pupil.listed) | _at_school(pupil, due)
            yield from _with_slip(pupil, row) if first else [(pupil.key, row)]
    for pupil in people.former if first else ():
        row = person(pupil.listed) | _at_school(pupil, due)
        yield pupil.key, row | {"number": _old_number(pupil), "campus": people.campus.code}


def is_listed(pupil: Pupil, day: dt.date) -> bool:
    """Whether the school has this pupil on its list that day."""
    came = pupil.listed_from is not None and pupil.listed_from <= day
    return came and (pupil.gone_on is None or pupil.gone_on > day)


def gone(people: CampusPeople, due: Due) -> tuple[str, ...]:
    """Numbers of the first list that are on it no more, and who the school says left."""
    if due.kind != "leavers" or due.until == LEAVERS_LISTED:
        return ()
    left = [row.number for row in people.pupils if row.gone_on and row.gone_on <= due.until]
    return (*left, *(_old_number(row) for row in people.former))


def _old_number(pupil: Pupil) -> str:
    return f"9{pupil.number[1:]}"


def _with_slip(pupil: Pupil, row: Row) -> Lines:
    if pupil.slip == "no_date":
        row["born"] = ""
    elif pupil.slip == "impossible":
        row["born"] = "31-02-2010"
    yield pupil.key, row
    if pupil.slip == "twice":
        yield pupil.key, row
    elif pupil.slip == "two_ways":
        yield pupil.key, row | {"class_name": f"{pupil.class_name}x"}


def _at_school(pupil: Pupil, due: Due) -> Row:
    mentor = pupil.mentor
    after = pupil.destination_july if due.until > SECOND_RESULTS else ""
    return {
        "number": pupil.number, "class_name": pupil.class_name, "campus": pupil.campus,
        "mentor_code": mentor.code if mentor else "", "mentor_name": mentor.name if mentor else "",
        "mentor_mail": mentor.email if mentor else "", "leerweg": pupil.leerweg.upper(),
        "leerweg_long": LEERWEG[pupil.leerweg], "profile": pupil.profile,
        "profile_name": PROFILE.get(pupil.profile, ""), "modules": pupil.modules, "teachers": pupil.teachers,
        "destination_word": DESTINATION.get(after or pupil.destination, ""),
    }  # fmt: skip


def exam_results(people: CampusPeople, due: Due) -> Lines:
    """The results of the first round; after the second, who sat that or was late."""
    second = due.until >= SECOND_RESULTS
    for pupil in people.pupils:
        result = pupil.second_result if second else pupil.result
        if not result or pupil.gone_on:
            continue
        yield (
            pupil.key,
            person(pupil.listed)
            | {
                "number": pupil.number,
                "result_word": RESULT[result],
                "result_on": SECOND_RESULTS if second else RESULTS,
            },
        )


def applications(people: MboPeople, due: Due) -> Lines:
    """Everybody who applied by that day."""
    for row in people.applications:
        if row.applied_on <= due.until:
            status = {"status_word": STATUS[row.status_on(due.until)], "applied_on": row.applied_on}
            yield row.number, person(row.listed) | _programme(row) | status


def _programme(row: Application) -> Row:
    offer = row.offer
    return {
        "application": row.number, "crebo": offer.crebo, "programme": offer.name, "level": offer.level,
        "path": offer.path, "location": offer.location, "location_name": offer.location_name,
        "starts_on": FIRST_DAY, "previous_school": row.previous_school,
    }  # fmt: skip


def enrolments(people: MboPeople, due: Due) -> Lines:
    """Everybody who is enrolled by that day, in a class from July on."""
    in_classes = due.until > dt.date(2026, 7, 1)
    for row in people.applications:
        if (
            not row.enrolled_on
            or row.enrolled_on > due.until
            or row.status_on(due.until) != "ENROLLED"
        ):
            continue
        mentor = row.class_mentor if in_classes else None
        yield row.student_number, person(row.listed) | _programme(row) | {
            "student": row.student_number, "enrolled_on": row.enrolled_on,
            "class_name": row.class_name if in_classes else "",
            "class_mentor": mentor.name if mentor else "", "class_mentor_mail": mentor.email if mentor else "",
            "first_room": FIRST_ROOMS.get((people.brin, row.class_name), "") if in_classes else "",
        }  # fmt: skip


def presence(people: MboPeople, due: Due) -> Lines:
    """Who was in class that day."""
    for row in people.applications:
        seen = row.seen.get(due.until)
        if seen is not None and row.enrolled_on and row.status_on(due.until) == "ENROLLED":
            yield row.student_number, person(row.listed) | {
                "student": row.student_number, "class_name": row.class_name, "day": due.until,
                "seen_word": "ja" if seen else "niet gezien",
            }  # fmt: skip


def statuses(people: MboPeople, due: Due, *, after: dt.date, chance: Random) -> Lines:
    """The messages of CAMBO since the last time, out of order, a few of them once more."""
    found = [
        (row.number, _message(people, row, at, due.until))
        for row in people.applications
        for at, (day, _status) in enumerate(row.events)
        if day <= due.until and (day > after or chance.random() < 0.01)
    ]
    chance.shuffle(found)
    yield from found


def _message(people: MboPeople, row: Application, at: int, until: dt.date) -> Row:
    day, status = row.events[at]
    later = [other for other, _status in row.events[at + 1 :] if other <= until]
    minute = int(row.number) * 7 % 1440
    moment = dt.datetime.combine(day, dt.time(minute // 60, minute % 60))
    code = int(row.offer.location[4:] or 0)
    return {
        "id": f"{row.number}{at}", "createdat": moment, "lastmodifiedat": moment, "ketenid": row.number,
        "caketenid": f"CA{row.number}" if minute % 3 else "",
        "bsnhash": hashlib.sha256(f"nobody {row.number}".encode()).hexdigest(),
        "leeftijdscategorie": "ONDER_16" if row.listed.born and row.listed.born.year >= 2010 else "TUSSEN_16_18",
        "postcodecijfers": row.listed.postcode[:4], "instellingserkenningscode": people.brin,
        "onderwijsaanbiedercode": f"{100 + code}A{int(row.offer.crebo) % 1000:03d}",
        "onderwijslocatiecode": f"{100 + code}X{code:03d}", "opleidingcode": row.offer.crebo,
        "leertrajectmbo": row.offer.path, "startmoment": FIRST_DAY, "status": status, "begindatum": day,
        "einddatum": min(later) if later else NO_END, "schooljaar": 2026,
        "statussource": "CAMBO" if minute % 3 else "SIS",
    }  # fmt: skip
