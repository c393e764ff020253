"""Who makes a PDF hears how many sheets are laid out: of several pages so many of all, of a long one so many so far."""

from __future__ import annotations

import io
import logging
import threading

import pypdfium2
import pytest

from warmwelkom.base.ui import paper
from warmwelkom.base.ui.paper import can_make_pdf, pdf_of, png_of

pytestmark = pytest.mark.skipif(not can_make_pdf(), reason="needs WeasyPrint")
CSS = "@page { size: A6 } p { break-after: page; margin: 0 } p:last-child { break-after: auto }"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" width="20"><rect width="9" height="9"/></svg>'


def page(*words: str) -> str:
    body = "".join(f"<p>{word}</p>" for word in words)
    return f'<!doctype html><html lang="nl"><title>Blad</title><body>{body}</body></html>'


def sheets(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
        return [one.get_textpage().get_text_bounded().strip() for one in document]


def test_of_several_pages_each_is_told_of_all_and_they_are_one_file() -> None:
    told: list[tuple[int, int]] = []
    made = pdf_of(
        [page("een"), page("twee", "en"), page("drie")],
        css=CSS, tell=lambda *how_far: told.append(how_far),
    )  # fmt: skip
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert sheets(made) == ["een", "twee", "en", "drie"]


def test_of_one_long_page_the_sheets_so_far_are_told_of_none() -> None:
    told: list[tuple[int, int]] = []
    made = pdf_of(page("a", "b", "c"), css=CSS, tell=lambda *how_far: told.append(how_far))
    assert told == [(1, 0), (2, 0), (3, 0)]
    assert len(sheets(made)) == 3


def test_what_somebody_else_lays_out_meanwhile_is_not_counted() -> None:
    told: list[tuple[int, int]] = []

    def hear(*how_far: int) -> None:
        told.append((how_far[0], how_far[1]))
        other = threading.Thread(
            target=pdf_of, args=(page("x", "y"),), kwargs={"css": CSS}, daemon=True
        )
        other.start()
        other.join(60)
        assert not other.is_alive()  # it waits for nobody who listens here

    pdf_of(page("a", "b"), css=CSS, tell=hear)
    assert told == [(1, 0), (2, 0)]
    listening = logging.getLogger("weasyprint.progress").handlers
    assert not [one for one in listening if isinstance(one, paper._Sheets)]


def test_a_drawing_that_is_asked_again_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def draw(html: str, *, css: str) -> bytes:
        drawn.append(html)
        return pdf_of(html, css=css)

    monkeypatch.setattr(paper, "pdf_of", draw)
    png_of.cache_clear()
    assert png_of(DRAWING) == png_of(DRAWING)
    assert len(drawn) == 1
    assert png_of(DRAWING.replace("9", "8")) != png_of(DRAWING)
    png_of.cache_clear()
