from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.meetings import add_document, add_meeting, add_registration

from warmwelkom.rooms.meetings.models import Meeting, MeetingDocument

AT = "/bijeenkomsten/haaglanden/"
PDF = b"%PDF-1.7 x"


@pytest.fixture
def row(cast: Cast) -> Meeting:
    with cast.scope("alice"):
        return add_meeting(cast.places.region, chair=cast.alice)


def send(cast: Cast, row: Meeting, content: bytes, who: str = "alice", **more: str) -> Any:
    file = SimpleUploadedFile("verslag é.exe", content)
    typed = {"file": file, "audience": "participants", **more}
    return cast.client(who).post(f"{AT}{row.pk}/bijlagen/", typed)


def seen_by(cast: Cast, row: Meeting, document: MeetingDocument) -> list[int]:
    way = f"{AT}{row.pk}/bijlagen/{document.pk}/"
    people = ("pelle", "alice", "lars", "dina", "olga", "anonymous")
    return [cast.client(who).get(way).status_code for who in people]


def test_it_works(cast: Cast, row: Meeting) -> None:
    assert send(cast, row, PDF).status_code == 302
    with cast.scope("alice"):
        document = MeetingDocument.objects.get()
    assert str(document.file.name).startswith("meetings/")
    answer = cast.client("pelle").get(f"{AT}{row.pk}/bijlagen/{document.pk}/")
    assert answer.content == PDF
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''verslag%20%C3%A9.pdf"
    assert (answer["X-Content-Type-Options"], answer["Content-Security-Policy"]) == (
        "nosniff",
        "sandbox",
    )
    assert "verslag é.pdf" in cast.client("pelle").get(f"{AT}{row.pk}/").content.decode()


def test_the_chair_chooses_for_whom_it_is(cast: Cast, row: Meeting) -> None:
    with cast.scope("alice"):
        document = add_document(row)
    assert seen_by(cast, row, document) == [200, 200, 404, 404, 404, 404]
    assert "agenda.pdf" not in cast.client("anonymous").get(f"{AT}{row.pk}/").content.decode()
    cast.client("alice").post(f"{AT}{row.pk}/bijlagen/", {"open": document.pk})
    assert seen_by(cast, row, document) == [200] * 6
    assert "agenda.pdf" in cast.client("anonymous").get(f"{AT}{row.pk}/").content.decode()
    cast.client("alice").post(f"{AT}{row.pk}/bijlagen/", {"open": document.pk})
    assert seen_by(cast, row, document) == [200, 200, 404, 404, 404, 404]


def test_bad_input_is_told(cast: Cast, row: Meeting) -> None:
    for content, told in (
        (b"<html>", "Dit soort bestand bewaren we niet."),
        (b"%PDF-" + b"x" * 10_000_000, "groter dan 10 MB"),
        (b"", "Dit bestand is leeg."),
    ):
        answer = send(cast, row, content)
        assert answer.status_code == 422
        assert told in answer.content.decode()
    assert send(cast, row, PDF, audience="strangers").status_code == 422
    with cast.scope("alice"):
        assert not MeetingDocument.objects.exists()


def test_twenty_and_no_more(cast: Cast, row: Meeting) -> None:
    with cast.scope("alice"):
        for _each in range(20):
            add_document(row)
    assert "Er staan al 20 stukken" in send(cast, row, PDF).content.decode()


def test_it_goes_and_so_does_the_file(
    cast: Cast, row: Meeting, django_capture_on_commit_callbacks: Any
) -> None:
    with cast.scope("alice"):
        document = add_document(row)
    with django_capture_on_commit_callbacks(execute=True):
        cast.client("alice").post(f"{AT}{row.pk}/bijlagen/", {"remove": document.pk})
    assert not document.file.storage.exists(str(document.file.name))
    assert cast.client("pelle").get(f"{AT}{row.pk}/bijlagen/{document.pk}/").status_code == 404


def test_a_document_of_another_meeting_is_not_there(cast: Cast, row: Meeting) -> None:
    with cast.scope("alice"):
        theirs = add_document(add_meeting(cast.places.region))
    alice = cast.client("alice")
    assert alice.get(f"{AT}{row.pk}/bijlagen/{theirs.pk}/").status_code == 404
    for act in ("open", "remove"):
        assert alice.post(f"{AT}{row.pk}/bijlagen/", {act: theirs.pk}).status_code == 404


@pytest.mark.parametrize("who", ["bob", "pelle", "lars", "olga"])
def test_a_stranger_gets_404(cast: Cast, row: Meeting, who: str) -> None:
    assert send(cast, row, PDF, who=who).status_code == 404


def test_the_page_of_a_meeting_costs_a_visitor_little_however_much_is_there(
    cast: Cast, row: Meeting
) -> None:
    asked = []
    for people in ((cast.pelle,), (cast.bob, cast.noor)):
        with cast.scope("alice"):
            for person in people:
                add_registration(row, person)
                add_document(row, audience="public")
        with CaptureQueriesContext(connection) as queries:
            assert cast.client("anonymous").get(f"{AT}{row.pk}/").status_code == 200
        frame = ("SAVEPOINT", "warmwelkom.region")
        asked.append(len([one for one in queries if not any(word in one["sql"] for word in frame)]))
    assert asked[0] == asked[1] <= 6
