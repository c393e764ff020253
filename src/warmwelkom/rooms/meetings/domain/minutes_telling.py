"""Tell of published minutes: who promised something at once, who brought what was decided on as news.

One mail to one person, whatever there is to tell.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.base.ui.templatetags.ww import long_day
from warmwelkom.rooms.meetings.domain.chasing import people_of
from warmwelkom.rooms.meetings.models import ActionItem, Decision, Meeting
from warmwelkom.rooms.people.models import Person


@dataclass
class ForOne:
    """What there is to tell one person."""

    person: Person
    promises: list[ActionItem] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)


def tell_of_minutes(*, meeting: Meeting, actor: Actor, now: dt.datetime) -> int:
    """Tell everybody concerned but the one who publishes; returns how many people."""
    found = _concerned(meeting)
    told = 0
    for one in found.values():
        if one.person.pk == actor.user_id and not one.promises:
            continue
        with override(one.person.language):
            told += tell(
                event=f"minutes:{meeting.pk}", person=one.person.pk, to=one.person.email,
                kind=NoticeKind.TASK if one.promises else NoticeKind.NEWS, title=_title(one, meeting),
                text=_text(one, meeting), address=_address(one, meeting), now=now,
                region_id=meeting.region_id, language=one.person.language, sender_name=actor.name,
            )  # fmt: skip
    return told


def _concerned(meeting: Meeting) -> dict[UUID, ForOne]:
    found: dict[UUID, ForOne] = {}
    actions = ActionItem.objects.filter(meeting=meeting, state=ActionItem.State.OPEN)
    for action in actions.select_related("person", "school__region"):
        for person in people_of(action):
            found.setdefault(person.pk, ForOne(person)).promises.append(action)
    for author, decisions in _decided(meeting).items():
        found.setdefault(author.pk, ForOne(author)).decisions += decisions
    return found


def _decided(meeting: Meeting) -> dict[Person, list[Decision]]:
    """By author. An answer to a need is left out: the think tank mailed it when it was given."""
    rows = Decision.objects.filter(
        meeting=meeting, kind=Decision.Kind.STATE, contribution__author__isnull=False,
        contribution__published_at__isnull=False,
    ).exclude(of_kind="need")  # fmt: skip
    found = defaultdict(list)
    for row in rows.select_related("contribution__author"):
        if row.contribution and row.contribution.author:
            found[row.contribution.author].append(row)
    return found


def _title(one: ForOne, meeting: Meeting) -> str:
    words = {"title": meeting.title}
    if one.promises:
        return _("Wat je beloofde in %(title)s") % words
    return _("Besloten in %(title)s over wat jij bracht") % words


def _text(one: ForOne, meeting: Meeting) -> str:
    lines = [_("Dag %(name)s,") % {"name": one.person.name}, ""]
    lines.append(_("Het verslag van %(title)s staat er.") % {"title": meeting.title})
    if one.promises:
        lines += ["", _("Dit is beloofd:")]
        lines += [
            _("- %(what)s, vóór %(day)s") % {"what": row.what, "day": long_day(row.due)}
            for row in one.promises
        ]
    if one.decisions:
        lines += ["", _("Dit is besloten over wat jij bracht:")]
        lines += [
            f"- {row.contribution.heading}: {row.text}" for row in one.decisions if row.contribution
        ]
    return "\n".join(lines)


def _address(one: ForOne, meeting: Meeting) -> str:
    region = meeting.region.slug
    if one.promises:
        return reverse("meetings:own_actions", args=[region])
    return reverse("meetings:minutes", args=[region, meeting.pk])
