"""People in view: a person decides on every find, consent is written down, and withdrawn it counts at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.wayfinding.domain.film_erasing import take_out_of_films
from warmwelkom.rooms.wayfinding.domain.material import draw_again_later, take_away_material
from warmwelkom.rooms.wayfinding.models import FoundFace, Material, PortraitConsent, Premises

DECIDED: Final = (FoundFace.Decision.COVER, FoundFace.Decision.NOBODY, FoundFace.Decision.CONSENT)


class NotDecided(UserError):  # noqa: N818  reads as the sentence it is
    """What still has to be said about who is in view."""


@command("wayfinding.decide_find", on="find", tell=("decision",))
def decide_find(
    *, actor: Actor, find: FoundFace, decision: str, consent: PortraitConsent | None, now: dt.datetime
) -> None:  # fmt: skip
    """Cover it, say that nobody can be recognised, or name the consent. Until all is said nothing of it is public.

    Raises:
        NotDecided: a consent is missing, is withdrawn, or is of another building.
    """
    if decision not in DECIDED:
        raise NotDecided(gettext_noop("Kies of dit wordt afgedekt, of niemand te herkennen is, of wie toestemming gaf."))  # fmt: skip
    if decision == FoundFace.Decision.CONSENT and not _holds(consent, find):
        raise NotDecided(
            gettext_noop("Kies wie toestemming gaf. Zet die toestemming er eerst bij.")
        )
    find.decision = decision
    find.consent = consent if decision == FoundFace.Decision.CONSENT else None
    find.decided_at, find.decided_by_id, find.decided_by_name = now, actor.user_id, actor.name
    find.save()
    _look_again(find.material)


def _holds(consent: PortraitConsent | None, find: FoundFace) -> bool:
    return (
        consent is not None
        and consent.withdrawn_at is None
        and consent.premises_id == find.premises_id
    )


def _look_again(material: Material) -> None:
    """What is shown is drawn anew, and is public only once that is done and looked at; films that show it are erased."""
    if material.state in (Material.State.READY, Material.State.IN_REVIEW):
        Material.objects.filter(pk=material.pk).update(
            state=Material.State.IN_REVIEW, reviewed_at=None, reviewed_by=None, reviewed_by_name=""
        )
    take_out_of_films(material)
    draw_again_later(material)


@command("wayfinding.review", on="material", tell=("kind",))
def draw_box(
    *, actor: Actor, material: Material, kind: str, place: tuple[float, float, float, float],
    frames: tuple[int, int], now: dt.datetime,
) -> FoundFace:  # fmt: skip
    """Cover a part by hand: a face that was missed, a name, a screen, a number plate."""
    first, last = frames
    track = [[first, *place]] if first == last else [[first, *place], [last, *place]]
    made: FoundFace = FoundFace.objects.create(
        region_id=material.region_id, premises_id=material.premises_id, material=material,
        kind=kind, is_by_hand=True, track=track, first_frame=first, last_frame=last,
        decision=FoundFace.Decision.COVER, decided_at=now, decided_by_id=actor.user_id,
        decided_by_name=actor.name,
    )  # fmt: skip
    _look_again(material)
    return made


@command("wayfinding.decide_find", on="find")
def take_away_box(*, actor: Actor, find: FoundFace) -> None:
    """A box that somebody drew, taken away again; what the machine found stays and is decided on.

    Raises:
        NotDecided: the machine found it.
    """
    del actor
    if not find.is_by_hand:
        raise NotDecided(
            gettext_noop("Dit heeft de computer gevonden. Zeg wat ermee moet gebeuren.")
        )
    material = find.material
    find.delete()
    _look_again(material)


@command("wayfinding.review", on="material")
def finish_review(
    *, actor: Actor, material: Material, now: dt.datetime, keeps_sound: bool = False
) -> None:
    """Somebody looked at the whole picture or clip, and said of every find what happens to it.

    A clip is silent unless they listened too and say that it may be heard.

    Raises:
        NotDecided: a find is still open, or it is not made fit yet.
    """
    if material.state not in (Material.State.IN_REVIEW, Material.State.READY):
        raise NotDecided(gettext_noop("Dit wordt nog klaargemaakt. Probeer het over een minuut."))
    if material.found_faces.filter(decision=FoundFace.Decision.OPEN).exists():
        raise NotDecided(gettext_noop("Zeg eerst van elk vak wat ermee moet gebeuren."))
    material.reviewed_at, material.reviewed_by_id = now, actor.user_id
    material.reviewed_by_name = actor.name
    if material.keeps_sound and not keeps_sound:
        take_out_of_films(material)
    material.keeps_sound = keeps_sound and material.kind == Material.Kind.CLIP
    material.save(update_fields=["reviewed_at", "reviewed_by", "reviewed_by_name", "keeps_sound"])
    draw_again_later(material)


@command("wayfinding.write_consent", on="premises")
def write_consent(
    *, actor: Actor, premises: Premises, name: str, parent_name: str, purpose: str, proof: str,
    given_on: dt.date, now: dt.datetime,
) -> PortraitConsent:  # fmt: skip
    """Somebody agreed to be seen; with `parent_name` the person is under 16 and a parent agreed."""
    made: PortraitConsent = PortraitConsent.objects.create(
        region_id=premises.region_id, premises=premises, name=name, parent_name=parent_name,
        is_under_16=bool(parent_name), purpose=purpose, proof=proof, given_on=given_on, at=now,
        by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    return made


@command("wayfinding.withdraw_consent", on="consent")
def withdraw_consent(*, actor: Actor, consent: PortraitConsent, now: dt.datetime) -> int:
    """At once: what this person is in is public no more, and is drawn anew with the person covered.

    Films that show or let hear this person are erased. Returns how many materials.
    """
    consent.withdrawn_at, consent.withdrawn_by_name = now, actor.name
    consent.save(update_fields=["withdrawn_at", "withdrawn_by_name"])
    finds = FoundFace.objects.filter(consent=consent).select_related("material")
    touched = {find.material_id: find.material for find in finds}
    finds.update(decision=FoundFace.Decision.OPEN, consent=None)
    _hide(actor, touched.values())
    return len(touched)


def _hide(actor: Actor, materials: Iterable[Material]) -> None:
    """A voice cannot be covered, so it goes."""
    for material in materials:
        if material.kind == Material.Kind.VOICE:
            take_away_material(actor=actor, material=material)
        else:
            _look_again(material)
