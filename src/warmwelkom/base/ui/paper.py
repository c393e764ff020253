"""A page as PDF/UA, or a drawing as PNG, where WeasyPrint and Pango are there; it reaches for nothing outside the page."""

from __future__ import annotations

import io
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, Final

from PIL import ImageFile

POINTS: Final = 0.75
"""Of one pixel of a page, on paper."""
EDGE: Final = 16
"""Pixels of white around a drawing."""
PDF_UA: Final = "pdf/ua-1"
SHEET_OF_LOG: Final = "Step 5 - Creating layout - Page"
Tell = Callable[[int, int], None]
_one_at_a_time = threading.Lock()
"""PDFium lets one thread in."""


class NoPaperError(Exception):
    """WeasyPrint (the extra `paper`) or Pango is not on this machine."""


def _nobody_listens(_done: int, _total: int) -> None:
    """Who makes a PDF of a sheet or two needs no count."""


def can_make_pdf() -> bool:
    """Whether it is worth asking: the library is there. Pango shows only when it is used."""
    return find_spec("weasyprint") is not None


def pdf_of(html: str | Sequence[str], *, css: str, tell: Tell = _nobody_listens) -> bytes:
    """The page as PDF/UA-1, tagged and with its title and language; several become one file, each counted apart.

    `tell` hears how many are laid out, and of how many: of several so many of all, of one page that runs on
    over sheets how many sheets so far, of 0.

    Raises:
        NoPaperError: the library or Pango is missing.
    """
    try:
        from weasyprint import CSS, HTML  # noqa: PLC0415  heavy, and it may not be there
    except (ImportError, OSError) as reason:
        raise NoPaperError(str(reason)) from reason
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # the library lets half a picture pass everywhere
    pages, sheets = [html] if isinstance(html, str) else list(html), [CSS(string=css)]
    laid: list[Any] = []
    for number, one in enumerate(pages, 1):
        with _sheets_told(tell if len(pages) == 1 else _nobody_listens):
            page = HTML(string=one, url_fetcher=_nothing)
            laid.append(page.render(stylesheets=sheets, pdf_variant=PDF_UA))
        if len(pages) > 1:
            tell(number, len(pages))
    whole = laid[0].copy([sheet for each in laid for sheet in each.pages])
    made: bytes = whole.write_pdf(pdf_variant=PDF_UA)
    return made


class _Sheets(logging.Handler):
    """Hears from the library's own log of how far it is that a sheet is laid out in this thread."""

    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self.tell, self.thread = tell, threading.get_ident()

    def handle(self, record: logging.LogRecord) -> bool:
        """Without the lock of a handler: who lays out something else meanwhile does not wait for who listens here."""
        is_ours = record.thread == self.thread and str(record.msg).startswith(SHEET_OF_LOG)
        if is_ours and isinstance(record.args, tuple):
            self.tell(int(str(record.args[0])), 0)
        return is_ours


@contextmanager
def _sheets_told(tell: Tell) -> Iterator[None]:
    log, hears = logging.getLogger("weasyprint.progress"), _Sheets(tell)
    log.propagate = False
    log.setLevel(logging.INFO)
    log.addHandler(hears)
    try:
        yield
    finally:
        log.removeHandler(hears)


@lru_cache(maxsize=32)
def png_of(svg: str, *, scale: float = 2) -> bytes:
    """Our own drawing on white with an edge around it, so many times as fine as it is shown; kept for who asks again.

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
    picture.save(out, "PNG")  # searching for the smallest file costs as much as drawing it
    return out.getvalue()


def _size_of(svg: str) -> tuple[float, float]:
    """In pixels, from `width` and the proportions of `viewBox`."""
    head = svg[: svg.index(">")]
    wide, high = (float(one) for one in head.split('viewBox="')[1].split('"')[0].split()[2:])
    width = float(head.split(' width="')[1].split('"')[0])
    return width, round(width * high / wide, 2)


def _nothing(url: str, *_args: Any, **_more: Any) -> Any:
    raise ValueError(f"A page on paper reads no other files: {url[:80]}")
