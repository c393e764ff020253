"""A page as PDF/UA, or a drawing as PNG, where WeasyPrint and Pango are there; it reaches for nothing outside the page."""

from __future__ import annotations

import io
from importlib.util import find_spec
from threading import Lock
from typing import Any, Final

from PIL import ImageFile

POINTS: Final = 0.75
"""Of one pixel of a page, on paper."""
EDGE: Final = 16
"""Pixels of white around a drawing."""
_one_at_a_time = Lock()
"""PDFium lets one thread in."""


class NoPaperError(Exception):
    """WeasyPrint (the extra `paper`) or Pango is not on this machine."""


def can_make_pdf() -> bool:
    """Whether it is worth asking: the library is there. Pango shows only when it is used."""
    return find_spec("weasyprint") is not None


def pdf_of(html: str, *, css: str) -> bytes:
    """The page as PDF/UA-1, tagged and with its title and language.

    Raises:
        NoPaperError: the library or Pango is missing.
    """
    try:
        from weasyprint import CSS, HTML  # noqa: PLC0415  heavy, and it may not be there
    except (ImportError, OSError) as reason:
        raise NoPaperError(str(reason)) from reason
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # the library lets half a picture pass everywhere
    page = HTML(string=html, url_fetcher=_nothing)
    made: bytes = page.write_pdf(stylesheets=[CSS(string=css)], pdf_variant="pdf/ua-1")
    return made


def png_of(svg: str, *, scale: float = 2) -> bytes:
    """Our own drawing on white with an edge around it, so many times as fine as it is shown.

    Raises:
        NoPaperError: the library or Pango is missing.
    """
    width, height = _size_of(svg)
    sheet = f"@page{{size:{width + 2 * EDGE}px {height + 2 * EDGE}px;margin:{EDGE}px}}body{{margin:0}}svg{{display:block;width:{width}px;height:{height}px}}"
    paper = pdf_of(f'<html lang="nl"><title>.</title><body>{svg}</body></html>', css=sheet)
    import pypdfium2  # noqa: PLC0415  heavy, and only here

    out = io.BytesIO()
    with _one_at_a_time, pypdfium2.PdfDocument(paper) as document:
        picture = document[0].render(scale=scale / POINTS).to_pil().convert("RGB")
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _size_of(svg: str) -> tuple[float, float]:
    """In pixels, from `width` and the proportions of `viewBox`."""
    head = svg[: svg.index(">")]
    wide, high = (float(one) for one in head.split('viewBox="')[1].split('"')[0].split()[2:])
    width = float(head.split(' width="')[1].split('"')[0])
    return width, round(width * high / wide, 2)


def _nothing(url: str, *_args: Any, **_more: Any) -> Any:
    raise ValueError(f"A page on paper reads no other files: {url[:80]}")
