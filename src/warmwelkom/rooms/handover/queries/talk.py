"""One talk on one screen: the dossier, the pupil's own words, the notes, what was agreed last time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.engines.dossier.form import Field, form_named, form_on
from warmwelkom.rooms.handover.models import (
    Dossier,
    Statement,
    SupportAgreement,
    Talk,
    TalkAgreement,
    TalkMove,
    TalkNote,
)
from warmwelkom.rooms.handover.queries.elsewhere import said_elsewhere
from warmwelkom.rooms.handover.queries.readable import readable_statements

OWN_WORDS = ("asks", "hard", "own_way", "able")


@dataclass(frozen=True, kw_only=True)
class Said:
    """One statement in words, under its title."""

    title: str
    article: int
    text: str
    statement: Statement


@dataclass(frozen=True, kw_only=True)
class Heading:
    """One heading of the closed list, and what was noted under it."""

    article: int
    title: str
    note: TalkNote | None


@dataclass(frozen=True, kw_only=True)
class TalkScreen:
    talk: Talk
    own_words: list[Said]
    said: list[Said]
    headings: list[Heading]
    agreements: list[TalkAgreement]
    earlier: list[TalkAgreement]
    moves: list[TalkMove]
    support: list[SupportAgreement]
    acts: list[Act]
    dossier: Dossier | None

    @property
    def is_open(self) -> bool:
        return self.talk.closed_at is None


def talk_screen_for(*, actor: Actor, pk: UUID, today: dt.date) -> TalkScreen:
    """Everything of one talk that the reader may see; at most ten queries. Raises MayNotKnow."""
    talk = (
        Talk.objects.select_related("transition__pupil", "transition__location", "mbo_school")
        .select_related("vo_person", "mbo_person")
        .annotate(
            elsewhere=said_elsewhere(actor, "status", of="transition_id"),
            elsewhere_on=said_elsewhere(actor, "said_on", of="transition_id"),
        )
        .get_for(actor, "handover.lead_talk", pk=pk)
    )
    dossier, statements = readable_statements(actor=actor, transition=talk.transition_id)
    said = _in_words(dossier, statements)
    agreements = list(
        TalkAgreement.objects.visible_to(actor, "handover.see_agreement")
        .filter(transition_id=talk.transition_id)
        .select_related("talk")
    )
    acts = Act.objects.filter(about=talk.about_pupil, action="handover.see_talk")
    return TalkScreen(
        talk=talk,
        own_words=[row for row in said if row.statement.field in OWN_WORDS],
        said=[row for row in said if row.statement.field not in OWN_WORDS],
        headings=_headings(talk, today),
        agreements=[row for row in agreements if row.talk_id == talk.pk],
        earlier=[row for row in agreements if row.talk_id != talk.pk],
        moves=list(TalkMove.objects.filter(talk=talk)),
        support=_support(actor, talk),
        acts=list(acts.order_by("-at")[:20]),
        dossier=dossier,
    )


def _support(actor: Actor, talk: Talk) -> list[SupportAgreement]:
    """For the mbo's side alone: the old school does not hear what another school agreed."""
    if not actor.has("class_mentor", "support_team"):
        return []
    rows = SupportAgreement.objects.visible_to(actor, "handover.see_support")
    return list(rows.filter(transition_id=talk.transition_id))


def _headings(talk: Talk, today: dt.date) -> list[Heading]:
    notes = {note.article: note for note in TalkNote.objects.filter(talk=talk)}
    return [
        Heading(article=article, title=in_language(words), note=notes.get(article))
        for article, words in form_on(today).articles.items()
    ]


def _in_words(dossier: Dossier | None, statements: list[Statement]) -> list[Said]:
    if dossier is None:
        return []
    fields = {row.key: row for row in form_named(dossier.form).fields}
    order = list(fields)
    return [
        Said(
            title=in_language(fields[row.field].title),
            article=row.article,
            text=text_of(fields[row.field], row.value),
            statement=row,
        )
        for row in sorted(statements, key=lambda row: order.index(row.field))
        if row.field in fields
    ]


def text_of(field: Field, value: Any) -> str:
    """The value of a statement as words: a choice by its label, lines under each other."""
    if field.kind == "choice":
        return in_language(field.options.get(str(value), {})) or str(value)
    if field.kind == "lines" and isinstance(value, list):
        return "\n".join(map(str, value))
    return str(value)


def in_language(words: Any) -> str:
    return str(words.get((get_language() or "nl")[:2]) or words.get("nl", ""))
