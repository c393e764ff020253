from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from warmwelkom.base.files.types import FileRefused, kept_file, shown_name

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
