"""Which type a file is, read in the file itself; and what of it may be kept. Pure.

Pictures are drawn again, so that place, camera and name in them are gone, and so is anything that only
looks like a picture. Of an office file only the table of contents is read; nothing in it is unpacked.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop
from PIL import Image, ImageOps

from warmwelkom.base.access.errors import UserError

MOST_PIXELS: Final = 24_000_000
MOST_UNPACKED: Final = 200_000_000
OFFICE: Final = "application/vnd.openxmlformats-officedocument."
OPEN: Final = "application/vnd.oasis.opendocument."
PICTURES: Final = {"PNG": ("image/png", "png"), "JPEG": ("image/jpeg", "jpg"), "WEBP": ("image/webp", "webp")}  # fmt: skip
INSIDE: Final = {
    "word/document.xml": (f"{OFFICE}wordprocessingml.document", "docx"),
    "xl/workbook.xml": (f"{OFFICE}spreadsheetml.sheet", "xlsx"),
}
MIMETYPES: Final = {
    f"{OPEN}text".encode(): (f"{OPEN}text", "odt"),
    f"{OPEN}spreadsheet".encode(): (f"{OPEN}spreadsheet", "ods"),
}


class FileRefused(UserError):  # noqa: N818  reads as the sentence it is
    """A file that is not what we keep; the sentence says what to do."""


@dataclass(frozen=True, kw_only=True)
class KeptFile:
    """What is kept: the content, its type, and the ending its name gets."""

    content: bytes
    type: str
    ending: str


def kept_file(content: bytes) -> KeptFile:
    """Recognise a file and make it fit to keep.

    Raises:
        FileRefused: it is none of our types, it is broken, or it grows when it is opened.
    """
    if content.startswith(b"%PDF-"):
        return KeptFile(content=content, type="application/pdf", ending="pdf")
    picture = picture_kind(content)
    if picture:
        return _drawn_again(content, picture)
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    raise FileRefused(
        gettext_noop(
            "Dit soort bestand bewaren we niet. Kies een pdf, een afbeelding (png, jpeg, webp) of een document (docx, xlsx, odt, ods)."
        )
    )


def picture_kind(content: bytes) -> str:
    """Which picture it is by its first bytes; empty where it is none that we keep."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    return "WEBP" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


@contextmanager
def opened(
    content: bytes, kind: str, *, most_pixels: int = MOST_PIXELS, side: int = 0
) -> Iterator[Image.Image]:
    """A picture, upright; with `side` a jpeg is unpacked no larger than it has to be for that many pixels.

    Raises:
        FileRefused: it has more than `most_pixels`, read from its head before anything is unpacked, or
            it is broken, which may show itself only while it is drawn.
    """
    try:
        with (
            warnings.catch_warnings(),
            Image.open(io.BytesIO(content), formats=[kind]) as picture,
        ):
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            _fits(picture, most_pixels)
            if side:
                picture.draft("RGB", (side, side))
            yield ImageOps.exif_transpose(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_large() from bomb
    except FileRefused:
        raise
    # a damaged picture shows itself as any of a dozen errors of the decoder
    except Exception as broken:
        raise FileRefused(
            gettext_noop(
                "Deze afbeelding is kapot. Open hem, bewaar hem opnieuw en kies hem nog eens."
            )
        ) from broken


def _fits(picture: Image.Image, most_pixels: int) -> None:
    if picture.width * picture.height > most_pixels:
        raise _too_large()


def _drawn_again(content: bytes, kind: str) -> KeptFile:
    out = io.BytesIO()
    with opened(content, kind) as picture:
        _bare(picture, kind).save(out, format=kind, **_quality(kind))
    mime, ending = PICTURES[kind]
    return KeptFile(content=out.getvalue(), type=mime, ending=ending)


def _bare(picture: Image.Image, kind: str) -> Image.Image:
    """The pixels alone: no place, camera, profile or text."""
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGBA" if has_alpha and kind != "JPEG" else "RGB"
    bare = Image.new(mode, picture.size)
    bare.paste(picture.convert(mode))
    return bare


def _quality(kind: str) -> dict[str, int]:
    return {} if kind == "PNG" else {"quality": 88}


def _too_large() -> FileRefused:
    return FileRefused(
        gettext_noop(
            "Deze afbeelding is te groot om te openen. Maak hem kleiner, tot 6.000 bij 4.000 punten."
        )
    )


def _office(content: bytes) -> KeptFile:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [part.filename for part in archive.infolist()]
            size = sum(part.file_size for part in archive.infolist())
            mimetype = _mimetype(archive, names)
    # a damaged zip shows itself as any of a dozen errors of zipfile, struct and zlib
    except Exception as broken:
        raise _no_document() from broken
    if size > MOST_UNPACKED or len(names) > 10_000:
        raise FileRefused(
            gettext_noop(
                "Dit bestand wordt heel groot als je het opent. Bewaar het opnieuw, zonder wat erin is geplakt."
            )
        )
    if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
        raise FileRefused(gettext_noop("In dit bestand zitten macro’s. Bewaar het zonder macro’s."))
    if mimetype in MIMETYPES:
        mime, ending = MIMETYPES[mimetype]
        return KeptFile(content=content, type=mime, ending=ending)
    for name, (mime, ending) in INSIDE.items():
        if name in names and "[Content_Types].xml" in names:
            return KeptFile(content=content, type=mime, ending=ending)
    raise _no_document()


def _mimetype(archive: zipfile.ZipFile, names: list[str]) -> bytes:
    """What an OpenDocument file says it is: its first part, short and not packed."""
    if not names or names[0] != "mimetype" or archive.getinfo("mimetype").file_size > 100:
        return b""
    with archive.open("mimetype") as part:
        return part.read(100).strip()


def _no_document() -> FileRefused:
    return FileRefused(
        gettext_noop(
            "Dit bestand is geen document dat wij kennen, of het is kapot. Bewaar het als docx, xlsx, odt, ods of pdf."
        )
    )


def shown_name(given: str, ending: str) -> str:
    """The name without folders, control characters or a false ending, at most 200 characters."""
    last = re.split(r"[/\\]", given)[-1]
    plain = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(" .")
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", plain).strip(" .") or "bijlage"
    return f"{stem[: 199 - len(ending)]}.{ending}"
