"""A figure as a file, and what everybody may take along."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from PIL import Image
from python_calamine import CalamineWorkbook
from tests.cast import NOW, Cast
from tests.insights import add_pupils, count

from warmwelkom.base.ui.paper import EDGE, NoPaperError, can_make_pdf
from warmwelkom.base.ui.templatetags.ww import full_day
from warmwelkom.engines.suppression import in_fives
from warmwelkom.rooms.insights import files
from warmwelkom.rooms.insights.figures import Figure, Row
from warmwelkom.rooms.insights.files import figure_as
from warmwelkom.rooms.insights.models import ShownFigures
from warmwelkom.rooms.transitions.models import Transition
from warmwelkom.rooms.transitions.tests.reading import main_of, page_of, rows_of, text_of

WHITE = (255, 255, 255)
OPEN = "/cijfers/open/haaglanden/"


@pytest.fixture
def counted(cast: Cast) -> Cast:
    with cast.scope():
        add_pupils(cast, "witt", expected=9, placed=30, elsewhere=6)
        add_pupils(cast, "maris", expected=20, placed=40, elsewhere=3)
        count(cast)
    return cast


def _file(cast: Cast, key: str, form: str) -> bytes:
    answer = cast.client("hanna").get(reverse("insights:file", args=[key, form]))
    assert answer.status_code == 200
    return bytes(answer.content)


def test_the_files_hold_the_numbers_of_the_page(counted: Cast) -> None:
    page = rows_of(page_of(counted.client("hanna"), reverse("insights:region")), "f-schools")
    lines = list(
        csv.reader(io.StringIO(_file(counted, "schools", "csv").decode("utf-8-sig")), delimiter=";")
    )
    assert [[cell or "–" for cell in line] for line in lines[1:]] == page
    told = json.loads(_file(counted, "schools", "json"))
    assert [["–" if cell is None else str(cell) for cell in row] for row in told["rows"]] == page
    sheet = CalamineWorkbook.from_filelike(
        io.BytesIO(_file(counted, "schools", "xlsx"))
    ).get_sheet_by_index(0)
    rows = sheet.to_python()[4:]
    assert [
        [str(int(c)) if isinstance(c, float) else c or "–" for c in row] for row in rows
    ] == page


@pytest.mark.parametrize("key", ["funnel", "flows"])
def test_a_drawing_stands_by_itself_with_its_words(counted: Cast, key: str) -> None:
    root = ET.fromstring(_file(counted, key, "svg").decode())  # noqa: S314  our own drawing
    names = {part.tag.rpartition("}")[2] for part in root}
    assert {"title", "desc", "style"} <= names


@pytest.mark.parametrize("key", ["funnel", "flows"])
def test_the_same_drawing_is_a_picture_on_white(counted: Cast, key: str) -> None:
    """Twice as fine as the SVG, with its colours and dark letters, and white at its four corners."""
    if not can_make_pdf():
        pytest.skip("needs WeasyPrint")
    shape = ET.fromstring(_file(counted, key, "svg").decode())  # noqa: S314  our own drawing
    _x, _y, wide, high = (float(one) for one in shape.attrib["viewBox"].split())
    width = float(shape.attrib["width"])
    with Image.open(io.BytesIO(_file(counted, key, "png"))) as picture:
        assert (picture.format, picture.mode) == ("PNG", "RGB")
        shown = (2 * (width + 2 * EDGE), 2 * (width * high / wide + 2 * EDGE))
        assert picture.size == pytest.approx(shown, abs=2)
        right, bottom = picture.width - 1, picture.height - 1
        corners = {picture.getpixel((x, y)) for x in (0, right) for y in (0, bottom)}
        assert corners == {WHITE}
        grey = picture.convert("L")
        assert len(picture.getcolors(maxcolors=1 << 24) or []) > 50
        for word in shape.iter("{http://www.w3.org/2000/svg}text"):
            if word.get("class") == "in-words" and word.get("text-anchor") is None:
                at = [2 * (EDGE + float(word.attrib[side]) * width / wide) for side in ("x", "y")]
                first = grey.crop((int(at[0]), int(at[1]) - 24, int(at[0]) + 60, int(at[1])))
                assert (
                    sum(first.histogram()[:80]) > 60
                )  # letters are dark, whatever lies under them


def test_without_paper_no_picture_is_offered_and_the_svg_is(
    counted: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_drawing: str) -> bytes:
        raise NoPaperError

    monkeypatch.setattr(files, "png_of", fails)
    monkeypatch.setattr(files, "can_make_pdf", lambda: False)
    browser = counted.client("hanna")
    shown = browser.get(reverse("insights:region")).content.decode()
    assert "funnel.svg" in shown
    assert "funnel.png" not in shown
    address = reverse("insights:file", args=["funnel", "png"])
    assert "Neem de svg." in browser.get(address, follow=True).content.decode()


@pytest.mark.parametrize(
    ("key", "form"), [("funnel", "gif"), ("nothing", "csv"), ("steps", "svg"), ("steps", "png")]
)
def test_what_there_is_not_is_404(counted: Cast, key: str, form: str) -> None:
    assert (
        counted.client("hanna").get(reverse("insights:file", args=[key, form])).status_code == 404
    )


def test_a_name_is_no_formula() -> None:
    figure = Figure(
        key="a",
        title="A",
        means="",
        head="X",
        columns=("N",),
        rows=(Row(label="=1+1", values=(9,)),),
    )
    made = figure_as(figure, form="csv", day="2026-01-01")
    assert made is not None
    assert b"'=1+1;9" in made.content


def _open_numbers(cast: Cast) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(cast.client("anonymous").get(OPEN + "cijfers.json").content)
    return told


def test_anybody_sees_a_part_of_what_the_coordinator_sees_in_fives(counted: Cast) -> None:
    told = _open_numbers(counted)
    with counted.scope():
        own = ShownFigures.objects.get(school=None).content["counts"]
    numbers = [row["number"] for row in told["figures"]["funnel"]]
    assert numbers == [in_fives(own[f"reached={step}"]) for step in ("expected", *["placed"] * 4)]
    assert (told["licence"], told["day"]) == ("CC0 1.0", NOW.date().isoformat())
    page = text_of(main_of(page_of(counted.client("anonymous"), OPEN)))
    assert f"geteld op {full_day(NOW)}" in page
    assert "Maris" not in json.dumps(told).replace("Maris College.", "")


def test_of_two_days_nobody_finds_who_moved(counted: Cast) -> None:
    """One pupil gets a place overnight: the page of tomorrow says either what it says today, or five more."""
    found = []
    with counted.scope():
        waiting = Transition.objects.filter(state="expected").order_by("pk")
        for row in [None, *waiting[:6]]:
            if row:
                Transition.objects.filter(pk=row.pk).update(state="placed")
            count(counted)
            found.append([one["number"] for one in _open_numbers(counted)["figures"]["funnel"]])
    moved = {after - before for a, b in pairwise(found) for before, after in zip(a, b, strict=True)}
    assert moved == {0, 5}


def test_another_region_or_none_is_404(counted: Cast) -> None:
    assert counted.client("anonymous").get("/cijfers/open/nergens/").status_code == 404
    assert counted.client("anonymous").get(OPEN + "cijfers.xlsx").status_code == 404


def test_before_anything_is_counted_the_open_page_says_so(cast: Cast) -> None:
    assert "Er zijn nog geen cijfers" in cast.client("anonymous").get(OPEN).content.decode()
