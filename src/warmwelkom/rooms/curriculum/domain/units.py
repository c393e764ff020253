"""Units of a first year and their goals, by hand: one goal a line, as one pastes them."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, Max, OuterRef
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.curriculum.models import Goal, Judgement, Unit
from warmwelkom.rooms.curriculum.texts import LONGEST_GOAL, MOST_GOALS, goals_in, same_words
from warmwelkom.rooms.people.models import Programme


class NoUnit(UserError):  # noqa: N818  reads as the sentence it is
    """A unit needs a title that the programme does not have yet, and goals that fit."""


@command("curriculum.keep", on="programme")
def add_unit(
    *, actor: Actor, programme: Programme, title: str, period: str, text: str, now: dt.datetime,
    is_example: bool = False,
) -> Unit:  # fmt: skip
    """A new unit with the goals of `text`, one a line.

    Raises:
        NoUnit: there is no title, it is there already, or a goal is too long.
    """
    title = " ".join(title.split())
    if not title:
        raise NoUnit(gettext_noop("Geef het vak of onderdeel een naam."))
    hold(programme)
    if Unit.objects.filter(programme=programme, title__iexact=title).exists():
        raise NoUnit(gettext_noop("Deze opleiding heeft al een onderdeel met deze naam."))
    lines = checked(goals_in(text))
    last = Unit.objects.filter(programme=programme).aggregate(n=Max("place"))["n"]
    unit: Unit = Unit.objects.create(
        region_id=programme.region_id, school_id=programme.school_id, programme=programme,
        title=title[:160], period=period.strip()[:60], place=(last or 0) + 1,
        is_example=is_example, by_id=actor.user_id, by_name=actor.name, at=now,
    )  # fmt: skip
    add_goals(unit=unit, texts=lines, now=now)
    return unit


def hold(programme: Programme) -> None:
    """Of two who add to a programme at once, one waits. For commands of this room."""
    Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)


def checked(lines: list[str]) -> list[str]:
    """The same lines; raises NoUnit where one is too long, or where there are too many."""
    for line in lines:
        if len(line) > LONGEST_GOAL:
            words = gettext_noop("Dit doel is te lang: ‘%(begin)s…’ Er passen %(most)s tekens.")
            raise NoUnit(words, begin=line[:60], most=LONGEST_GOAL)
    if len(lines) > MOST_GOALS:
        words = gettext_noop("Dit zijn er %(n)s; in één onderdeel passen %(most)s doelen. Maak er twee van.")  # fmt: skip
        raise NoUnit(words, n=len(lines), most=MOST_GOALS)
    return lines


def add_goals(*, unit: Unit, texts: list[str], now: dt.datetime) -> list[Goal]:
    """Those that the unit does not have; one that was retired is a goal again. For commands of this room."""
    known = {same_words(row.text): row for row in Goal.objects.filter(unit=unit).defer("words")}
    last = max((row.place for row in known.values()), default=0)
    back = [row for text in texts if (row := known.get(same_words(text))) and row.retired_on]
    Goal.objects.filter(pk__in=[row.pk for row in back]).update(retired_on=None)
    new = [text for text in texts if same_words(text) not in known]
    return Goal.objects.bulk_create(
        Goal(
            region_id=unit.region_id, school_id=unit.school_id, unit=unit, text=text,
            place=last + at, changed_at=now,
        )
        for at, text in enumerate(new, 1)
    )  # fmt: skip


@command("curriculum.keep_unit", on="unit")
def change_unit(
    *, actor: Actor, unit: Unit, title: str, period: str, texts: dict[str, str], more: str,
    now: dt.datetime,
) -> Unit:  # fmt: skip
    """Other words for a unit and its goals (`texts`: id -> text; empty takes a goal out), and new goals.

    A goal that is not among `texts` stays as it is. One that teachers spoke of stays, retired; their words about its
    old text stay with it.

    Raises:
        NoUnit: as in `add_unit`.
    """
    del actor
    hold(unit.programme)
    title = " ".join(title.split())
    others = Unit.objects.filter(programme_id=unit.programme_id, title__iexact=title)
    if not title or others.exclude(pk=unit.pk).exists():
        raise NoUnit(gettext_noop("Geef het vak of onderdeel een naam die de opleiding nog niet heeft."))  # fmt: skip
    lines = checked([*(" ".join(text.split()) for text in texts.values()), *goals_in(more)])
    unit.title, unit.period = title[:160], period.strip()[:60]
    unit.save(update_fields=["title", "period"])
    words = dict(zip(texts, lines, strict=False))
    changed = []
    for goal in Goal.objects.filter(unit=unit, retired_on=None, pk__in=texts).defer("words"):
        text = words[str(goal.pk)]
        if text and text != goal.text:
            goal.text, goal.changed_at = text, now
            changed.append(goal)
    Goal.objects.bulk_update(changed, ["text", "changed_at"])
    drop_goals(ids=[pk for pk, text in words.items() if not text], day=now.date())
    add_goals(unit=unit, texts=goals_in(more), now=now)
    return unit


def drop_goals(*, ids: list[str], day: dt.date) -> int:
    """Erase these goals; those about which somebody spoke are retired. Returns how many of those."""
    spoken = Judgement.objects.filter(goal=OuterRef("pk"))
    rows = Goal.objects.filter(pk__in=ids).annotate(spoken=Exists(spoken)).defer("words")
    kept = [row.pk for row in rows if row.spoken]
    Goal.objects.filter(pk__in=kept).update(retired_on=day)
    Goal.objects.filter(pk__in=ids).exclude(pk__in=kept).delete()
    return len(kept)


@command("curriculum.keep_unit", on="unit")
def remove_unit(*, actor: Actor, unit: Unit, now: dt.datetime) -> int:
    """Take a unit out. Where teachers spoke of its goals it stays, with those goals retired.

    Returns how many goals stayed.
    """
    del actor
    ids = [str(pk) for pk in Goal.objects.filter(unit=unit).values_list("pk", flat=True)]
    stayed = drop_goals(ids=ids, day=now.date())
    if not stayed:
        Unit.objects.filter(pk=unit.pk).delete()
    return stayed
