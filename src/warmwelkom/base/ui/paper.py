"""A page as PDF/UA, where WeasyPrint and Pango are there; it reaches for nothing outside the page."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from PIL import ImageFile


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


def _nothing(url: str, *_args: Any, **_more: Any) -> Any:
    raise ValueError(f"A page on paper reads no other files: {url[:80]}")
