"""A floor plan as a PDF: its first page drawn apart, in so much memory and time and no more."""

from __future__ import annotations

import io
import os
from contextlib import suppress
from typing import Any

import pytest
from PIL import Image

from warmwelkom.base.files.types import FileRefused
from warmwelkom.rooms.wayfinding.cleaning import apart
from warmwelkom.rooms.wayfinding.cleaning.paper import first_page, is_pdf

HEAD = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
PAGES = b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"


def drawn(size: tuple[int, int] = (842, 595), pages: int = 1) -> bytes:
    """A4 lying in one colour, the second page in another."""
    out = io.BytesIO()
    rows = [Image.new("RGB", size, colour) for colour in ("teal", "red")[:pages]]
    rows[0].save(out, "PDF", save_all=True, append_images=rows[1:])
    return out.getvalue()


def page(more: bytes = b"", box: bytes = b"0 0 842 595", after: bytes = b"", root: bytes = b"") -> bytes:  # fmt: skip
    """Written by hand; a reader finds its parts without a table."""
    return (
        HEAD + PAGES + b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[" + box + b"]" + more + b">>endobj\n"
        + after + b"trailer<</Root 1 0 R" + root + b">>\n%%EOF"
    )  # fmt: skip


def stream(number: int, words: bytes, content: bytes) -> bytes:
    return b"%d 0 obj<<%s/Length %d>>stream\n%s\nendstream endobj\n" % (number, words, len(content), content)  # fmt: skip


def form(number: int, content: bytes) -> bytes:
    """A drawing that draws the next one ten times."""
    of = b"/Resources<</XObject<</X %d 0 R>>>>" % (number + 1)
    return stream(number, b"/Type/XObject/Subtype/Form/BBox[0 0 842 595]" + of, content)


def bomb() -> bytes:
    """Twelve drawings in each other, ten times each: 10 to the 12th strokes out of two kB."""
    after = stream(4, b"", b"/X Do\n" * 10)
    after += b"".join(form(number, b"/X Do\n" * 10) for number in range(5, 17))
    after += form(17, b"0 0 m 842 595 l S\n" * 10)
    return page(b"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>", after=after)


def huge_picture() -> bytes:
    """A picture that says that it is 60,000 by 60,000."""
    words = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    after = stream(4, b"", b"842 0 0 595 0 0 cm /X Do") + stream(5, words, b"x")
    return page(b"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>", after=after)


def test_the_first_page_becomes_a_picture() -> None:
    content = drawn(pages=2)
    assert is_pdf(content)
    with Image.open(io.BytesIO(first_page(content))) as picture:
        assert (picture.format, picture.size) == ("PNG", (2400, 1696))
        red, green, blue = picture.getpixel((100, 100))  # type: ignore[misc]  # of a picture in three colours
    assert red < 20 < min(green, blue)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7",
        drawn()[:300],
        page(box=b"0 0 1 14400"),
        HEAD + b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    ],
)
def test_what_has_no_page_is_told(content: bytes) -> None:
    with pytest.raises(FileRefused, match="kunnen wij niet tekenen"):
        first_page(content)


def test_one_with_a_password_is_told() -> None:
    closed = b"/ID[(a)(a)]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>" % (b"x" * 32, b"y" * 32)  # fmt: skip
    with pytest.raises(FileRefused, match="vraagt om een wachtwoord"):
        first_page(page(root=closed))


@pytest.mark.parametrize("content", [bomb(), huge_picture()])
def test_one_that_never_ends_is_ended(content: bytes) -> None:
    """Refused, or drawn without what it could not draw; but over."""
    with suppress(FileRefused):
        assert first_page(content, seconds=2).startswith(b"\x89PNG")


def test_it_gets_no_secret_of_the_house(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "not for a file of anybody")
    seen: dict[str, Any] = {}

    def run(_words: list[str], **how: Any) -> Any:
        seen.update(how["env"])
        raise FileNotFoundError

    monkeypatch.setattr(apart.subprocess, "run", run)
    with pytest.raises(FileNotFoundError):
        first_page(b"%PDF-1.7")
    assert set(seen) <= {"PATH", "PYTHONPATH", "LANG", *apart.ONE_THREAD}
    assert seen["PATH"] == os.environ["PATH"]
