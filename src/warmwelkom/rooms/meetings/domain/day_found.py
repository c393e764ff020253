"""The day is known: the poll closes, and whoever answered hears it, once."""

from __future__ import annotations

import datetime as dt

from django.utils import translation
from django.utils.translation import gettext as _

from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.rooms.meetings.entries import path_of
from warmwelkom.rooms.meetings.models import DatePoll, Meeting, PollAnswer
from warmwelkom.rooms.meetings.queries.people import people_here
from warmwelkom.rooms.meetings.when import when_words
from warmwelkom.rooms.people.models import Person, Region


def close_poll(*, meeting: Meeting, now: dt.datetime) -> None:
    """Part of a command. Who can come hears at once, for there is something to do; who can't, in the overview."""
    poll = DatePoll.objects.filter(meeting=meeting, chosen_at=None).first()
    if poll is None or not (meeting.starts_at and meeting.ends_at):
        return
    DatePoll.objects.filter(pk=poll.pk).update(chosen_at=now)
    answers = PollAnswer.objects.filter(moment__poll=poll)
    chosen = answers.filter(
        moment__starts_at=meeting.starts_at, moment__ends_at=meeting.ends_at
    ).values_list("person_id", "value")
    value_of = dict(chosen)
    people = Person.objects.filter(pk__in=answers.values("person_id"), is_active=True)
    slug = Region.objects.values_list("slug", flat=True).get(pk=meeting.region_id)
    for person in people.filter(pk__in=people_here()).exclude(pk__in=[meeting.chair_id]):
        _tell(meeting, person, value_of.get(person.pk, ""), slug=slug, now=now)


def _tell(meeting: Meeting, person: Person, value: str, *, slug: str, now: dt.datetime) -> None:
    can_not = value == PollAnswer.Value.NO
    with translation.override(person.language):
        title = _("De dag is bekend: %(title)s") % {"title": meeting.title}
        told: dict[str, str] = {
            PollAnswer.Value.YES: _("Jij kunt dan. Meld je aan, dan staat je plek vast."),
            PollAnswer.Value.MAYBE: _("Jij kunt dan als het moet. Kom je? Meld je aan."),
            PollAnswer.Value.NO: _("Jij kunt dan niet. Wat besloten wordt, lees je later."),
        }
        asked = told.get(value, _("Kun je dan? Meld je aan."))
        text = f"{when_words(meeting)}\n\n{asked}"
    tell(
        event=f"meeting-day:{meeting.pk}", person=person.pk, to=person.email,
        kind=NoticeKind.NEWS if can_not else NoticeKind.TASK, title=title, text=text,
        address=path_of(meeting, slug=slug), now=now, region_id=meeting.region_id,
        language=person.language, sender_name=meeting.chair_name,
    )  # fmt: skip
