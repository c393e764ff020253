"""Put up one's own photo, take one down, and forget those of who left."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db.models import Exists, OuterRef

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.files.faces import square_faces
from warmwelkom.rooms.people.models import Person, Role
from warmwelkom.rooms.welcome.models import StaffPhoto

SMALL, LARGE = 96, 320
MOST_BYTES_OF: Final = {SMALL: 1_800, LARGE: 40_000}
"""The small one twice on a page must fit in the sixty kilobytes of a first visit."""


@command("welcome.put_up_photo")
def put_up_photo(*, actor: Actor, content: bytes, now: dt.datetime) -> StaffPhoto:
    """Put up a photo of oneself; the one before is erased with it, and its address dies.

    Raises:
        FileRefused: it is no picture that we read, it is broken, or it is too large; the one before stays.
    """
    faces = square_faces(content, most_bytes_of=MOST_BYTES_OF)
    Person.objects.select_for_update().get(
        pk=actor.person_id
    )  # two at one moment: one after the other
    StaffPhoto.objects.filter(person_id=actor.person_id).delete()
    made: StaffPhoto = StaffPhoto.objects.create(
        region_id=actor.region, person_id=actor.person_id,
        small=faces[SMALL], large=faces[LARGE], put_up_at=now,
    )  # fmt: skip
    return made


@command("welcome.take_down_photo", on="photo")
def take_down_photo(*, actor: Actor, photo: StaffPhoto) -> None:  # noqa: ARG001  for the policy and the record
    """Erase a photo at once; there is no way back but to put one up again."""
    StaffPhoto.objects.filter(pk=photo.pk).delete()


@command("welcome.forget_photos")
def forget_photos(*, actor: Actor) -> int:  # noqa: ARG001  for the policy and the record
    """Erase the photos of who has no role any more in this region; returns how many.

    From the moment the role ended no pupil saw it any more.
    """
    held = Role.objects.filter(
        person_id=OuterRef("person_id"), ended_at__isnull=True, school__left_at__isnull=True
    )
    number, _each = StaffPhoto.objects.filter(~Exists(held)).delete()
    return int(number)
