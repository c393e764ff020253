from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from tests.cast import Cast
from tests.thinktank import add_file, add_plan

from warmwelkom.rooms.thinktank.file_types import FileRefused, kept_file, shown_name
from warmwelkom.rooms.thinktank.models import Contribution, Plan, PlanAttachment

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."


def picture(kind: str, size: tuple[int, int] = (8, 6), mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "gemaakt door Dina de Bakker"
    exif[0x0112] = 6  # lies on its side
    Image.new(mode, size, "red").save(out, format=kind, **({} if kind == "PNG" else {"exif": exif}))
    return out.getvalue()


def packed(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def docx(*more: tuple[str, bytes]) -> bytes:
    return packed(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"), *more)


@pytest.mark.parametrize(
    ("content", "kind", "ending"),
    [
        (b"%PDF-1.7\n", "application/pdf", "pdf"),
        (picture("PNG"), "image/png", "png"),
        (picture("PNG", mode="RGBA"), "image/png", "png"),
        (picture("PNG", mode="P"), "image/png", "png"),
        (picture("JPEG"), "image/jpeg", "jpg"),
        (picture("WEBP"), "image/webp", "webp"),
        (docx(), f"{OFFICE}wordprocessingml.document", "docx"),
        (
            packed(("[Content_Types].xml", b""), ("xl/workbook.xml", b"")),
            f"{OFFICE}spreadsheetml.sheet",
            "xlsx",
        ),
        (packed(("mimetype", f"{OPEN}text".encode())), f"{OPEN}text", "odt"),
        (packed(("mimetype", f"{OPEN}spreadsheet".encode())), f"{OPEN}spreadsheet", "ods"),
    ],
)
def test_the_type_is_read_in_the_file(content: bytes, kind: str, ending: str) -> None:
    found = kept_file(content)
    assert (found.type, found.ending) == (kind, ending)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_what_a_picture_tells_of_its_maker_is_gone_and_it_stands_upright(kind: str) -> None:
    before = picture(kind, (80, 60))
    assert b"Dina" in before
    kept = kept_file(before).content
    assert b"Dina" not in kept
    with Image.open(io.BytesIO(kept)) as found:
        assert (found.size, dict(found.getexif())) == ((60, 80), {})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<svg onload=alert(1)>", "Dit soort bestand bewaren we niet."),
        (b"MZ\x90\x00", "Dit soort bestand bewaren we niet."),
        (b"GIF89a" + b"x" * 50, "Dit soort bestand bewaren we niet."),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "Deze afbeelding is kapot."),
        (picture("JPEG")[:200], "Deze afbeelding is kapot."),
        (b"PK\x03\x04" + b"x" * 50, "geen document dat wij kennen"),
        (packed(("index.html", b"x")), "geen document dat wij kennen"),
        (packed(("mimetype", b"application/epub+zip")), "geen document dat wij kennen"),
        (docx(("word/vbaProject.bin", b"x")), "macro’s"),
        (docx(("word/media/a.bin", b"0" * 210_000_000)), "wordt heel groot"),
    ],
    ids=["svg", "exe", "gif", "broken png", "half jpeg", "broken zip", "zip", "epub", "macros", "zip bomb"],
)  # fmt: skip
def test_what_is_not_kept_is_told(content: bytes, told: str) -> None:
    with pytest.raises(FileRefused) as fault:
        kept_file(content)
    assert told in str(fault.value)


@pytest.mark.parametrize("size", [(30_000, 900), (20_000, 20_000)])
def test_a_picture_that_would_fill_the_memory_is_not_opened(size: tuple[int, int]) -> None:
    """A few kilobytes that say they are very large; one pixel row of it would do."""
    small = picture("PNG")
    head = small[:16] + size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big") + small[24:29]
    import zlib

    bomb = head + zlib.crc32(head[12:29]).to_bytes(4, "big") + small[33:]
    with pytest.raises(FileRefused, match="te groot om te openen"):
        kept_file(bomb)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\map\\plan.exe", "plan.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("\u202efdp.exe", "fdp.pdf"),
        ("خطة.pdf", "خطة.pdf"),
        ("", "bijlage.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_the_name_is_made_fit(given: str, kept: str) -> None:
    assert shown_name(given, "pdf") == kept


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
