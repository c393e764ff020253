"""Refused rows go out, are mended, and come back alone: also after the rest was saved."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.rooms.transitions.models import ListUpload, Transition
from warmwelkom.rooms.transitions.tests.desk import (
    DINA,
    LEAVERS,
    NOOR,
    SAM,
    csv_of,
    plan,
    save,
    some,
    take,
    undo,
)
from warmwelkom.rooms.transitions.tests.test_list_pages import words

WRONG = NOOR.replace("01-12-2009", "31-02-2009")
DOWNLOAD = "Download deze regels om ze te verbeteren"


def refused_of(cast: Cast, upload: ListUpload) -> Any:
    return cast.client("dewi").get(reverse("transitions:refused_rows", args=[upload.pk]))


def page_of(cast: Cast, upload: ListUpload) -> str:
    return words(cast.client("dewi").get(reverse("transitions:upload", args=[upload.pk])))


def numbers(cast: Cast) -> list[str]:
    with cast.scope():
        return sorted(Transition.objects.values_list("pupil_number", flat=True))


def test_the_rows_can_still_be_fetched_after_saving(cast: Cast) -> None:
    done = save(cast, "dewi", csv_of(LEAVERS, DINA, SAM, WRONG))
    page = page_of(cast, done)
    assert "1 regel kwam er niet in" in page
    assert DOWNLOAD in page
    mended = refused_of(cast, done).content.replace(b"31-02-2009", b"01-12-2009")
    save(cast, "dewi", mended, now=NOW + dt.timedelta(hours=1))
    assert numbers(cast) == ["00123", "00124", "00125"]


def test_nobody_is_asked_about_who_is_not_among_the_mended_rows(cast: Cast) -> None:
    """Not even when the mended rows are the larger part of the list."""
    done = save(cast, "dewi", csv_of(LEAVERS, DINA, WRONG, SAM.replace("17-09", "31-09")))
    mended = refused_of(cast, done).content.replace(b"31-02", b"01-12").replace(b"31-09", b"17-09")
    again = take(cast, "dewi", mended)
    found = plan(cast, again)
    assert some(found.counts()) == {"rows": 2, "new": 2}
    page = page_of(cast, again)
    assert "Over wie er niet bij staat, vragen we niets: die blijven staan." in page
    assert "niet meer op de lijst" not in page


def test_the_same_rows_without_that_column_are_a_list_like_any_other(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    found = plan(cast, take(cast, "dewi", csv_of(LEAVERS, NOOR)))
    assert some(found.counts()) == {"rows": 1, "new": 1, "missing": 2}


def test_of_a_list_that_was_undone_or_erased_nothing_is_fetched(cast: Cast) -> None:
    done = save(cast, "dewi", csv_of(LEAVERS, SAM, WRONG))
    undo(cast, "dewi", done)
    assert DOWNLOAD not in page_of(cast, done)
    assert refused_of(cast, done).status_code == 302
    with cast.scope():
        ListUpload.objects.update(undone_at=None, erased_at=NOW)
    assert DOWNLOAD not in page_of(cast, done)
    assert refused_of(cast, done).status_code == 410
