"""One vo campus: its staff, its classes of about 24 and its exam pupils."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from warmwelkom.house.demo.chance import dice, shares
from warmwelkom.house.demo.mistakes import typed_by_the_school
from warmwelkom.house.demo.names import full_name, mail_part, plain, pupil_name, staff_name
from warmwelkom.house.demo.people import Listed, Pupil, Staff
from warmwelkom.house.demo.places import Campus, modules_of

CLASS_SIZE = 24
LETTER = {"bb": "B", "kb": "K", "gl": "G", "tl": "T"}
SHARE = {"bb": 0.27, "kb": 0.31, "gl": 0.11, "tl": 0.31}
SUBJECTS = (
    "Nederlands",
    "Engels",
    "wiskunde",
    "economie",
    "biologie",
    "maatschappijleer",
    "geschiedenis",
    "gym",
)
TWINS = 0.006
TWINS_SHARE = (
    "prefix",
    "surname",
    "born",
    "postcode",
    "house_number",
    "parent_mail",
    "parent_phone",
)
BIRTH_YEARS = {0: 0.72, 1: 0.24, 2: 0.04}
LETTERS = "ABCDEGHJKLMNPRSTVWXZ"


@dataclass(slots=True)
class CampusPeople:
    """Everybody of a campus."""

    campus: Campus
    staff: list[Staff] = field(default_factory=list)
    pupils: list[Pupil] = field(default_factory=list)
    former: list[Pupil] = field(default_factory=list)  # left in January, still on the first list


def domain_of(school: str) -> str:
    """A mail domain that cannot exist: `.example` is kept free for examples (RFC 2606)."""
    words = "".join(sign if sign.isalnum() else " " for sign in plain(school).lower()).split()
    return f"{'-'.join(words)[:40].strip('-')}.example"


def make_campus(
    *,
    seed: object,
    campus: Campus,
    postcodes: tuple[str, ...],
    taken: set[str],
    fixed: tuple[Staff, ...] = (),
) -> CampusPeople:
    """The people of a campus. `fixed` are known people; `taken` are the mail names in use in this region."""
    chance = dice(seed, campus.code)
    people = CampusPeople(campus)
    classes = _classes(campus, _raw_pupils(campus, chance, postcodes))
    teachers = _teachers(campus, chance, len(classes), taken)
    known = {staff.role: staff for staff in fixed}
    for number, (name, pupils) in enumerate(classes.items()):
        team = [teachers[(number + at) % len(teachers)] for at in range(len(SUBJECTS))]
        mentor = replace(team[0], role="mentor", classes=(name,))
        if "mentor" in known and name in known["mentor"].classes:
            mentor = replace(known["mentor"], classes=(name,), subject=team[0].subject)
            team[0] = mentor
        people.staff.append(mentor)
        _fill(pupils, name, mentor, team)
        people.pupils += pupils
    for role in ("decaan", "care_coordinator"):
        people.staff.append(
            known.get(role) or make_staff(campus.school, role, chance, taken, location=campus.code)
        )
    _number(people, chance, taken)
    return people


def make_staff(
    school: str,
    role: str,
    chance: Random,
    taken: set[str],
    *,
    location: str = "",
    subject: str = "",
) -> Staff:
    """Somebody invented who works at this school, with a mail address that nobody else has."""
    given, prefix, surname = staff_name(chance)
    name = f"{mail_part(given)[:1]}.{mail_part(prefix + surname)}"
    ways = (f"{name}{number or ''}@{domain_of(school)}" for number in (0, *range(2, 1000)))
    email = next(way for way in ways if way not in taken)
    taken.add(email)
    code = (mail_part(surname)[:3] + mail_part(given)[:1]).upper()
    return Staff(
        name=full_name(given, prefix, surname),
        email=email,
        role=role,
        code=code,
        location=location,
        subject=subject,
    )


def _teachers(campus: Campus, chance: Random, classes: int, taken: set[str]) -> list[Staff]:
    subjects = (*SUBJECTS, *(f"beroepsgericht {profile}" for profile in campus.profiles))
    number = max(len(subjects), classes + 2)
    return [
        make_staff(
            campus.school,
            "teacher",
            chance,
            taken,
            location=campus.code,
            subject=subjects[at % len(subjects)],
        )
        for at in range(number)
    ]


def _raw_pupils(campus: Campus, chance: Random, postcodes: tuple[str, ...]) -> list[Pupil]:
    sizes = shares(campus.pupils, [SHARE[leerweg] for leerweg in campus.leerwegen])
    pupils = []
    for leerweg, size in zip(campus.leerwegen, sizes, strict=True):
        for _ in range(size):
            profile = chance.choice(campus.profiles) if campus.profiles and leerweg != "tl" else ""
            pupils.append(_pupil(campus, chance, leerweg, profile, postcodes))
            if len(pupils) > 1 and chance.random() < TWINS:
                _make_twins(pupils[-2], pupils[-1])
    return sorted(pupils, key=lambda pupil: (list(LETTER).index(pupil.leerweg), pupil.profile))


def _pupil(
    campus: Campus, chance: Random, leerweg: str, profile: str, postcodes: tuple[str, ...]
) -> Pupil:
    sex, given, official, prefix, surname = pupil_name(chance)
    private = Listed(
        given=given,
        official=official,
        prefix=prefix,
        surname=surname,
        born=_born(chance),
        sex=sex,
        postcode=f"{chance.choice(postcodes)} {chance.choice(LETTERS)}{chance.choice(LETTERS)}",
        house_number=str(chance.randrange(1, 250)),
        place=campus.place,
        mail=_private_mail(given, surname, chance),
        phone=mobile(chance),
        parent_mail=_private_mail(chance.choice(LETTERS), surname, chance),
        parent_phone=mobile(chance),
    )
    pupil = Pupil(
        key="", number="", campus=campus.code, private=private, listed=replace(private),
        class_name="", leerweg=leerweg, profile=profile,
    )  # fmt: skip
    typed_by_the_school(pupil.listed, chance)
    return pupil


def _make_twins(first: Pupil, second: Pupil) -> None:
    """Two of one family on one day, at one address, with the same parents."""
    for ours, theirs in ((first.private, second.private), (first.listed, second.listed)):
        for name in TWINS_SHARE:
            setattr(theirs, name, getattr(ours, name))


def mobile(chance: Random) -> str:
    """06-0…: mobile numbers begin with 06-1 to 06-5 or 06-8, so this one rings nowhere."""
    return f"060{chance.randrange(10**7):07d}"


def _private_mail(given: str, surname: str, chance: Random) -> str:
    name = chance.choice(
        (f"{mail_part(given)}.{mail_part(surname)}", f"{mail_part(given)}{mail_part(surname)[:4]}")
    )
    return f"{name}{chance.randrange(100, 999)}@{chance.choice(('post', 'mail', 'thuis'))}.example"


def _born(chance: Random) -> dt.date:
    """Fifteen or sixteen by the exam, or older for who took longer."""
    years = chance.choices(list(BIRTH_YEARS), weights=list(BIRTH_YEARS.values()))[0]
    return dt.date(2010 - years, 9, 30) - dt.timedelta(days=chance.randrange(365))


def _classes(campus: Campus, pupils: list[Pupil]) -> dict[str, list[Pupil]]:
    """About 24 in each, of one leerweg, profiles together."""
    classes: dict[str, list[Pupil]] = {}
    for leerweg in campus.leerwegen:
        rows = [pupil for pupil in pupils if pupil.leerweg == leerweg]
        number = -(-len(rows) // CLASS_SIZE)
        for at, size in enumerate(shares(len(rows), [1] * number) if rows else []):
            name = f"4{LETTER[leerweg]}{at + 1}"
            classes[name], rows = rows[:size], rows[size:]
    return classes


def _fill(pupils: list[Pupil], name: str, mentor: Staff, team: list[Staff]) -> None:
    taught = tuple(f"{staff.code} {staff.name} ({staff.subject})" for staff in team)
    for pupil in pupils:
        pupil.class_name, pupil.mentor, pupil.teachers = name, mentor, taught
        core, electives = modules_of(pupil.profile, pupil.leerweg) if pupil.profile else ((), ())
        start = len(pupil.private.surname) % max(1, len(electives) - 3)
        pupil.modules = (*core, *electives[start : start + (2 if pupil.leerweg == "gl" else 4)])


def _number(people: CampusPeople, chance: Random, taken: set[str]) -> None:
    """Numbers of the school, in no order that tells anything, all with a zero in front."""
    domain, brin = domain_of(people.campus.school), people.campus.brin
    for pupil in people.pupils:
        pupil.number = next(
            number for number in _numbers(chance) if f"{brin}/{number}" not in taken
        )
        taken.add(f"{brin}/{pupil.number}")
        pupil.key = f"{people.campus.code}/{pupil.number}"
        pupil.listed.mail = f"{pupil.number}@leerling.{domain}"


def _numbers(chance: Random) -> Iterator[str]:
    while True:
        yield f"{chance.randrange(1000, 99_999):06d}"
