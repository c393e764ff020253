"""Who hears of what was not taught: once, in one message, those whose first year it touches first."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.curriculum import add_module, add_unit, add_word, end_terms_of_care

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.models import Message, Notice
from warmwelkom.rooms.curriculum.domain.missed import answer_missed, tell_missed, withdraw_missed
from warmwelkom.rooms.curriculum.domain.missed_mail import tell_programmes
from warmwelkom.rooms.curriculum.models import NotTaught, Unit
from warmwelkom.rooms.curriculum.queries.missed import A_PAGE, missed_page, missed_to_answer

MORNING = NOW + dt.timedelta(days=1)
JUNE = dt.datetime(2026, 6, 2, 8, 25, tzinfo=AMSTERDAM)
pytestmark = pytest.mark.django_db


@pytest.fixture
def touched(cast: Cast) -> Cast:
    """Emre wrote the goals of the care programme; a mentor said that the first end term covers one."""
    with cast.scope():
        unit = add_unit(cast.places.care, "Wassen")
        Unit.objects.update(by=cast.emre)
        add_word(unit.goals.get(), end_terms_of_care()[0], cast.alice, "covers")
    return cast


def miss(cast: Cast, *terms: str, module: Any = None, now: dt.datetime = NOW) -> list[NotTaught]:
    return tell_missed(
        actor=cast.actor("dewi"), school=cast.places.witt_school, location=cast.places.witt,
        module=module or end_terms_of_care()[0].module, end_terms=list(terms), reason="illness",
        remark="", school_year=2025, now=now,
    )  # fmt: skip


def morning(cast: Cast, now: dt.datetime = MORNING) -> int:
    return tell_programmes(actor=system_actor(region_id=cast.places.region.pk), now=now)


def heard(cast: Cast) -> dict[str, list[str]]:
    names = {person.pk: name for name, person in cast.people.items()}
    found: dict[str, list[str]] = {}
    for row in Notice.objects.order_by("told_at", "pk"):
        found.setdefault(names[row.person], []).append(str(row.kind))
    return found


def test_who_keeps_the_programme_is_asked_and_the_rest_of_the_mbo_reads_it(touched: Cast) -> None:
    with touched.scope():
        first, second = end_terms_of_care()
        miss(touched, first.pk, second.pk)
        assert morning(touched) == 3
        assert heard(touched) == {"emre": ["task"], "esra": ["news"], "mia": ["news"]}
        mail = Message.objects.get()
        assert mail.to == touched.emre.email
        where = touched.places.witt.name
        assert f"- {where}: Mens en zorg, 1 eindterm (een docent was ziek)" in mail.text
        assert reverse("curriculum:missed") in mail.text


def test_many_marks_are_one_message_and_none_is_told_twice(touched: Cast) -> None:
    with touched.scope():
        miss(touched)
        miss(touched, module=add_module("P/BWI/01", "Bouwproces", ("Bouwen", [("Metselen", "bb")])))
        assert morning(touched) == 3
        assert morning(touched) == 0
        assert [row.told_at for row in NotTaught.objects.all()] == [MORNING, MORNING]
        assert Message.objects.count() == 1
        news = Notice.objects.get(person=touched.mia.pk)
        assert news.text.count("\n- ") + news.text.startswith("- ") == 2


def test_what_is_marked_again_is_told_once(touched: Cast) -> None:
    with touched.scope():
        miss(touched)
        miss(touched)
        assert NotTaught.objects.count() == 1
        assert morning(touched) == 3


def test_what_was_taken_back_by_then_is_told_to_nobody(touched: Cast) -> None:
    with touched.scope():
        (row,) = miss(touched)
        withdraw_missed(actor=touched.actor("dewi"), not_taught=row, now=NOW)
        assert morning(touched) == 0
        assert not Notice.objects.exists()


def test_who_is_still_ticking_is_let_finish(touched: Cast) -> None:
    with touched.scope():
        miss(touched, now=MORNING)
        assert morning(touched) == 0
        assert morning(touched, MORNING + dt.timedelta(days=1)) == 3


def test_where_nobody_of_the_programme_is_left_the_planner_is_asked(touched: Cast) -> None:
    with touched.scope():
        Unit.objects.update(by=None)
        miss(touched)
        morning(touched)
        assert heard(touched) == {"mia": ["task"], "emre": ["news"], "esra": ["news"]}


def test_without_a_word_of_teachers_the_mbo_still_reads_it(cast: Cast) -> None:
    with cast.scope():
        miss(cast)
        morning(cast)
        assert heard(cast) == {"emre": ["news"], "esra": ["news"], "mia": ["news"]}


def test_before_the_summer_who_did_not_answer_is_asked_once_more(touched: Cast) -> None:
    with touched.scope():
        (row,) = miss(touched)
        morning(touched)
        assert morning(touched, JUNE) == 1
        assert morning(touched, JUNE + dt.timedelta(days=1)) == 0
        assert heard(touched)["emre"] == ["task", "task"]
        Notice.objects.all().delete()
        answer(touched, row)
        Notice.objects.all().delete()
        assert morning(touched, JUNE + dt.timedelta(days=2)) == 0


def answer(cast: Cast, *rows: NotTaught, does: str = "teaches") -> None:
    answer_missed(
        actor=cast.actor("emre"), programme=cast.places.care, missed=list(rows), does=does,
        text="In week 3", now=MORNING,
    )  # fmt: skip


def test_one_answer_is_about_all_of_it_and_who_told_hears_of_it_once(touched: Cast) -> None:
    with touched.scope():
        rows = miss(touched, *(term.pk for term in end_terms_of_care()))
        answer(touched, *rows)
        answer(touched, *rows)
        (notice,) = Notice.objects.all()
        assert notice.person == touched.dewi.pk
        assert "In week 3" in notice.text
        (one,) = missed_page(actor=touched.actor("dewi")).told
        assert [len(one.rows), len(one.answers)] == [2, 1]
        answer(touched, *rows, does="bridge")
        assert Notice.objects.count() == 2


def test_who_answered_hears_that_it_was_taught_after_all(touched: Cast) -> None:
    with touched.scope():
        rows = miss(touched, *(term.pk for term in end_terms_of_care()))
        answer(touched, *rows)
        for row in rows:
            withdraw_missed(actor=touched.actor("dewi"), not_taught=row, now=MORNING)
        assert heard(touched) == {"dewi": ["news"], "emre": ["news"]}
        with pytest.raises(MayNotKnow):
            answer(touched, *NotTaught.objects.all())


def test_it_stands_where_they_land_until_the_programme_answered(touched: Cast) -> None:
    with touched.scope():
        first, second = end_terms_of_care()
        untouched, *_ = miss(touched, second.pk)
        assert duties(touched, "emre") == []
        (row,) = miss(touched, first.pk)
        assert duties(touched, "emre") == [row.pk]
        assert duties(touched, "mia") == [row.pk]
        for name in ("esra", "joris", "dewi", "hanna", "fatima"):
            assert duties(touched, name) == []
    page = touched.client("emre").get("/vandaag/", follow=True).content.decode()
    assert reverse("curriculum:answer_missed", args=[row.pk]) in page
    with touched.scope():
        answer(touched, untouched, row)
        assert duties(touched, "emre") == []


def test_a_whole_module_that_was_not_taught_waits_too(touched: Cast) -> None:
    with touched.scope():
        (row,) = miss(touched)
        assert duties(touched, "emre") == [row.pk]


def duties(cast: Cast, name: str) -> list[Any]:
    found = missed_to_answer(actor=cast.actor(name), today=NOW.date())
    return [one.first.pk for one in found]


def test_what_is_typed_stays_where_something_is_wrong(touched: Cast) -> None:
    with touched.scope():
        (row,) = miss(touched)
    address = reverse("curriculum:answer_missed", args=[row.pk])
    said = {"programme": str(touched.places.care.pk), "does": "sings", "text": "Elke maandag"}
    answered = touched.client("emre").post(address, said)
    assert answered.status_code == 422
    assert "Elke maandag" in answered.content.decode()


def test_of_several_what_is_ticked_is_taken_back(touched: Cast) -> None:
    with touched.scope():
        rows = miss(touched, *(term.pk for term in end_terms_of_care()))
    address = reverse("curriculum:withdraw_missed", args=[rows[0].pk])
    client = touched.client("dewi")
    for ticked, left in (([], 2), ([str(rows[1].pk)], 1), ([], 0)):
        assert client.post(address, {"row": ticked}).status_code == 302
        with touched.scope():
            assert NotTaught.objects.filter(withdrawn_at=None).count() == left


def test_a_long_year_comes_in_pages(touched: Cast) -> None:
    """What touches the own goals stands first, on the first page."""
    with touched.scope():
        for number in range(A_PAGE):
            miss(touched, module=add_module(f"P/BWI/{number:02}", "Bouwproces"))
        miss(touched)
        found = missed_page(actor=touched.actor("emre"))
        assert (len(found.told), found.told.paginator.num_pages) == (A_PAGE, 2)
        assert [bool(one.touches) for one in found.told][:2] == [True, False]
        assert len(missed_page(actor=touched.actor("emre"), page="2").told) == 1
