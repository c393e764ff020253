"""Who taught whom is read from the leavers' list, however a school writes it."""

from __future__ import annotations

import pytest
from tests.cast import Cast
from tests.introweek_plan import make_week
from tests.pupils import add_pupil

from warmwelkom.rooms.introweek.models import TeacherOffer
from warmwelkom.rooms.introweek.models.people_of_week import teacher_of


@pytest.mark.parametrize(
    ("entry", "code", "name"),
    [
        ("SOEK", "SOEK", "SOEK"),
        ("SOEK R. Soekhoe (wiskunde)", "SOEK", "R. Soekhoe"),
        (" TJIJ Jan Tjin A Tsoi ", "TJIJ", "Jan Tjin A Tsoi"),
    ],
)
def test_a_teacher_on_a_list(entry: str, code: str, name: str) -> None:
    assert teacher_of(entry) == (code, name)


def test_the_same_code_at_another_school_is_somebody_else(cast: Cast) -> None:
    with cast.scope():
        make_week(cast.dina, school=cast.places.mondriaan)
        jan = TeacherOffer.objects.get()
        of_maris = add_pupil(cast, "Cato", location=cast.places.maris, teachers=["JAN"])
        mentor = add_pupil(cast, "Evi", mentor_email="JAN@school.example")
        assert jan.taught(cast.dina)
        assert not jan.taught(of_maris)
        assert jan.taught(mentor)
        assert not jan.taught(add_pupil(cast, "Mo", location=None))
