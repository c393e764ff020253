"""Who must answer, before which day, and the answer itself: one for a whole bundle, or for many."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.working_days import working_day_after
from warmwelkom.rooms.people.api import holidays_of
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.thinktank.domain.states import ReasonMissing, set_states
from warmwelkom.rooms.thinktank.domain.telling import tell_of_answer, tell_of_question
from warmwelkom.rooms.thinktank.models import Contribution, Kind, ThinkTank

ANSWERABLE = ("heard", "bundled", "answered")


class NobodyToAsk(UserError):  # noqa: N818  reads as the sentence it is
    """The organisation has nobody in the think tank who could answer."""


class NothingToAnswer(UserError):  # noqa: N818  reads as the sentence it is
    """None of these waits for an answer."""


def start_clock(*, contribution: Contribution, since: dt.date) -> dt.date:
    """The day before which there is an answer; set once, when somebody first hears it.

    Fifteen working days (or what the think tank chose), without the school holidays of its zone.
    """
    if contribution.answer_by is None:
        tank = ThinkTank.objects.filter(region=contribution.region_id).first() or ThinkTank()
        closed = holidays_of(zone=tank.holiday_zone, since=since)
        day = working_day_after(since, number=tank.answer_days, closed=closed)
        Contribution.objects.filter(pk=contribution.pk, answer_by=None).update(answer_by=day)
        contribution.answer_by = day
    return contribution.answer_by


@command("thinktank.ask", on="contribution")
def ask_for_answer(
    *, actor: Actor, contribution: Contribution, school: School, now: dt.datetime
) -> int:
    """Ask an organisation to answer, and mail who speaks for it; returns how many that are.

    Raises:
        NobodyToAsk: the organisation has no partner or administrator here.
    """
    start_clock(contribution=contribution, since=now.date())
    asked = tell_of_question(contribution=contribution, school=school, actor=actor, now=now)
    if not asked:
        raise NobodyToAsk(
            gettext_noop(
                "Bij %(school)s is nog niemand die kan antwoorden. Nodig eerst iemand uit."
            ),
            school=school.name,
        )
    Contribution.objects.filter(pk=contribution.pk).update(audience=school)
    return asked


@command("thinktank.answer")
def answer_needs(
    *,
    actor: Actor,
    needs: list[UUID],
    answer: str,
    organisation: School | None,
    now: dt.datetime,
    meeting: tuple[UUID, str] | None = None,
) -> list[Contribution]:
    """One answer to these needs and to all that is merged into them; a second one is a correction.

    Raises:
        MayNotKnow: one of them is not the actor's to answer.
        ReasonMissing: the answer is empty.
        NothingToAnswer: no need was chosen.
    """
    if not answer.strip():
        raise ReasonMissing(gettext_noop("Schrijf het antwoord. Iedereen kan het lezen."))
    rows = _bundles(actor, needs)
    set_states(
        rows=rows, state="answered", reason=answer.strip(), actor=actor, now=now,
        organisation=organisation, meeting=meeting,
    )  # fmt: skip
    tell_of_answer(rows=rows, answer=answer.strip(), actor=actor, now=now)
    return rows


def _bundles(actor: Actor, needs: list[UUID]) -> list[Contribution]:
    """The chosen needs with all that is merged into them, locked."""
    chosen = Contribution.objects.visible_to(actor, "thinktank.answer").filter(
        pk__in=needs, kind=Kind.NEED, merged_into=None, state__in=ANSWERABLE
    )
    found = chosen.count()
    if found < len(set(needs)):
        raise MayNotKnow
    if not found:
        raise NothingToAnswer(gettext_noop("Kies eerst waarop je wilt antwoorden."))
    bundle = Q(pk__in=needs) | Q(merged_into__in=needs)
    rows = Contribution.objects.select_for_update().filter(bundle, published_at__isnull=False)
    return list(rows.order_by("pk"))
