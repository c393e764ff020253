"""A pupil or parent comes in with a code and a birth date, and sees only their own page."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.base.audit.record import record_act
from warmwelkom.base.clock import move_date_with
from warmwelkom.rooms.transitions.domain.access_codes import (
    CodeDoesNotFit,
    give_access_code,
    use_access_code,
)
from warmwelkom.rooms.transitions.models import AccessCode, Transition

BORN = dt.date(2010, 5, 3)


def _code(cast: Cast, kind: str = "pupil", who: str = "alice") -> str:
    with cast.scope():
        return give_access_code(
            actor=cast.actor(who),
            transition=Transition.objects.select_related("pupil").get(pk=cast.dina.pk),
            kind=kind,
            now=NOW,
        )


def _enter(code: str, born: str = "03-05-2010") -> tuple[Client, int]:
    browser = Client()
    return browser, browser.post(
        reverse("transitions:enter"), {"code": code, "birth_date": born}
    ).status_code


def test_it_works(cast: Cast) -> None:
    browser, status = _enter(_code(cast).lower().replace("-", " "))
    assert status == 302
    page = browser.get(reverse("welcome:mine")).content.decode()
    assert "Hoi Dina, fijn dat je er bent." in page


@pytest.mark.parametrize("born", ["03-05-2011", "2010-05-04", "onzin", "31-02-2010", ""])
def test_a_wrong_birth_date_opens_nothing(cast: Cast, born: str) -> None:
    browser, status = _enter(_code(cast), born)
    assert status == 422
    assert browser.get(reverse("transitions:my_data")).status_code == 302


def test_a_code_that_is_not_there_gives_the_same_sentence(cast: Cast) -> None:
    _code(cast)
    wrong, unknown = (
        Client()
        .post(reverse("transitions:enter"), {"code": code, "birth_date": "01-01-2001"})
        .content.decode()
        .count("passen niet bij elkaar")
        for code in (_code(cast), "AAAAA-AAAAA")
    )
    assert wrong == unknown
    assert wrong >= 1


def test_ten_wrong_birth_dates_close_the_code(cast: Cast) -> None:
    code = _code(cast)
    for _try in range(AccessCode.MOST_FAILURES):
        with pytest.raises(CodeDoesNotFit):
            use_access_code(code=code, birth_date=dt.date(2001, 1, 1), now=NOW)
    with pytest.raises(CodeDoesNotFit):
        use_access_code(code=code, birth_date=BORN, now=NOW)


def test_a_new_code_ends_the_old_one_and_its_sessions(cast: Cast) -> None:
    browser, _status = _enter(_code(cast))
    _code(cast)
    assert browser.get(reverse("transitions:my_data")).status_code == 302


@pytest.mark.parametrize(
    ("day", "fits"), [(dt.date(2026, 5, 2), True), (dt.date(2026, 5, 3), False)]
)
def test_a_parent_comes_in_until_the_pupil_is_sixteen(cast: Cast, day: dt.date, fits: bool) -> None:
    code = _code(cast, "parent")
    now = NOW.replace(month=day.month, day=day.day)
    if fits:
        assert use_access_code(code=code, birth_date=BORN, now=now).kind == "parent"
    else:
        with pytest.raises(CodeDoesNotFit):
            use_access_code(code=code, birth_date=BORN, now=now)


@pytest.mark.parametrize(
    ("day", "status"), [(dt.date(2026, 5, 2), 302), (dt.date(2026, 5, 3), 422)]
)
def test_at_the_door_the_day_of_the_region_counts(cast: Cast, day: dt.date, status: int) -> None:
    """Who types a code is of no region yet; in the demo the visitor's day is not today."""
    code = _code(cast, "parent")
    move_date_with(lambda _region: day)
    assert _enter(code)[1] == status


def test_the_code_itself_is_not_in_the_table(cast: Cast) -> None:
    code = _code(cast)
    with cast.scope():
        rows = list(AccessCode.objects.values_list("code_hash", flat=True))
    assert [row for row in rows if code.replace("-", "") in row or len(row) != 64] == []


@pytest.mark.parametrize("who", ["bob", "charlie", "lars", "emre", "fatima", "hanna", "karin"])
def test_a_stranger_gets_404(cast: Cast, who: str) -> None:
    address = reverse("transitions:code", args=[cast.dina.pk])
    assert cast.client(who).get(address).status_code == 404
    assert cast.client(who).post(address, {"kind": "pupil"}).status_code == 404


def test_a_pupil_sees_no_other_pupil(cast: Cast) -> None:
    with cast.scope():
        other = Transition.objects.create(
            region=cast.places.region,
            pupil=_pupil(cast),
            school_year=2025,
            location=cast.places.witt,
            class_name="4K1",
            listed_at=NOW,
        )
    browser = cast.client("dina")
    assert browser.get(reverse("transitions:pupil", args=[other.pk])).status_code == 404
    assert "Null" not in browser.get(reverse("transitions:my_data")).content.decode()


def _pupil(cast: Cast) -> object:
    from warmwelkom.rooms.transitions.models import Pupil

    return Pupil.objects.create(
        region=cast.places.region, given_name="Null", surname="Null", birth_date=BORN
    )


def test_the_pupil_reads_who_looked(cast: Cast) -> None:
    with cast.scope():
        record_act(actor=cast.actor("dewi"), action="transitions.view", subject=cast.dina, now=NOW)
    page = cast.client("dina").get(reverse("transitions:my_data")).content.decode()
    assert "Dewi" in page
    assert "keek naar je gegevens" in page


def test_giving_a_code_is_in_the_record(cast: Cast) -> None:
    browser, _status = _enter(_code(cast))
    page = browser.get(reverse("transitions:my_data")).content.decode()
    assert "gaf een code om hier binnen te komen" in page


def test_leaving_ends_the_session(cast: Cast) -> None:
    browser = cast.client("dina")
    browser.post(reverse("transitions:leave"))
    assert browser.get(reverse("transitions:my_data")).status_code == 302
