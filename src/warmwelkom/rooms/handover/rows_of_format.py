"""Between rows and the file of a dossier: the words of the file for what we keep, and back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.engines.dossier.checking import is_writable, moment_in
from warmwelkom.engines.dossier.form import Field
from warmwelkom.engines.dossier.format_one import AUTHORS, VIEWS, file_names
from warmwelkom.engines.dossier.shape import Document
from warmwelkom.rooms.handover.models import OwnView, Statement


def moment(when: dt.datetime | None) -> str | None:
    """In UTC, to the second; None stays None."""
    return when.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when else None


def at(text: str) -> dt.datetime:
    """The moment that must be there, in a document that was checked."""
    found = moment_in(text)
    if found is None:
        raise ValueError(f"{text} is no moment.")
    return found


def clean(text: str) -> str:
    """A text without signs that no file can carry."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if is_writable(text) else "".join(sign for sign in text if is_writable(sign))


def without_empty(values: Document) -> Document:
    """What is not there is left out."""
    return {name: value for name, value in values.items() if value not in (None, "", {}, [])}


def statement_as_file(statement: Statement, field: Field, views: list[OwnView]) -> Document:
    """One statement with its views; `artikel` is what stands in the row, so that a wrong one is seen."""
    return without_empty(
        {
            "artikel": statement.article,
            "waarde": _value_as_file(statement.value, field),
            "versie": statement.version,
            "auteur": {"soort": AUTHORS[statement.by_kind], "naam": clean(statement.by_name)},
            "geschreven": moment(statement.written_at),
            "nogwaar": moment(statement.still_true_at),
            "zienswijzen": [_view_as_file(view) for view in views],
        }
    )


def _value_as_file(value: Any, field: Field) -> Any:
    if field.kind == "choice":
        return file_names()[field.key].options.get(value, value)
    if isinstance(value, list):
        return [clean(str(line)) for line in value]
    return clean(value) if isinstance(value, str) else value


def _view_as_file(view: OwnView) -> Document:
    answer = {
        "tekst": clean(view.answer),
        "naam": clean(view.answered_by_name),
        "gegeven": moment(view.answered_at),
    }
    return without_empty(
        {
            "van": "ouder" if view.by_parent else "leerling",
            "soort": VIEWS[view.kind],
            "tekst": clean(view.text),
            "gezegd": moment(view.said_at),
            "antwoord": answer if view.answered_at else None,
        }
    )


def statement_from_file(said: Document, field: Field) -> Statement:
    """A row that is not saved yet; its dossier and region are still to be said."""
    value = said["waarde"]
    if field.kind == "choice":
        value = key_of(file_names()[field.key].options, value)
    return Statement(
        field=field.key,
        article=said["artikel"],
        value=value,
        version=said["versie"],
        by_kind=key_of(AUTHORS, said["auteur"]["soort"]),
        by_name=said["auteur"]["naam"],
        written_at=at(said["geschreven"]),
        still_true_at=moment_in(said.get("nogwaar")),
    )


def view_from_file(said: Document) -> OwnView:
    """The same for what the pupil or a parent says."""
    answer = said.get("antwoord", {})
    return OwnView(
        by_parent=said["van"] == "ouder",
        kind=key_of(VIEWS, said["soort"]),
        text=said.get("tekst", ""),
        said_at=at(said["gezegd"]),
        answer=answer.get("tekst", ""),
        answered_by_name=answer.get("naam", ""),
        answered_at=moment_in(answer.get("gegeven")),
    )


def key_of(words: dict[str, str], word: str) -> str:
    """Our key of a word in the file, which the check has let through."""
    return next(key for key, said in words.items() if said == word)
