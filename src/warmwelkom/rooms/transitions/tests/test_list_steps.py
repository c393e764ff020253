"""Saving, undoing and throwing away by the buttons; two tabs, other people, and what the logs hold."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.transitions.domain.refresh import refresh
from warmwelkom.rooms.transitions.models import ListUpload, Transition
from warmwelkom.rooms.transitions.tests.desk import (
    A1,
    A2,
    APPLICATIONS,
    DINA,
    E1,
    ENROLMENTS,
    LEAVERS,
    NOOR,
    RESULTS,
    SAM,
    csv_of,
    save,
    take,
)
from warmwelkom.rooms.transitions.tests.test_list_pages import words
from warmwelkom.rooms.transitions.tests.test_list_preview import page_of, post

STEPS = ("list_kind", "list_columns", "save_list", "undo_list", "discard_list")


def _link(cast: Cast) -> None:
    with cast.scope():
        refresh(actor=system_actor(region_id=cast.places.region.pk), school_year=YEAR, now=NOW)


def test_after_saving_the_page_says_what_came_of_it(cast: Cast) -> None:
    save(cast, "emre", csv_of(APPLICATIONS, A1, A1.replace("A-1", "A-9").replace("Dina", "Xi")))
    upload = take(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    page = words(post(cast, "dewi", "save_list", upload))
    assert "De lijst is bewaard Leerlingen die van school gaan: 2 regels, 1 nieuw ·" in page
    assert "We leggen de lijsten naast elkaar" in page
    _link(cast)
    page = words(page_of(cast, "dewi", upload))
    assert "1 is gekoppeld" in page
    assert "1 staat op geen lijst van een mbo." in page
    page = words(page_of(cast, "emre", _newest(cast, "applications")))
    assert "1 is gekoppeld 1 hoort niet bij een leerling van een school hier." in page


def _newest(cast: Cast, kind: str) -> ListUpload:
    with cast.scope():
        return ListUpload.objects.filter(kind=kind).latest("uploaded_at")


def test_pairs_in_doubt_are_counted_and_linked_to(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, DINA.replace("00123", "00140")))
    upload = save(cast, "emre", csv_of(APPLICATIONS, A1))
    _link(cast)
    answer = page_of(cast, "emre", upload)
    assert "0 zijn gekoppeld 1 past misschien bij iemand, maar zeker is het niet." in words(answer)
    assert reverse("transitions:links") in answer.content.decode()


def test_nothing_to_link_with_yet(cast: Cast) -> None:
    upload = save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    _link(cast)
    assert "Er is nog geen lijst van een mbo" in words(page_of(cast, "dewi", upload))


@pytest.mark.parametrize("content", [csv_of(RESULTS, "00123;geslaagd;")])
def test_other_kinds_say_that_the_states_are_up_to_date(cast: Cast, content: bytes) -> None:
    upload = save(cast, "dewi", content)
    _link(cast)
    assert "De stand van elke leerling is bijgewerkt" in words(page_of(cast, "dewi", upload))


def test_the_page_looks_again_by_itself_until_it_is_linked(cast: Cast) -> None:
    upload = save(cast, "emre", csv_of(ENROLMENTS, E1))
    client, address = cast.client("emre"), reverse("transitions:upload", args=[upload.pk])
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in part, 'hx-trigger="every 3s"' in part) == (False, True)
    _link(cast)
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert ("hx-trigger" in part, "1 is gekoppeld" in part) == (False, True)


def test_when_it_takes_long_nobody_has_to_wait(cast: Cast) -> None:
    upload = save(cast, "dewi", csv_of(LEAVERS, SAM), now=NOW - dt.timedelta(days=1))
    assert "Dit duurt langer dan gewoon." in words(page_of(cast, "dewi", upload))


def test_a_double_click_is_told(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM))
    post(cast, "dewi", "save_list", upload)
    for step in ("save_list", "list_columns", "discard_list"):
        assert "Deze lijst is al bewaard." in words(post(cast, "dewi", step, upload))
    assert "Deze lijst is al bewaard." in words(
        post(cast, "dewi", "list_kind", upload, kind="exam_results")
    )


def test_two_tabs_look_again(cast: Cast) -> None:
    first, second = (take(cast, "dewi", csv_of(LEAVERS, SAM)) for _ in range(2))
    client = cast.client("dewi")
    seen = "1-1-0-0-0-0-1"
    assert seen in client.get(reverse("transitions:upload", args=[second.pk])).content.decode()
    post(cast, "dewi", "save_list", first, seen=seen)
    page = words(post(cast, "dewi", "save_list", second, seen=seen))
    assert "Er is intussen een andere lijst bewaard." in page
    assert "Deze lijst verandert niets" in page


def test_undo_by_the_button(cast: Cast) -> None:
    upload = save(cast, "dewi", csv_of(LEAVERS, SAM))
    page = words(post(cast, "dewi", "undo_list", upload))
    assert "De lijst is ongedaan gemaakt. Alles is weer zoals daarvoor." in page
    assert "Deze lijst is ongedaan gemaakt" in page
    with cast.scope():
        assert list(Transition.objects.values_list("pupil_number", flat=True)) == ["00123"]
    assert "Deze lijst is al ongedaan gemaakt." in words(post(cast, "dewi", "undo_list", upload))


def test_undo_of_an_older_list_is_told(cast: Cast) -> None:
    upload = save(cast, "dewi", csv_of(LEAVERS, SAM))
    save(cast, "dewi", csv_of(LEAVERS, SAM, NOOR), now=NOW + dt.timedelta(hours=1))
    page = words(post(cast, "dewi", "undo_list", upload))
    assert "Er is daarna een nieuwere lijst bewaard. Maak eerst die ongedaan." in page


def test_after_its_term_there_is_no_button(cast: Cast) -> None:
    upload = save(cast, "dewi", csv_of(LEAVERS, SAM))
    with cast.scope():
        ListUpload.objects.update(erased_at=NOW, undo_with={})
    page = words(page_of(cast, "dewi", upload))
    assert "Het bestand zelf is gewist. Ongedaan maken kan daarom niet meer." in page
    assert "Maak ongedaan" not in page


def test_throwing_away_by_the_button(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM))
    page = words(post(cast, "dewi", "discard_list", upload))
    assert "Het bestand is weggegooid. Er is niets van bewaard." in page
    assert page_of(cast, "dewi", upload).status_code == 404


@pytest.mark.parametrize("who", ["alice", "carla", "emre", "esra", "lena", "fatima", "dina"])
def test_nobody_else_comes_near_it(cast: Cast, who: str) -> None:
    """Another school, another region, another role: the list is not there."""
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM, "x;;;;;;;;;"))
    statuses = [post(cast, who, step, upload).status_code for step in STEPS]
    client = cast.client(who)
    for name in ("upload", "refused_rows"):
        address = reverse(f"transitions:{name}", args=[upload.pk])
        statuses.append(client.get(address).status_code)
    assert statuses == [404] * 7
    with cast.scope():
        assert ListUpload.objects.get().committed_at is None


def test_a_colleague_of_the_same_campus_goes_on_with_it(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM))
    page_of(cast, "ibrahim", upload)
    assert "De lijst is bewaard" in words(post(cast, "ibrahim", "save_list", upload))
    with cast.scope():
        acts = Act.objects.order_by("at").values_list("action", "actor_name")
        assert list(acts) == [
            ("transitions.upload", "Dewi"),
            ("transitions.see_upload", "Ibrahim"),
            ("transitions.commit_upload", "Ibrahim"),
        ]


def test_the_file_is_served_to_nobody(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM))
    path = Path(upload.file.path)
    assert path.exists()
    assert path.stat().st_mode & 0o077 == 0
    for address in (
        f"/{upload.file.name}",
        f"/media/{upload.file.name}",
        f"/static/{upload.file.name}",
    ):
        assert cast.client("dewi").get(address).status_code == 404


def test_nothing_of_a_list_lands_in_the_logs(
    cast: Cast, caplog: pytest.LogCaptureFixture, capsys: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "Zwaluwstaart"
    row = SAM.replace("Visser", secret)
    for content in (csv_of(LEAVERS, row, f"x;{secret};;;;;;;;"), f"{secret} geen lijst".encode()):
        upload_page = cast.client("dewi").get(reverse("transitions:uploads"))
        assert upload_page.status_code == 200
        if b";" in content:
            upload = take(cast, "dewi", content, filename=f"{secret}.csv")
            page_of(cast, "dewi", upload)
            post(cast, "dewi", "save_list", upload, seen="stale")
            post(cast, "dewi", "save_list", upload)
    written = [record for record in caplog.records if record.name != "django.db.backends"]
    told = capsys.readouterr()
    assert secret not in "".join(record.getMessage() for record in written) + told.out + told.err
    with cast.scope():
        assert Transition.objects.filter(pupil__surname=secret).count() == 1


def test_an_mbo_list_names_its_missing_lines(cast: Cast) -> None:
    save(cast, "emre", csv_of(APPLICATIONS, A1, A2))
    page = words(page_of(cast, "emre", take(cast, "emre", csv_of(APPLICATIONS, A1))))
    assert "Geldt een aanmelding niet meer?" in page
    assert "Sam Visser A-2 · Verzorgende-IG" in page
