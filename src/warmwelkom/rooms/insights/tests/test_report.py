"""The yearly report: asked with one click, made by a job, one of each year."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import zlib
from typing import Any

import pytest
from bs4 import Tag
from django.test import TestCase
from django.urls import reverse
from tests.cast import YEAR, Cast
from tests.insights import add_pupils, count

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.clock import now_for
from warmwelkom.base.making.domain import KEEP_UNMADE
from warmwelkom.base.making.models import PATIENCE
from warmwelkom.base.ui import paper
from warmwelkom.rooms.insights.domain import report as making
from warmwelkom.rooms.insights.domain.asking import ask_for_report
from warmwelkom.rooms.insights.domain.report import KEEP_YEAR_REPORTS, forget_reports
from warmwelkom.rooms.insights.models import ShownFigures, YearReport
from warmwelkom.rooms.transitions.tests.reading import main_of, page_of, text_of

REPORTS = reverse("insights:reports")
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def asked(cast: Cast) -> YearReport:
    with cast.scope():
        add_pupils(cast, "witt", expected=9, placed=30, elsewhere=6)
        add_pupils(cast, "maris", expected=20, placed=40, settled=30)
        count(cast)
        now = now_for(cast.places.region.pk)  # as the page does that is looked at next
        report: YearReport = ask_for_report(actor=cast.actor("hanna"), school_year=YEAR, now=now)
    return report


def _made(report: YearReport) -> None:
    making.make_report(region_id=str(report.region_id), report_id=str(report.pk))


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would stand on paper; the paper itself is the library's work."""
    pages: list[str] = []

    def keep(html: str, *, css: str, tell: Any) -> bytes:
        assert css
        tell(1, 0)
        pages.append(html)
        return b"%PDF-1.7 a page"

    monkeypatch.setattr(making, "pdf_of", keep)
    return pages


def test_one_click_and_a_job_make_a_report_that_can_be_opened(
    cast: Cast, asked: YearReport, written: list[str]
) -> None:
    browser = cast.client("hanna")
    assert "Het begint zo." in text_of(main_of(page_of(browser, REPORTS)))
    _made(asked)
    page = page_of(browser, REPORTS)
    [link] = page.select("a[href$='.pdf']")
    answer = browser.get(str(link["href"]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    words = [
        "136 leerlingen stonden op de lijsten.",
        "100 van hen hebben een plek: 74 van de honderd.",
        "6 gingen elders heen, of zijn zoek.",
    ]
    assert [one for one in words if one not in written[0]] == []
    assert ("Geheim" in written[0], "Bakker" in written[0]) == (False, False)


def test_the_heads_follow_each_other(asked: YearReport, written: list[str]) -> None:
    """One first head, no level left out: a reader hears the order of the report."""
    from bs4 import BeautifulSoup

    _made(asked)
    heads = [
        int(str(head.name)[1])
        for head in BeautifulSoup(written[0], "html.parser").select("h1, h2, h3")
    ]
    assert heads.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(heads))


def test_asked_twice_it_is_made_once(cast: Cast, asked: YearReport) -> None:
    with cast.scope():
        again = ask_for_report(actor=cast.actor("hanna"), school_year=YEAR, now=asked.asked_at)
        assert (again.pk, YearReport.objects.count()) == (asked.pk, 1)


def test_a_new_one_takes_the_place_of_the_old(
    cast: Cast, asked: YearReport, written: list[str]
) -> None:
    _made(asked)
    with cast.scope():
        again = ask_for_report(actor=cast.actor("hanna"), school_year=YEAR, now=asked.asked_at)
    _made(again)
    with cast.scope():
        assert list(YearReport.objects.values_list("pk", flat=True)) == [again.pk]
    assert len(written) == 2


def test_one_whose_job_died_is_told_and_may_be_asked_anew(cast: Cast, asked: YearReport) -> None:
    browser = cast.client("hanna")
    with cast.scope():
        YearReport.objects.update(heard_at=asked.asked_at - PATIENCE, done=3)
    words = text_of(main_of(page_of(browser, REPORTS)))
    assert "Het maken is afgebroken." in words
    assert "Maak het verslag van" in words
    browser.post(reverse("insights:ask_report"), {"jaar": str(YEAR)})
    words = text_of(main_of(page_of(browser, REPORTS)))
    assert "Het begint zo." in words
    assert "Maak het verslag van" not in words
    with cast.scope():
        assert [row.pk for row in YearReport.objects.all()] == [asked.pk]


def test_the_page_looks_again_and_a_part_that_it_knows_is_not_sent(
    cast: Cast, asked: YearReport
) -> None:
    browser = cast.client("hanna")
    live = main_of(page_of(browser, REPORTS)).find("ww-live")
    assert isinstance(live, Tag)
    address, known = str(live["data-src"]), {"if-none-match": str(live["data-tag"])}
    assert browser.get(address, headers=known).status_code == 304
    with cast.scope():
        YearReport.objects.update(heard_at=asked.asked_at, done=3)
    part = browser.get(address, headers=known).content.decode()
    assert "3 bladen zijn klaar." in part
    assert "<html" not in part


def test_a_year_without_figures_says_so(cast: Cast, asked: YearReport) -> None:
    with cast.scope():
        ShownFigures.objects.update(school_year=YEAR - 5)
    _made(asked)
    words = text_of(main_of(page_of(cast.client("hanna"), REPORTS)))
    assert "Van dit jaar zijn er geen cijfers." in words


@pytest.mark.parametrize(
    ("is_made", "after", "left"),
    [(True, KEEP_YEAR_REPORTS, 1), (True, KEEP_YEAR_REPORTS + SECOND, 0),
     (False, KEEP_UNMADE, 1), (False, KEEP_UNMADE + SECOND, 0)],
)  # fmt: skip
@pytest.mark.usefixtures("written")
def test_a_report_is_forgotten_with_its_file(
    cast: Cast, asked: YearReport, is_made: bool, after: dt.timedelta, left: int
) -> None:
    if is_made:
        _made(asked)
    with cast.scope():
        row = YearReport.objects.get()
        with TestCase.captureOnCommitCallbacks(execute=True):
            forget_reports(
                actor=system_actor(region_id=asked.region_id), now=asked.asked_at + after
            )
        assert YearReport.objects.count() == left
        assert not is_made or row.file.storage.exists(row.file.name) == bool(left)


def test_without_the_library_the_row_says_so(
    cast: Cast, asked: YearReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_html: str, *, css: str, tell: Any) -> bytes:
        raise paper.NoPaperError(css[:1], tell)

    monkeypatch.setattr(making, "pdf_of", fails)
    _made(asked)
    assert "Op deze site kan geen pdf worden gemaakt" in text_of(
        main_of(page_of(cast.client("hanna"), REPORTS))
    )


@pytest.mark.usefixtures("asked")
def test_the_button_asks_for_a_year_that_is_there(cast: Cast) -> None:
    browser, address = cast.client("hanna"), reverse("insights:ask_report")
    with cast.scope():
        YearReport.objects.all().delete()
    for year in ("1999", "x", "", "9" * 5000, str(YEAR)):
        assert browser.post(address, {"jaar": year}).headers["Location"] == REPORTS
    with cast.scope():
        assert list(YearReport.objects.values_list("school_year", flat=True)) == [YEAR]


@pytest.mark.parametrize("who", ["dewi", "alice", "lena", "dina", "anonymous"])
def test_a_stranger_gets_no_report(
    cast: Cast, asked: YearReport, written: list[str], who: str
) -> None:
    _made(asked)
    answer: Any = cast.client(who).get(reverse("insights:report_file", args=[asked.pk]))
    assert answer.status_code in (302, 404)
    assert written


def test_it_is_a_real_pdf_with_a_title_and_heads(asked: YearReport, cast: Cast) -> None:
    if not paper.can_make_pdf():
        pytest.skip("WeasyPrint is not here")
    _made(asked)
    with cast.scope():
        row = YearReport.objects.get()
        if row.fault:
            pytest.skip("Pango is not here")
        with row.file.open("rb") as kept:
            content = kept.read()
    assert content.startswith(b"%PDF-")
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, flags=re.DOTALL)
    words = content + b"".join(_unpacked(one) for one in packed)
    assert (b"/StructTreeRoot" in words, b"pdfuaid" in words) == (True, True)


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""
