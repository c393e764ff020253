"""A figure as csv, xlsx, JSON, SVG or PNG; the same numbers as on the page, and its definition with it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass

import xlsxwriter
from django.template.loader import render_to_string

from warmwelkom.base.ui.paper import can_make_pdf, png_of
from warmwelkom.rooms.insights.figures import Figure

FORMS = ("csv", "xlsx", "json", "svg", "png")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
}
DANGER = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula."""


@dataclass(frozen=True, kw_only=True)
class Made:
    content: bytes
    type: str


def forms_here() -> list[str]:
    """What a page offers: a PNG is made by way of paper, which is not on every machine."""
    return [form for form in FORMS if form != "png" or can_make_pdf()]


def figure_as(figure: Figure, *, form: str, day: str) -> Made | None:
    """The file; None for a form we do not know, and for a drawing of what has none.

    Raises:
        NoPaperError: no drawing can become a picture on this machine.
    """
    makers = {"csv": _csv, "xlsx": _xlsx, "json": _json, "svg": svg_of, "png": _png}
    if form not in makers:
        return None
    content = makers[form](figure, day)
    return Made(content=content, type=TYPES[form]) if content else None


def _csv(figure: Figure, _day: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows(
        [["" if cell is None else _plain(cell) for cell in line] for line in figure.table()]
    )
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGER) else cell


def _xlsx(figure: Figure, day: str) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheet, bold = book.add_worksheet(figure.key), book.add_format({"bold": True})
    sheet.write_string(0, 0, figure.title, bold)
    sheet.write_string(1, 0, f"{figure.means} ({day})")
    for line, cells in enumerate(figure.table(), 3):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(line, column, cell, bold if line == 3 else None)
            elif cell is not None:
                sheet.write_number(line, column, cell)
    sheet.set_column(0, 0, 40)
    sheet.freeze_panes(4, 1)
    book.close()
    return out.getvalue()


def _json(figure: Figure, day: str) -> bytes:
    told = {
        "title": figure.title, "means": figure.means, "missing": list(figure.missing), "day": day,
        "columns": [figure.head, *figure.columns],
        "rows": [[row.label, *row.values] for row in figure.rows],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def svg_of(figure: Figure, _day: str = "", *, flat: bool = False) -> bytes:
    """The drawing by itself, with its own colours; nothing where a figure is a table only.

    `flat`: no white around the words, for what draws that on top of them.
    """
    words = {"figure": figure, "alone": True, "flat": flat}
    if figure.drawing:
        words["draw"] = figure.drawing["wide"]
        return render_to_string("insights/charts/sankey.html", words).encode()
    if any(row.bar is not None for row in figure.rows):
        return render_to_string("insights/charts/bars.html", words).encode()
    return b""


def _png(figure: Figure, _day: str) -> bytes:
    """The same drawing as a picture, twice as fine as on the page: for a report in which no SVG goes."""
    drawing = svg_of(figure, flat=True).decode()
    return png_of(drawing) if drawing else b""
