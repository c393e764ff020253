from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.cast import Cast
from tests.thinktank import add_file, add_plan

from warmwelkom.rooms.thinktank.models import Contribution, Plan, PlanAttachment


@pytest.fixture
def plan(cast: Cast) -> Plan:
    with cast.scope():
        return add_plan(cast.places.region, author=cast.pelle)


def address(plan: Plan) -> str:
    return reverse("thinktank:plan_files", args=["haaglanden", plan.contribution_id])


def one(plan: Plan, row: PlanAttachment) -> str:
    return reverse("thinktank:plan_file", args=["haaglanden", plan.contribution_id, row.pk])


def send(cast: Cast, plan: Plan, content: bytes, name: str = "draaiboek é.exe", who: str = "pelle"):  # noqa: ANN201  a response of the test client
    return cast.client(who).post(address(plan), {"file": SimpleUploadedFile(name, content)})


def test_it_works(cast: Cast, plan: Plan) -> None:
    assert send(cast, plan, b"%PDF-1.7 x").status_code == 302
    with cast.scope():
        row = PlanAttachment.objects.get()
    assert row.file.name is not None
    assert row.file.name.startswith("plans/")
    assert "draaiboek" not in row.file.name
    answer = cast.client("anonymous").get(one(plan, row))
    assert answer.content == b"%PDF-1.7 x"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''draaiboek%20%C3%A9.pdf"
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == (
        "nosniff",
        "application/pdf",
    )
    assert "draaiboek é.pdf" in cast.client("anonymous").get(address(plan).replace("plan/bijlagen/", "")).content.decode()  # fmt: skip


def test_bad_input_is_told(cast: Cast, plan: Plan) -> None:
    for content, told in (
        (b"<html>", "Dit soort bestand bewaren we niet."),
        (b"%PDF-" + b"x" * 10_000_000, "groter dan 10 MB"),
        (b"", "Dit bestand is leeg."),
    ):
        answer = send(cast, plan, content)
        assert answer.status_code == 422
        assert told in answer.content.decode()
    assert (
        "Kies eerst een bestand." in cast.client("pelle").post(address(plan), {}).content.decode()
    )


def test_twenty_and_no_more(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        for _each in range(20):
            add_file(plan)
    assert "Er staan al 20 bijlagen" in send(cast, plan, b"%PDF-1.7").content.decode()


def test_it_goes_and_so_does_the_file(
    cast: Cast, plan: Plan, django_capture_on_commit_callbacks: object
) -> None:
    with cast.scope():
        row = add_file(plan)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture
        assert cast.client("pelle").post(address(plan), {"remove": row.pk}).status_code == 302
    assert row.file.name is not None
    assert not row.file.storage.exists(row.file.name)
    assert cast.client("pelle").get(one(plan, row)).status_code == 404


def test_a_file_of_another_plan_is_not_there(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        theirs = add_file(add_plan(cast.places.region, "b", author=cast.noor))
    pelle = cast.client("pelle")
    assert pelle.get(one(plan, theirs)).status_code == 404
    assert pelle.post(address(plan), {"remove": theirs.pk}).status_code == 404


def test_of_a_plan_that_is_not_shown_nobody_gets_a_file(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        row = add_file(plan)
        Contribution.objects.update(published_at=None)
    got = [
        cast.client(who).get(one(plan, row)).status_code
        for who in ("anonymous", "alice", "lars", "pelle")
    ]
    assert got == [404, 404, 404, 200]


@pytest.mark.parametrize("who", ["alice", "lars", "olga"])
def test_a_stranger_gets_404(cast: Cast, plan: Plan, who: str) -> None:
    assert send(cast, plan, b"%PDF-1.7", who=who).status_code == 404
    assert cast.client(who).get(address(plan)).status_code == 404
