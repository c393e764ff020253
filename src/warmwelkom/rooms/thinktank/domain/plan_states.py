"""What a plan needs before it comes into a state: it starts with a puller, it ends with a verdict."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop

from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.thinktank.domain.states import check_before
from warmwelkom.rooms.thinktank.models import Contribution, Pilot, Plan, PlanStep

ENDS = ("pilot_done", "goes_on", "changed", "stopped")


class NotReady(UserError):  # noqa: N818  reads as the sentence it is
    """A plan starts with a puller, a date and a first step."""


class NoVerdict(UserError):  # noqa: N818  reads as the sentence it is
    """A plan ends with a verdict, or with why nothing was measured."""


@check_before("plan", "under_way")
def can_start(contribution: Contribution) -> None:
    """Raises NotReady, saying which is missing."""
    plan = Plan.objects.filter(contribution=contribution).first()
    missing = []
    if plan is None or plan.puller_id is None:
        missing.append(gettext("een trekker"))
    if plan is None or plan.starts_on is None:
        missing.append(gettext("een begindatum"))
    if plan is None or not PlanStep.objects.filter(plan=plan).exists():
        missing.append(gettext("een eerste stap"))
    if missing:
        raise NotReady(
            gettext_noop("Dit plan kan nog niet beginnen. Er mist nog: %(missing)s."),
            missing=", ".join(missing),
        )


def can_end(contribution: Contribution) -> None:
    """Raises NoVerdict where there is no pilot with a verdict, or one without."""
    verdicts = list(
        Pilot.objects.filter(plan__contribution=contribution).values_list("verdict", flat=True)
    )
    if not verdicts:
        raise NoVerdict(
            gettext_noop(
                "Zeg eerst of het werkte. Zet het oordeel bij de proef, of schrijf: niet gemeten, omdat …"
            )
        )
    if not all(verdicts):
        raise NoVerdict(
            gettext_noop(
                "Eén proef heeft nog geen oordeel. Zet dat erbij, of schrijf waarom er niets is gemeten."
            )
        )


for _state in ENDS:
    check_before("plan", _state)(can_end)
