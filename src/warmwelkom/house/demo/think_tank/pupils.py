"""What pupils said in class: received, read, bundled and answered, as the commands do it."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from warmwelkom.base.access.actor import Actor
from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.think_tank.stage import Row, Stage, add_voices
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.thinktank.domain.answering import NobodyToAsk, answer_needs, ask_for_answer
from warmwelkom.rooms.thinktank.domain.class_codes import make_code
from warmwelkom.rooms.thinktank.domain.merging import merge
from warmwelkom.rooms.thinktank.domain.moderation import place
from warmwelkom.rooms.thinktank.domain.pupil_needs import receive
from warmwelkom.rooms.thinktank.domain.receipts import new_words, receipt_of
from warmwelkom.rooms.thinktank.models import ClassCode, Contribution, ModerationCase

TEACHER = "r.soekhoe"
CLASS_SIZE = 28
WORDS_TO_TRY = "lamp fiets duin brug"
"""The follow code of the first need, so that whoever tries the demo can look what became of it."""


def say_needs(stage: Stage, rows: dict[str, list[Row]]) -> None:
    """Everything in `needs.toml`: what was read and answered, and what still waits to be read."""
    first = rows["need"][0]["key"]
    for row in rows["need"]:
        words = WORDS_TO_TRY if row["key"] == first else new_words()
        need = _say(stage, row, words=words)
        stage.said[row["key"]] = need
        _read(stage, row, need)
    for row in rows["need"]:
        if row.get("into"):
            _bundle(stage, row)
    for row in rows["need"]:
        if row.get("ask"):
            _ask_and_answer(stage, row)
    for row in rows["waiting"]:
        _say(stage, row, words=new_words())


def _say(stage: Stage, row: Row, *, words: str) -> Contribution:
    """One pupil says it on a Tuesday, in a class with a code."""
    day = moment(row["week"] + dt.timedelta(days=1))
    code = _code(stage, row, day)
    visitor = Actor(kind="anonymous", region_id=stage.region.pk)
    before = set(Contribution.objects.values_list("pk", flat=True))
    receive(
        actor=visitor, code=code, text=row["text"], theme=row["theme"],
        receipt=receipt_of(words), now=day,
    )  # fmt: skip
    need = Contribution.objects.exclude(pk__in=before).get()
    ClassCode.objects.filter(pk=code.pk).update(posted=1)
    return need


def _code(stage: Stage, row: Row, day: dt.datetime) -> ClassCode:
    """The code of the class that said this: one a week and group."""
    found = ClassCode.objects.filter(leerweg=row["group"], made_at=day).first()
    return found or make_code(
        actor=stage.people[TEACHER], size=CLASS_SIZE, leerweg=row["group"],
        sector=row.get("sector", ""), until=day.date() + dt.timedelta(days=10), now=day,
    )  # fmt: skip


def _read(stage: Stage, row: Row, need: Contribution) -> None:
    """Read on Thursday, and placed; then others say that they mean it too."""
    case = ModerationCase.objects.get(contribution=need)
    day = moment(row["week"] + dt.timedelta(days=3))
    labels = {*need.labels.all(), *stage.labels_of(row)}
    place(actor=stage.moderator, case=case, text=row["text"], labels=list(labels), now=day)
    add_voices(need, row["voices"] - 1, day, code=need.code)


def _bundle(stage: Stage, row: Row) -> None:
    merge(
        actor=stage.moderator,
        merged=_fresh(stage, row["key"]),
        into=_fresh(stage, row["into"]),
        reason="Dit vraagt om hetzelfde antwoord.",
        now=moment(row["week"] + dt.timedelta(days=9)),
    )


def _ask_and_answer(stage: Stage, row: Row) -> None:
    need = _fresh(stage, row["key"])
    school = School.objects.get(brin=row["ask"], sector="mbo")
    with suppress(NobodyToAsk):
        ask_for_answer(
            actor=stage.moderator, contribution=need, school=school,
            now=moment(row["week"] + dt.timedelta(days=4)),
        )  # fmt: skip
    if row.get("answer"):
        answer_needs(
            actor=stage.coordinator, needs=[need.pk], answer=row["answer"], organisation=school,
            now=moment(row["answered"]),
        )  # fmt: skip


def _fresh(stage: Stage, key: str) -> Contribution:
    return Contribution.objects.get(pk=stage.said[key].pk)
