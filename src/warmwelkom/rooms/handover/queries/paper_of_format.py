"""The document of a dossier in words, for paper and for a look before it is read in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language

from warmwelkom.engines.dossier.checking import day_in, moment_in
from warmwelkom.engines.dossier.faults import Fault
from warmwelkom.engines.dossier.form import Field, Form
from warmwelkom.engines.dossier.format_one import AUTHORS, VIEWS, WHO, file_names
from warmwelkom.engines.dossier.shape import Document
from warmwelkom.engines.dossier.values import text_of
from warmwelkom.rooms.handover.models import OwnView, Statement
from warmwelkom.rooms.handover.queries.document_of_format import Taken
from warmwelkom.rooms.handover.rows_of_format import key_of


@dataclass(frozen=True, kw_only=True)
class PaperView:
    """What the pupil or a parent says to a statement."""

    by_parent: bool
    kind: str
    text: str
    said_at: dt.datetime | None
    answer: str = ""
    answered_by: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """One statement in words."""

    title: str
    text: str
    article: int
    author_kind: str
    author: str
    written_at: dt.datetime | None
    views: list[PaperView] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A dossier in words: whose it is, the statements by part, and what the talk agreed."""

    name: str
    given_name: str
    birth_date: dt.date | None
    school: str
    programme: str
    made_on: dt.date | None
    decree: str
    parts: dict[str, list[PaperLine]]
    agreements: list[dict[str, Any]]


def paper_for(taken: Taken) -> Paper:
    """The words of what was taken along."""
    return words_of(taken.document, taken.form)


def words_of(document: Document, form: Form) -> Paper:
    """The words of any document that was checked."""
    pupil = document["leerling"]
    names = (pupil.get("roepnaam") or pupil.get("voornaam"), pupil.get("voorvoegsel"))
    talk = document.get("gesprek", {})
    return Paper(
        name=" ".join(part for part in (*names, pupil["achternaam"]) if part),
        given_name=pupil.get("roepnaam", ""),
        birth_date=day_in(pupil.get("geboortedatum")),
        school=document["huidigeschool"]["naam"],
        programme=document.get("overigvombo", {}).get("keuzevervolgopleiding", ""),
        made_on=day_in(document["datum"]),
        decree=form.decree,
        parts={part: _lines(document, form, part) for part in ("A", "B", "C")},
        agreements=[_agreement(row) for row in talk.get("afspraken", ())],
    )


def faults_in_words(taken: Taken) -> list[str]:
    """What has to be mended before a dossier can go along as a file, by the name of the field."""
    titles = {file_names()[row.key].name: row.title[language()] for row in taken.form.fields}
    return [_fault(fault, titles) for fault in taken.faults]


def language() -> Any:
    """Dutch, or English where that was chosen."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def _fault(fault: Fault, titles: dict[str, str]) -> str:
    names = fault.where.split(".")
    title = titles.get(names[1], fault.where) if names[0] == "uitspraken" else fault.where
    return f"{title}: {fault.sentence(language())}"


def _lines(document: Document, form: Form, part: str) -> list[PaperLine]:
    said = document["uitspraken"]
    return [
        _line(said[file_names()[asked.key].name], asked)
        for asked in form.of_part(part)
        if file_names()[asked.key].name in said
    ]


def _line(said: Document, asked: Field) -> PaperLine:
    value = said["waarde"]
    if asked.kind == "choice":
        value = key_of(file_names()[asked.key].options, value)
    return PaperLine(
        title=asked.title[language()],
        text=text_of(asked, value, language()),
        article=said["artikel"],
        author_kind=str(Statement.By(key_of(AUTHORS, said["auteur"]["soort"])).label),
        author=said["auteur"]["naam"],
        written_at=moment_in(said["geschreven"]),
        views=[_view(row) for row in said.get("zienswijzen", ())],
    )


def _view(said: Document) -> PaperView:
    answer = said.get("antwoord", {})
    return PaperView(
        by_parent=said["van"] == "ouder",
        kind=str(OwnView.Kind(key_of(VIEWS, said["soort"])).label),
        text=said.get("tekst", ""),
        said_at=moment_in(said["gezegd"]),
        answer=answer.get("tekst", ""),
        answered_by=answer.get("naam", ""),
    )


def _agreement(row: Document) -> dict[str, Any]:
    return {"who": key_of(WHO, row["wie"]), "what": row["wat"], "by_when": day_in(row["wanneer"])}
