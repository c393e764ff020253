"""A dossier of nobody, with every field of a form filled in: for who builds a system that reads it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.engines.dossier.form import Field, Form
from warmwelkom.engines.dossier.format_one import FORMAT, MAY_WRITE, file_names
from warmwelkom.engines.dossier.shape import Document

NAMES = {"leerling": "Noor de Vries", "mentor": "A. Bakker", "zorgcoordinator": "Z. Jansen"}
LINES = ("Eerste regel, 2024-2025", "Tweede regel, 2025-2026")


def example_dossier(form: Form, *, today: dt.date) -> Document:
    """A document without faults on this day; the pupil is sixteen and does not exist."""
    return {
        "formaat": FORMAT,
        "formulier": form.name,
        "datum": today.isoformat(),
        **_who(today),
        "zorgdeel": True,
        **_moments(today),
        "uitspraken": {
            file_names()[field.key].name: _statement(field, today) for field in form.fields
        },
        "gesprek": {
            "gehouden": _ago(today, 5),
            "afspraken": [
                {
                    "wie": "nieuwementor",
                    "wat": "Plan elke maandag samen de week",
                    "wanneer": f"{today + dt.timedelta(days=60)}",
                }
            ],
        },
    }


def _ago(today: dt.date, days: int) -> str:
    return f"{today - dt.timedelta(days=days)}T08:15:00Z"


def _who(today: dt.date) -> Document:
    return {
        "huidigeschool": {"naam": "Voorbeeldcollege", "brincode": "99XX", "vestigingscode": "00"},
        "leerling": {
            "voornaam": "Noor Maria",
            "roepnaam": "Noor",
            "voorvoegsel": "de",
            "achternaam": "Vries",
            "geboortedatum": f"{today.year - 16}-01-01",
            "adres": {"postcode": "2500AA", "nummer": "1"},
            "email": "noor@example.org",
            "telefoon": "0612345678",
        },
        "overigvombo": {"keuzevervolgopleiding": "Kok, niveau 2"},
        "examenresultaat": {"examenjaar": max(today.year, 2020), "examenuitslag": "geslaagd"},
        "overstapadvies": {
            "contactnodig": True,
            "contactpersoon": NAMES["zorgcoordinator"],
            "contacttelefoon": "0701234567",
            "contactemail": "z.jansen@example.org",
        },
    }


def _moments(today: dt.date) -> Document:
    opened, shown, read = (_ago(today, days) for days in (60, 20, 18))
    a, b, c = (_ago(today, days) for days in (39, 30, 25))
    return {
        "inzage": {"geopend": opened, "geinformeerd": opened, "getoond": shown, "gelezen": read},
        "afgerond": {"leerling": a, "mentor": b, "zorgcoordinator": c},
    }


def _statement(field: Field, today: dt.date) -> dict[str, Any]:
    written, said, answered = (_ago(today, days) for days in (40, 18, 16))
    author = MAY_WRITE[field.part][0]
    statement: dict[str, Any] = {
        "artikel": field.article,
        "waarde": _value(field),
        "versie": 1,
        "auteur": {"soort": author, "naam": NAMES[author]},
        "geschreven": written,
    }
    if field.part != "A":
        statement["zienswijzen"] = [{"van": "leerling", "soort": "klopt", "gezegd": said}]
    if field.key == "learning":
        answer = {"tekst": "Dat zetten we erbij.", "naam": NAMES["mentor"], "gegeven": answered}
        view = {
            "van": "leerling",
            "soort": "bezwaar",
            "tekst": "Alleen bij rekenen.",
            "gezegd": said,
        }
        statement["zienswijzen"] = [view | {"antwoord": answer}]
    return statement


def _value(field: Field) -> Any:
    if field.kind == "lines":
        return list(LINES)
    if field.kind == "choice":
        return next(reversed(list(file_names()[field.key].options.values())))
    if field.kind == "hours":
        return 12
    start = next(iter(field.starts.get("nl", ())), "")
    return f"{start.strip()} … (voorbeeld)" if start else "Voorbeeld: alleen wat school moet weten."
