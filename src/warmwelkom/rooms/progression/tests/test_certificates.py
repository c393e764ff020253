"""A certificate: made after the last session, checked by its code alone, revoked, and never found by a name."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.progression import DAY, OVER, add_certificate, add_offer, add_seat, add_tick

from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.base.ui.paper import can_make_pdf
from warmwelkom.rooms.progression.domain.certificates import (
    ReasonMissing,
    issue_certificate,
    revoke_certificate,
)
from warmwelkom.rooms.progression.models import Certificate, OfferSeat
from warmwelkom.rooms.progression.queries.certificates import verified
from warmwelkom.rooms.progression.views.verify import TRIES

VALID, NOT_VALID = "Dit bewijs is geldig", "Dit bewijs is niet geldig"


def seat_of(cast: Cast, *, starts: dt.datetime = OVER, came: bool = True) -> OfferSeat:
    seat = add_seat(add_offer(cast.places.mondriaan, starts=starts), cast.dina)
    if came:
        add_tick(seat)
    return seat


def asked(cast: Cast, code: str, *, region: str = "haaglanden", who: str = "anonymous") -> str:
    door = reverse("progression:verified", args=[region, code])
    return cast.client(who).get(door).content.decode()


def test_who_came_gets_one_certificate(cast: Cast) -> None:
    emre = cast.actor("emre")
    with cast.scope():
        seat = seat_of(cast)
        made = {issue_certificate(actor=emre, seat=seat, now=NOW).pk for _twice in "ab"}
        [row] = Certificate.objects.all()
        assert made == {row.pk}
        assert (row.attended, row.sessions, row.title) == (1, 1, "Rekenen voor techniek")
        assert row.checkable_until == dt.date(2028, 7, 31)
        assert row.code not in str(Certificate.objects.values())
    page = cast.client("dina").get(reverse("progression:mine")).content.decode()
    assert "Bekijk het bewijs" in page


@pytest.mark.parametrize(("starts", "came"), [(NOW - DAY / 24, True), (OVER, False)])
def test_none_before_it_is_over_or_for_who_never_came(
    cast: Cast, starts: dt.datetime, came: bool
) -> None:
    with cast.scope():
        seat = seat_of(cast, starts=starts, came=came)
        with pytest.raises(ChangedMeanwhile):
            issue_certificate(actor=cast.actor("emre"), seat=seat, now=NOW)


def test_the_code_says_valid_and_no_name(cast: Cast) -> None:
    with cast.scope():
        row = add_certificate(seat_of(cast))
    for code in (row.code, row.code_to_read, row.code.lower(), f" {row.code} "):
        page = asked(cast, code)
        assert VALID in page
        assert ["Rekenen voor techniek" in page, "D. B." in page] == [True, True]
        assert [word for word in ("Dina", "Bakker", "4K1", "Witt") if word in page] == []
    typed = reverse("progression:verify", args=["haaglanden"]) + f"?code={row.code_to_read}"
    answer = cast.client("anonymous").get(typed)
    assert VALID in answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex"


def test_what_is_not_valid_says_no_more(cast: Cast) -> None:
    """Unknown, revoked, past its day or of another region: one answer, so that nobody learns which."""
    with cast.scope():
        row = add_certificate(seat_of(cast))
        code = row.code
    pages = [asked(cast, "ABCD-EFGH-JKMN"), asked(cast, code, region="rijnmond")]
    with cast.scope():
        assert verified(typed=code, today=row.checkable_until) is not None
        assert verified(typed=code, today=row.checkable_until + DAY) is None
        emre = cast.actor("emre")
        with pytest.raises(ReasonMissing):
            revoke_certificate(actor=emre, certificate=row, reason=" ", now=NOW)
        revoke_certificate(actor=emre, certificate=row, reason="Verkeerde leerling", now=NOW)
    pages.append(asked(cast, code))
    assert [NOT_VALID in page for page in pages] == [True] * 3
    assert [page for page in pages if "Rekenen" in page or "Verkeerde" in page] == []
    assert "Verkeerde leerling" in cast.client("dina").get(reverse("progression:mine")).content.decode()  # fmt: skip
    paper = reverse("progression:paper", args=[row.pk])
    assert [cast.client(name).get(paper).status_code for name in ("dina", "emre")] == [404, 404]


def test_a_new_one_after_that_has_another_code(cast: Cast) -> None:
    emre = cast.actor("emre")
    with cast.scope():
        seat = seat_of(cast)
        first = issue_certificate(actor=emre, seat=seat, now=NOW)
        revoke_certificate(actor=emre, certificate=first, reason="x", now=NOW)
        second = issue_certificate(actor=emre, seat=seat, now=NOW)
        assert first.code != second.code
    assert [VALID in asked(cast, row.code) for row in (first, second)] == [False, True]


def test_wrong_codes_are_counted_and_right_ones_not(cast: Cast) -> None:
    cache.clear()
    with cast.scope():
        row = add_certificate(seat_of(cast))
    client = cast.client("anonymous")
    door = reverse("progression:verify", args=["haaglanden"])
    for _each in range(TRIES):
        assert client.get(door, {"code": row.code}).status_code == 200
        assert client.get(door, {"code": "ABCD"}).status_code == 200
    answer = client.get(door, {"code": row.code})
    assert (answer.status_code, VALID in answer.content.decode()) == (429, False)
    assert client.get(door).status_code == 200
    cache.clear()


def test_the_paper_has_the_code_twice_and_the_pdf_is_tagged(cast: Cast) -> None:
    with cast.scope():
        row = add_certificate(seat_of(cast))
    for name in ("dina", "parent", "emre", "alice"):
        page = cast.client(name).get(reverse("progression:paper", args=[row.pk])).content.decode()
        assert ["Dina de Bakker" in page, row.code_to_read in page, "<svg" in page] == [True] * 3
    answer = cast.client("dina").post(reverse("progression:pdf", args=[row.pk]))
    if can_make_pdf() and answer.status_code == 200:
        assert answer.content.startswith(b"%PDF-")
    else:
        assert answer["Location"] == reverse("progression:paper", args=[row.pk])


@pytest.mark.parametrize("name", ["bob", "charlie", "esra", "hanna", "lars", "anonymous"])
def test_a_stranger_finds_no_paper(cast: Cast, name: str) -> None:
    with cast.scope():
        row = add_certificate(seat_of(cast))
    answer = cast.client(name).get(reverse("progression:paper", args=[row.pk]))
    assert answer.status_code in (302, 404)
    assert b"Dina" not in answer.content


def test_revoking_without_a_reason_tells_so_and_keeps_the_page(cast: Cast) -> None:
    with cast.scope():
        row = add_certificate(seat_of(cast))
    answer = cast.client("emre").post(reverse("progression:revoke", args=[row.pk]), {"reason": ""})
    assert answer.status_code == 422
    assert "Schrijf in een zin waarom" in answer.content.decode()
    assert VALID in asked(cast, row.code)
