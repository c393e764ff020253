"""The drawn photos of the demo: the same each time, each another face, and some people have none."""

from __future__ import annotations

import io

from PIL import Image

from warmwelkom.base.access.scope import region_scope
from warmwelkom.house.demo.drawn_face import SIDE, STYLES, drawn_face, look_of
from warmwelkom.house.demo.faces import LOOKS, OTHERS, put_up_faces
from warmwelkom.house.demo.fixed import EXAMPLE_MBO
from warmwelkom.house.demo.load import FIRST_STANDS_AT
from warmwelkom.rooms.people.models import Region, Role
from warmwelkom.rooms.welcome.models import StaffPhoto


def test_the_same_words_give_the_same_face_and_others_another() -> None:
    assert look_of("a@school.example") == look_of("a@school.example")
    assert drawn_face(look_of("a@school.example")) == drawn_face(look_of("a@school.example"))
    drawn = {look_of(f"{number}@school.example") for number in range(40)}
    assert len(drawn) > 30
    assert {look.style for look in drawn} == set(STYLES)


def test_each_style_is_a_whole_picture() -> None:
    looks = {look.style: look for look in (look_of(str(number)) for number in range(40))}
    seen = set()
    for look in looks.values():
        with Image.open(io.BytesIO(drawn_face(look))) as picture:
            assert (picture.format, picture.size) == ("JPEG", (SIDE, SIDE))
            seen.add(picture.tobytes())
    assert len(seen) == len(STYLES)


def test_whom_the_example_pupil_meets_has_a_face_and_others_have_none(demo: Region) -> None:
    with region_scope(demo.pk):
        shown = set(StaffPhoto.objects.values_list("person__email", flat=True))
        assert {mail.partition("@")[0] for mail in shown} >= set(LOOKS)
        assert len(LOOKS) < len(shown) <= len(LOOKS) + OTHERS
        mentors = Role.objects.filter(kind="class_mentor", school__brin=EXAMPLE_MBO, ended_at=None)
        assert mentors.exclude(person__email__in=shown).exists()
        assert put_up_faces(region=demo, day=FIRST_STANDS_AT) == 0
