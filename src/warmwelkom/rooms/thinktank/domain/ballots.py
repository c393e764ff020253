"""Answer a round: once a person, once a phone; a person may change their mind until the close."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.thinktank.domain.contribute import school_of
from warmwelkom.rooms.thinktank.domain.rounds import RoundIsOver
from warmwelkom.rooms.thinktank.models import ChoiceBallot, ChoiceRound, ClassCode
from warmwelkom.rooms.thinktank.queries.tally import CLASS_SIDE

Answers = dict[str, int | str]
YES_NO = ("yes", "skip", "no")


class NotAnAnswer(UserError):  # noqa: N818  reads as the sentence it is
    """More dots than there are, or something that is not on the list."""


class ClassIsFull(UserError):  # noqa: N818  reads as the sentence it is
    """As many ballots as the class has pupils."""


@command("thinktank.vote", on="round_")
def cast_ballot(*, actor: Actor, round_: ChoiceRound, answers: Answers, now: dt.datetime) -> None:
    """Answer as somebody with an account; the last answer before the close counts.

    Raises:
        RoundIsOver: it is not open now.
        NotAnAnswer: the answers do not fit the round.
    """
    _check(round_, answers, now)
    own = school_of(actor)
    school = School.objects.filter(pk=own).first() if own else None
    ChoiceBallot.objects.update_or_create(
        region_id=round_.region_id,
        round=round_,
        person_id=actor.person_id,
        defaults={"answers": answers, "side": school.sector if school else "partner"},
    )


@command("thinktank.vote_in_class", on="round_", keeps_week=True)
def cast_in_class(
    *,
    actor: Actor,  # noqa: ARG001  for the policy and the record
    round_: ChoiceRound,
    code: ClassCode,
    token: str,
    answers: Answers,
    now: dt.datetime,
) -> None:
    """Answer from a phone in class; `token` is a hash of the form, so that twice is once.

    Raises:
        RoundIsOver: the round or the code is closed.
        ClassIsFull: every pupil of the class has answered.
        NotAnAnswer: the answers do not fit the round.
    """
    _check(round_, answers, now)
    held = ClassCode.objects.select_for_update().get(pk=code.pk)
    if not held.is_open(now):
        raise RoundIsOver(gettext_noop("Deze code is gesloten. Vraag je docent om een nieuwe."))
    cast = ChoiceBallot.objects.filter(round=round_, code=held)
    if cast.filter(token=token).exists():
        return
    if cast.aggregate(n=Count("pk"))["n"] >= held.size:
        raise ClassIsFull(
            gettext_noop(
                "Van deze klas zijn alle stemmen binnen. Klopt dat niet? Zeg het je docent."
            )
        )
    ChoiceBallot.objects.create(
        region_id=round_.region_id,
        round=round_,
        code=held,
        token=token,
        side=CLASS_SIDE,
        answers=answers,
    )


def _check(round_: ChoiceRound, answers: Answers, now: dt.datetime) -> None:
    if not round_.is_open(now):
        raise RoundIsOver(gettext_noop("Deze ronde is gesloten. Kijk wat eruit kwam."))
    known = {str(pk) for pk in round_.options.values_list("pk", flat=True)}
    if not set(answers) <= known:
        raise NotAnAnswer(gettext_noop("Dit staat niet in deze ronde. Kies uit de lijst."))
    if round_.kind == ChoiceRound.Kind.YES_NO:
        fits = all(answer in YES_NO for answer in answers.values())
    elif round_.kind == ChoiceRound.Kind.DOTS:
        fits = sum(int(number) for number in answers.values()) <= round_.dots
    else:
        fits = all(answer == 1 for answer in answers.values())
    if not fits:
        raise NotAnAnswer(
            gettext_noop("Dat zijn er te veel. Je hebt %(n)s stippen."), n=round_.dots
        )
