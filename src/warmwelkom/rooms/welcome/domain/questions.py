"""A pupil asks, a person answers; nobody asks into the void."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.transitions.models import Transition
from warmwelkom.rooms.welcome.models import Question


class NothingSaid(UserError):  # noqa: N818  reads as the sentence it is
    """An empty question or answer."""


@command("welcome.ask", on="transition")
def ask_question(
    *, actor: Actor, transition: Transition, text: str, of: Person | None, by: dt.date,
    now: dt.datetime, about: str = "",
) -> Question:  # fmt: skip
    """Ask the person who is on it; they hear it at once. The same question twice is one.

    Raises:
        NothingSaid: there is no question in it.
    """
    text = text.strip()
    if not text:
        raise NothingSaid(gettext_noop("Schrijf je vraag op. Eén zin is genoeg."))
    again = Question.objects.filter(transition=transition, text=text, answered_at__isnull=True)
    asked = again.first() or Question.objects.create(
        region_id=transition.region_id, transition=transition, text=text, about=about[:80],
        by_parent=actor.kind == "parent", asked_at=now, asked_of=of, answer_by=by,
    )  # fmt: skip
    if of is not None:
        _tell(asked, of, transition.region_id, now)
    return asked


def _tell(asked: Question, of: Person, region_id: object, now: dt.datetime) -> None:
    """No word of the question in a mail: it is read behind the door."""
    with override(of.language):
        title = _("Een leerling stelt je een vraag")
        text = _("Je antwoord wordt verwacht vóór %(day)s.") % {
            "day": f"{asked.answer_by:%d-%m-%Y}"
        }
    tell(
        event=f"question:{asked.pk}", person=of.pk, to=of.email, kind=NoticeKind.TASK, title=title,
        text=text, address=reverse("welcome:questions"), now=now, region_id=region_id,  # type: ignore[arg-type]  # a uuid
        language=of.language,
    )  # fmt: skip


@command("welcome.answer", on="question")
def answer_question(*, actor: Actor, question: Question, text: str, now: dt.datetime) -> None:
    """Answer; a second answer takes the place of the first.

    Raises:
        NothingSaid: there is no answer in it.
    """
    if not text.strip():
        raise NothingSaid(gettext_noop("Schrijf je antwoord op. Eén zin is genoeg."))
    Question.objects.filter(pk=question.pk).update(
        answer=text.strip(), answered_at=now, answered_by_name=actor.name
    )
