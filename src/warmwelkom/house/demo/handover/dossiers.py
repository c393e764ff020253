"""The demo's dossiers: opened in March, written by a mentor and by pupils, answered, and one with part C."""

from __future__ import annotations

import datetime as dt
import tomllib
from importlib.resources import files
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.dossier.form import form_named
from warmwelkom.house.demo.handover.class_of import Cast, example_class, other_classes
from warmwelkom.house.demo.reading import moment
from warmwelkom.rooms.handover.domain.open_dossiers import open_dossiers
from warmwelkom.rooms.handover.domain.own_views import (
    answer_objection,
    say_informed,
    say_read,
    say_view,
)
from warmwelkom.rooms.handover.domain.parts import ask_for_care, finish_part
from warmwelkom.rooms.handover.domain.statements import write_statement
from warmwelkom.rooms.handover.models import Dossier, Statement
from warmwelkom.rooms.people.actors import actor_of
from warmwelkom.rooms.transitions.models import Transition

Words = dict[str, str]
OPENED, PUPILS, MENTOR, CARE, SEEN, ANSWERED = (
    moment(dt.date(2026, 3, day), hour)
    for day, hour in ((9, 9), (11, 13), (12, 15), (16, 10), (18, 17), (19, 9))
)
LEFT_OPEN = 3  # every third is left for the mentor to write
OBJECTS = "Dat was vorig jaar zo. Dit jaar kwam ik alles op tijd inleveren."
ANSWER = "Je hebt gelijk voor dit schooljaar. Ik heb dat erbij gezet; we praten er maandag over."
ADDS = "Samen met iemand die ik ken gaat het nog beter."


def read_words() -> dict[str, Any]:
    """The file beside this one."""
    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))


def write_dossiers(cast: Cast) -> int:
    """Open and write them, all before the first day of the demo; returns how many there are."""
    words, mentor, pupils = read_words(), cast.actor("r.soekhoe"), example_class()
    open_dossiers(actor=mentor, now=OPENED)
    _one_by_one(cast, mentor, pupils, words)
    for role, going in other_classes(cast.region):
        other = actor_of(role.person, cast.region.pk)
        open_dossiers(actor=other, class_name=going[0].class_name, now=OPENED)
        for number, row in enumerate(going):
            _pupil(cast, row, words["pupil"][number % len(words["pupil"])])
            _mentor(other, row, words["mentor"][number % len(words["mentor"])])
            say_read(actor=cast.pupil(row), dossier=_of(row), now=SEEN)
    return Dossier.objects.count()


def _one_by_one(cast: Cast, mentor: Actor, pupils: list[Transition], words: dict[str, Any]) -> None:
    """The example class: the first began with her own part; of the others most are done, each in its own way."""
    if not pupils:
        return
    _begin(cast, pupils[0], words["yara"])
    for number, row in enumerate(pupils[1:]):
        _pupil(cast, row, words["pupil"][number % len(words["pupil"])])
        if number % LEFT_OPEN == LEFT_OPEN - 1:
            continue
        _mentor(mentor, row, words["mentor"][number % len(words["mentor"])])
        if number == 0:
            _care(cast, mentor, row, words["care"])
            _say(cast, row, "with_others", kind="adds", text=ADDS)
            say_read(actor=cast.pupil(row), dossier=_of(row), now=SEEN)
        if number == 1:
            _object(cast, mentor, row)


def _begin(cast: Cast, row: Transition, words: Words) -> None:
    actor = cast.pupil(row)
    say_informed(actor=actor, dossier=_of(row), now=PUPILS)
    _write(actor, row, words, PUPILS)


def _pupil(cast: Cast, row: Transition, words: Words) -> None:
    _begin(cast, row, words)
    finish_part(actor=cast.pupil(row), dossier=_of(row), part="A", now=PUPILS)


def _mentor(actor: Actor, row: Transition, words: Words) -> None:
    _write(actor, row, words, MENTOR)
    finish_part(actor=actor, dossier=_of(row), part="B", now=MENTOR)


def _care(cast: Cast, mentor: Actor, row: Transition, words: Words) -> None:
    ask_for_care(actor=mentor, dossier=_of(row))
    actor = cast.actor("p.degroot")
    _write(actor, row, words, CARE)
    finish_part(actor=actor, dossier=_of(row), part="C", now=CARE)


def _write(actor: Actor, row: Transition, words: Words, now: dt.datetime) -> None:
    dossier = _of(row)
    for field in form_named(dossier.form).fields:
        if field.key in words:
            write_statement(
                actor=actor, dossier=dossier, field=field.key, text=words[field.key],
                expected_version=0, now=now,
            )  # fmt: skip


def _object(cast: Cast, mentor: Actor, row: Transition) -> None:
    """A pupil does not agree with what was said of them, and the mentor answers."""
    about = Statement.objects.filter(dossier=_of(row), by_kind=Statement.By.MENTOR).first()
    if about is None:
        return
    view = _say(cast, row, about.field, kind="objects", text=OBJECTS)
    answer_objection(actor=mentor, view=view, text=ANSWER, now=ANSWERED)


def _say(cast: Cast, row: Transition, field: str, *, kind: str, text: str) -> Any:
    about = Statement.objects.get(dossier=_of(row), field=field, replaced_at=None)
    return say_view(actor=cast.pupil(row), statement=about, kind=kind, text=text, now=SEEN)


def _of(row: Transition) -> Dossier:
    found: Dossier = Dossier.objects.select_related("transition").get(transition=row)
    return found
