"""Format warm-welkom-dossier/1: what one dossier is as a file (docs/formats/dossier.md).

Names are those of OSO (edustandaard, gegevensset 2019.1) where OSO has the thing; formats/1.toml says so
for the fields of the form. Of article 3 only what the receiving school needs to know whose dossier it is
and to reach the pupil: no sex, no pupil number, never a personal number.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from warmwelkom.engines.dossier.form import Field, Form, form_named
from warmwelkom.engines.dossier.shape import (
    Article,
    Choice,
    Day,
    Moment,
    NamedShape,
    Record,
    Rows,
    Shape,
    Text,
    Whole,
    YesNo,
    record,
)

FORMAT: Final = "warm-welkom-dossier/1"
NAMESPACE: Final = "urn:warm-welkom:dossier:1"
ROOT: Final = "dossier"
NAMES: Final = Path(__file__).resolve().parent / "formats" / "1.toml"

AUTHORS: Final = {"pupil": "leerling", "mentor": "mentor", "care_coordinator": "zorgcoordinator"}
MAY_WRITE: Final = {
    "A": ("leerling",),
    "B": ("mentor", "zorgcoordinator"),
    "C": ("zorgcoordinator",),
}
VIEWS: Final = {"agrees": "klopt", "adds": "aanvulling", "objects": "bezwaar"}
RESULTS: Final = {"passed": "geslaagd", "failed": "afgewezen", "resit": "herexamen"}
WHO: Final = {
    "class_mentor": "nieuwementor",
    "support_team": "ondersteuningsteam",
    "vo_mentor": "oudementor",
    "pupil": "leerling",
}
MOST_AGREEMENTS: Final = 3

_NAME: Final = Text(longest=200)
_CONTACT: Final = {"email_": Text(longest=254), "telefoon_": Text(longest=20)}


@dataclass(frozen=True, kw_only=True)
class FileName:
    """How one field of the form is called in a file, and where OSO keeps it (empty: nowhere)."""

    name: str
    oso: str
    options: dict[str, str]


@cache
def file_names() -> dict[str, FileName]:
    """The key of a field -> its name in a file of this format."""
    data = tomllib.loads(NAMES.read_text())
    return {
        key: FileName(name=row["name"], oso=row["oso"], options=row.get("options", {}))
        for key, row in data.items()
    }


def shape_of(form: Form) -> Record:
    """What a file on this form may hold: these fields and no others."""
    return _shape_on(form.name)


@cache
def _shape_on(form_name: str) -> Record:
    form = form_named(form_name)
    return record(
        formaat=Choice(options=(FORMAT,)),
        formulier=Choice(options=(form.name,)),
        datum=Day(),
        huidigeschool=_school(),
        leerling=_pupil(),
        verzorger_=record(**_CONTACT),
        overigvombo_=record(keuzevervolgopleiding_=Text(longest=160)),
        examenresultaat_=record(
            examenjaar=Whole(least=2020, most=2200),
            datumuitslag_=Day(),
            examenuitslag=Choice(options=tuple(RESULTS.values())),
        ),
        overstapadvies=record(
            contactnodig=YesNo(),
            contactpersoon_=_NAME,
            contacttelefoon_=Text(longest=20),
            contactemail_=Text(longest=254),
        ),
        inzage=record(
            geopend=Moment(), geinformeerd_=Moment(), getoond_=Moment(), gelezen_=Moment()
        ),
        zorgdeel=YesNo(),
        afgerond_=record(leerling_=Moment(), mentor_=Moment(), zorgcoordinator_=Moment()),
        uitspraken=Record(tuple(_statement(field) for field in form.fields)),
        gesprek_=_talk(),
    )


def _school() -> Record:
    return record(
        naam=_NAME,
        brincode_=Text(longest=4, pattern="[0-9]{2}[A-Z]{2}"),
        vestigingscode_=Text(longest=2, pattern="[0-9]{2}"),
    )


def _pupil() -> Record:
    return record(
        voornaam_=_NAME,
        roepnaam_=_NAME,
        voorvoegsel_=Text(longest=40),
        achternaam=_NAME,
        geboortedatum_=Day(),
        adres_=record(postcode_=Text(longest=12), nummer_=Text(longest=12)),
        **_CONTACT,
    )


def _statement(field: Field) -> NamedShape:
    said: dict[str, Any] = {"artikel": Article(number=field.article), "waarde": _value(field)}
    shape = record(
        **said,
        versie=Whole(least=1, most=32_767),
        auteur=record(soort=Choice(options=MAY_WRITE[field.part]), naam=_NAME),
        geschreven=Moment(),
        nogwaar_=Moment(),
        zienswijzen_=Rows(of=_own_view(), item="zienswijze", most=2),
    )
    return NamedShape(file_names()[field.key].name, shape, is_needed=False)


def _value(field: Field) -> Shape:
    if field.kind == "lines":
        return Rows(of=Text(longest=field.longest), item="regel", most=field.most)
    if field.kind == "choice":
        words = file_names()[field.key].options
        return Choice(options=tuple(words[key] for key in field.options))
    if field.kind == "hours":
        return Whole(least=0, most=field.longest)
    return Text(longest=field.longest)


def _own_view() -> Record:
    return record(
        van=Choice(options=("leerling", "ouder")),
        soort=Choice(options=tuple(VIEWS.values())),
        tekst_=Text(longest=500),
        gezegd=Moment(),
        antwoord_=record(tekst=Text(longest=500), naam=_NAME, gegeven=Moment()),
    )


def _talk() -> Record:
    who = Choice(options=tuple(WHO.values()))
    agreement = record(wie=who, wat=Text(longest=200), wanneer=Day())
    return record(
        gehouden=Moment(),
        afspraken=Rows(of=agreement, item="afspraak", most=MOST_AGREEMENTS, least=0),
    )
