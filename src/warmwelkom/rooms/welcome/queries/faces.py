"""Which photos somebody sees, without the pictures themselves: those are fetched one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.ui.templatetags.ww import initials
from warmwelkom.rooms.transitions.api import MyStart
from warmwelkom.rooms.welcome.models import StaffPhoto

PICTURES = ("small", "large")


@dataclass(frozen=True, kw_only=True)
class Faces:
    """The photo of the new mentor, and that of who is on it; None where there is none. `by_mail`: where each stands."""

    mentor: UUID | None = None
    helper: UUID | None = None
    by_mail: dict[str, str] = field(default_factory=dict)


def faces_for_pupil(*, actor: Actor, start: MyStart, mentor_name: str) -> Faces:
    """One query. A class list knows its mentor by name alone, so a photo stands there only where the name fits."""
    seen, on_it = _seen(actor), start.transition.on_it_id
    return Faces(
        helper=next((row.pk for row in seen if row.person_id == on_it), None),
        mentor=next((row.pk for row in seen if is_called(row.person.name, mentor_name)), None),
        by_mail=_by_mail(seen),
    )


def faces_by_mail(*, actor: Actor) -> dict[str, str]:
    """{mail address in small letters: address of the photo}; one query."""
    return _by_mail(_seen(actor))


def faces_by_name(*, actor: Actor) -> dict[str, str]:
    """{name of the account: address of the photo}; one query."""
    return {row.person.name: place_of(row.pk) for row in _seen(actor)}


def place_of(photo: UUID) -> str:
    """Where the small photo stands."""
    return reverse("welcome:face", args=[photo])


def _by_mail(seen: list[Any]) -> dict[str, str]:
    return {row.person.email.lower(): place_of(row.pk) for row in seen}


def _seen(actor: Actor) -> list[Any]:
    rows = StaffPhoto.objects.visible_to(actor, "welcome.see_face").defer(*PICTURES)
    return list(rows.select_related("person").order_by("put_up_at"))


def is_called(name: str, on_list: str) -> bool:
    """Whether the name of an account and that on a class list are of one: "Karim Bensaïd", "K. Bensaïd"."""
    mine, theirs = name.casefold().split(), on_list.casefold().split()
    if not mine or not theirs or mine[-1] != theirs[-1]:
        return False
    return initials(name.casefold()) == initials(on_list.casefold())


def own_photo(actor: Actor) -> StaffPhoto | None:
    """The photo of oneself in this region; one query."""
    rows = StaffPhoto.objects.visible_to(actor, "welcome.see_face").defer(*PICTURES)
    found: StaffPhoto | None = rows.filter(person_id=actor.person_id).first()
    return found


def photos_to_take_down(actor: Actor) -> QuerySet[StaffPhoto]:
    """Those of others that this actor may take down, by name."""
    rows: QuerySet[StaffPhoto] = StaffPhoto.objects.visible_to(actor, "welcome.take_down_photo")
    others = rows.exclude(person_id=actor.person_id).defer(*PICTURES)
    return others.select_related("person").order_by("person__name", "pk")
