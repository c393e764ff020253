"""The plan as a PDF: the whole week on A3 lying, the week of each group on a sheet of A4."""

from __future__ import annotations

import re
from typing import Any

import pypdfium2
import pytest
from django.urls import reverse
from pypdfium2 import raw
from tests.cast import Cast

from warmwelkom.base.ui import paper
from warmwelkom.base.ui.paper import can_make_pdf
from warmwelkom.rooms.introweek.domain.asking_for_plan import newest_plan
from warmwelkom.rooms.introweek.domain.papers import make_paper
from warmwelkom.rooms.introweek.models import IntroWeek, PlanPaper, WeekRoom
from warmwelkom.rooms.introweek.tests.test_jobs_of_plan import planned
from warmwelkom.rooms.introweek.tests.worlds import ready_week

A3_LYING, A4 = (1191, 842), (595, 842)
KINDS = ("groepen", "ruimtes", "docenten")


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        found = ready_week(cast)
        WeekRoom.objects.filter(name="Aula").update(name="<Aula> & hal")
    planned(cast, found)
    return found


def ask(cast: Cast, week: IntroWeek, what: str, **words: Any) -> PlanPaper:
    """The button pressed, and the work of the job done."""
    address = reverse("introweek:ask_paper", args=[week.pk])
    assert cast.client("mia").post(address, {"wat": what, **words}).status_code == 302
    with cast.scope():
        paper = PlanPaper.objects.filter(what=what)[0]
    make_paper(region_id=str(week.region_id), paper_id=str(paper.pk))
    return paper


def fetch(cast: Cast, week: IntroWeek, what: str) -> Any:
    paper = ask(cast, week, what)
    return cast.client("mia").get(reverse("introweek:paper_file", args=[paper.pk]))


def pages(answer: Any) -> list[tuple[tuple[int, ...], str]]:
    """The size of each page in points, and its words in one line."""
    assert answer["Content-Type"] == "application/pdf"
    with pypdfium2.PdfDocument(answer.content) as document:
        return [
            (
                tuple(round(side) for side in page.get_size()),
                " ".join(page.get_textpage().get_text_bounded().split()),
            )
            for page in document
        ]


@pytest.mark.skipif(not can_make_pdf(), reason="needs WeasyPrint")
def test_the_whole_week_is_on_a3_and_each_group_on_a4(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        plan = newest_plan(week)
    assert plan is not None
    rows, number = plan.rows, plan.number
    for what in KINDS:
        answer = fetch(cast, week, what)
        with pypdfium2.PdfDocument(answer.content) as document:
            assert raw.FPDFCatalog_IsTagged(document)
        found = pages(answer)
        assert {size for size, _words in found} == {A3_LYING}
        assert f"versie {number}, nog niet gedeeld" in found[0][1]
        assert "Vos" not in str(found)
    assert "<Aula> & hal" in str(pages(fetch(cast, week, "ruimtes")))
    sheets = pages(fetch(cast, week, "groepsbladen"))
    assert len(sheets) == len(rows["groups"]) > 1
    assert {size for size, _words in sheets} == {A4}
    assert all("Mentor: Joris" in words for _size, words in sheets)
    assert "Vos" not in str(sheets)
    hours = sum(len(re.findall(r"\d\d\.\d\d–\d\d\.\d\d", words)) for _size, words in sheets)
    assert hours == len(rows["sessions"])


def test_the_page_offers_it_where_paper_can_be_made(
    cast: Cast, week: IntroWeek, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = reverse("introweek:plan", args=[week.pk])
    for can, number in ((True, 4), (False, 0)):
        monkeypatch.setattr(paper, "find_spec", lambda _name, can=can: can or None)
        page = cast.client("mia").get(address).content.decode()
        assert page.count('name="wat"') == number


def test_what_is_no_view_is_404(cast: Cast, week: IntroWeek) -> None:
    browser, address = cast.client("mia"), reverse("introweek:ask_paper", args=[week.pk])
    assert browser.post(address, {"wat": "geheim"}).status_code == 404
    assert browser.post(address, {"wat": "groepen", "versie": "99"}).status_code == 404
    papers = reverse("introweek:papers", args=[week.pk])
    assert browser.get(papers, {"versie": "99"}).status_code == 404
    before = reverse("introweek:plan_out", args=[week.pk, "groepen", "pdf"])
    assert browser.get(before)["Location"] == papers
