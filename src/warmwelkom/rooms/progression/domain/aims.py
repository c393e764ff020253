"""Say what an offer is for: end terms and modules of the vmbo, and goals of the mbo, of a programme or in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.curriculum.api import goals_by_ids
from warmwelkom.rooms.curriculum.models import EndTerm, Module
from warmwelkom.rooms.progression.models import OfferAim, ProgressionOffer

MOST = 40
LONGEST = 400


class AimsNotRight(UserError):  # noqa: N818  reads as the sentence it is
    """Too many, or too long."""


@command("progression.run", on="offer")
def add_aims(
    *,
    actor: Actor,
    offer: ProgressionOffer,
    slo_ids: Iterable[str] = (),
    goal_ids: Iterable[UUID] = (),
    goal: str = "",
) -> int:
    """Add end terms and modules by their SLO number, goals that the actor may see, and a goal in words.

    What is there is skipped. Returns how many came.

    Raises:
        AimsNotRight: more than forty, or a goal of over 400 letters.
    """
    goal = " ".join(goal.split())
    if len(goal) > LONGEST:
        raise AimsNotRight(_("Maak het korter: er passen %(n)s letters."), n=LONGEST)
    wanted: dict[str, dict[str, Any]] = _of_slo(list(slo_ids)) | ({goal: {}} if goal else {})
    for pk, text in goals_by_ids(actor=actor, ids=goal_ids).items():
        wanted[text] = {"goal_id": pk}
    ProgressionOffer.objects.select_for_update().get(pk=offer.pk)
    there = set(OfferAim.objects.filter(offer=offer).values_list("words", flat=True))
    new = [words for words in wanted if words not in there]
    if len(there) + len(new) > MOST:
        raise AimsNotRight(_("Kies er hoogstens %(n)s. Minder zegt een leerling meer."), n=MOST)
    OfferAim.objects.bulk_create(
        OfferAim(region_id=offer.region_id, offer=offer, words=words, **wanted[words])
        for words in new
    )
    return len(new)


def _of_slo(slo_ids: list[str]) -> dict[str, dict[str, Any]]:
    """Words -> SLO number of what there is of these."""
    terms = EndTerm.objects.filter(pk__in=slo_ids).only("text")
    modules = Module.objects.filter(pk__in=slo_ids).only("code", "title")
    words = {str(row): row.pk for row in modules} | {row.text: row.pk for row in terms}
    return {text[:LONGEST]: {"slo_id": pk} for text, pk in words.items()}


@command("progression.run_aim", on="aim")
def remove_aim(*, actor: Actor, aim: OfferAim) -> None:  # noqa: ARG001  asked by the command
    """Take one away; it can be added again."""
    OfferAim.objects.filter(pk=aim.pk).delete()
