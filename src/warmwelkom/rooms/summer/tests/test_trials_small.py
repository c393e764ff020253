"""Nobody works out of a comparison how many are few: not from one page, nor from the difference of two."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import add_pupil, enrol
from tests.summer_tasks import make
from tests.summer_trial import draft, freeze, log_of, make_trial, many_placed

from warmwelkom.rooms.people.models import Programme, School
from warmwelkom.rooms.summer.domain.trials import (
    TrialNotRight,
    stop_trial,
)
from warmwelkom.rooms.summer.models import PupilTask, SummerTrial, TrialSeat
from warmwelkom.rooms.summer.queries.trials import TrialPage, trial_page
from warmwelkom.rooms.transitions.models import Transition


def page_of(row: SummerTrial) -> TrialPage:
    return trial_page(trial=row, today=NOW.date())


def other_programme(cast: Cast, *pupils: Transition, school: School | None = None) -> Programme:
    """Another programme, with these pupils in it."""
    school = school or cast.places.mondriaan
    made: Programme = Programme.objects.create(
        region=cast.places.region, school=school, crebo="9", name="Bouw", level=3
    )
    for of in pupils:
        enrol(cast, of, f"B{of.pk.hex[-12:]}", school=school, programme=made)
    make(cast)
    return made


@pytest.mark.parametrize("few", [1, 4])
def test_a_programme_more_does_not_tell_how_few_are_in_it(cast: Cast, few: int) -> None:
    with cast.scope():
        many_placed(cast, 23)
        small = other_programme(cast, *(add_pupil(cast, f"Bas{each}") for each in range(few)))
        alone, both = draft(cast), draft(cast, cast.places.care, small)
        assert [page_of(row).size for row in (alone, both)] == [20, 20]
        assert page_of(alone).smallest == page_of(both).smallest
        assert freeze(cast, both) == 23
        assert TrialSeat.objects.filter(transition__enrolments__programme=small).count() == 0


@pytest.mark.parametrize("few", [1, 4])
def test_another_task_does_not_tell_how_few_have_done_it(cast: Cast, few: int) -> None:
    with cast.scope():
        pupils = many_placed(cast, 24)
        done = PupilTask.objects.filter(template__kind="laptop", transition__in=pupils[:few])
        done.update(state="confirmed")
        sizes = [page_of(draft(cast, kind=kind)).size for kind in ("", "laptop")]
        assert sizes == [20, 20]


def test_who_has_two_places_is_not_told_by_the_sum(cast: Cast) -> None:
    with cast.scope():
        pupils = many_placed(cast, 20)
        others = [add_pupil(cast, f"Bas{each}") for each in range(7)]
        second = other_programme(cast, *pupils[:3], *others, school=cast.places.yuverta)
        rows = [draft(cast), draft(cast, second), draft(cast, cast.places.care, second)]
        assert [page_of(row).size for row in rows] == [20, 10, 30]


def test_a_stopped_comparison_is_not_drawn_again_with_a_few_more(cast: Cast) -> None:
    with cast.scope():
        many_placed(cast, 24)
        row = draft(cast)
        freeze(cast, row)
        stop_trial(actor=cast.actor("hanna"), trial=row, why="Te weinig mensen", now=NOW)
        for each in range(2):
            enrol(cast, add_pupil(cast, f"Bas{each}"), f"N{each}", programme=cast.places.care)
        make(cast)
        with pytest.raises(TrialNotRight, match="deze zomer al mee"):
            freeze(cast, draft(cast))


def test_no_group_is_so_small_that_its_number_names_somebody(cast: Cast) -> None:
    with cast.scope():
        many_placed(cast, 25)
        row = draft(cast, share=20)
        freeze(cast, row)
        arms = list(TrialSeat.objects.values_list("arm", flat=True))
        assert min(arms.count("with"), arms.count("without")) >= 5
        with pytest.raises(TrialNotRight, match="kleiner dan 5"):
            draw_few(cast)


def draw_few(cast: Cast) -> None:
    """Twenty of another programme, of whom one in a hundred is drawn."""
    second = other_programme(cast, *(add_pupil(cast, f"Bas{n}") for n in range(20)))
    freeze(cast, draft(cast, second, share=1))


@pytest.mark.parametrize(("drawn", "told", "status"), [(4, 0, 404), (5, 5, 200)])
def test_of_a_small_group_neither_the_page_nor_the_log_tells(
    cast: Cast, drawn: int, told: int, status: int
) -> None:
    """As it could be drawn before this was looked at."""
    with cast.scope():
        row = make_trial(region=cast.places.region)
        row.log = log_of(row, drawn=drawn)
        row.save()
        assert (page_of(row).size, page_of(row).with_it) == (24, told)
    way = reverse("summer:trial_file", args=[row.pk, "logboek"])
    assert cast.client("hanna").get(way).status_code == status
