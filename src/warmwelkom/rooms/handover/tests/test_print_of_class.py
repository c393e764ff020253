"""The class on day one in a folder: printed by Chromium itself, one page for thirty students.

Thirty long names, each with a question and an agreement, fill one page. Ninety agreements do not fit on one that anybody
can read: then it is two, each student whole on one of them; letters do not become smaller.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover import FORM, add_statement
from tests.handover_talk import add_agreement, add_talk
from tests.pupils import add_pupil, enrol

from warmwelkom.rooms.handover.models import Delivery, Dossier, Introduction

CLASS = "VZ-1b"
PAGE = re.compile(rb"/Type\s*/Page\b")
LONG_GIVEN, LONG_SURNAME = "Maximiliaan-Alexander", "van den Bergh-Oosterwijk tot Wassenaar"
SAID = "mak-sie-mie-lie-jaan van den berg"
ASK = "Zeg het mij rustig als ik te snel ga, dan kan ik het zelf verbeteren in de les."
PROMISE = "Bied extra tijd bij toetsen zelf aan, ook bij mondeling"
"""What people wrote in the demo takes 40 to 80 characters; these take as many as those."""


def _student(cast: Cast, each: int, *, agreements: int, ask: str, promise: str) -> None:
    names = {"given": f"{LONG_GIVEN} {each}", "surname": LONG_SURNAME}
    row = add_pupil(cast, **names, mentor_name="Alice van der Meulen-de Wit",
                    mentor_email="alice@school.example")  # fmt: skip
    place = enrol(cast, row, f"S{each}", class_name=CLASS, programme=cast.places.care,
                  starts_on=dt.date(2026, 8, 24))  # fmt: skip
    Introduction.objects.create(region=row.region, transition=row, said_as=SAID, changed_at=NOW)
    dossier = Dossier.objects.create(region=row.region, transition=row, form=FORM, opened_at=NOW)
    asks = add_statement(cast, dossier, "asks", article=6, by_kind="pupil", by="alice")
    asks.value = ask
    asks.save()
    Delivery.objects.create(
        region=row.region, dossier=dossier, school=place.school, enrolment=place,
        programme=place.programme, delivered_at=NOW,
    )  # fmt: skip
    talk = add_talk(cast, row, outcome="agreed", closed_at=NOW) if agreements else None
    for number in range(1, agreements + 1):
        assert talk
        add_agreement(talk, number, what=promise)


@pytest.fixture
def printed(cast: Cast, tmp_path: Path) -> Callable[..., int]:
    """How many pages Chromium makes of thirty students, each with so much."""

    def pages(*, agreements: int, ask: str = ASK, promise: str = PROMISE) -> int:
        with cast.scope():
            for each in range(30):
                _student(cast, each, agreements=agreements, ask=ask, promise=promise)
        html = cast.client("joris").get(reverse("handover:my_class")).content.decode()
        assert html.count('class="ww-student"') == 30
        return _pages_of(html, tmp_path)

    return pages


def _pages_of(html: str, place: Path) -> int:
    for name in re.findall(r"/static/([^\"']+\.css)", html):
        _copy(name, place)
    page = place / "page.html"
    page.write_text(html.replace("/static/", f"{place}/static/"))
    pdf = place / "page.pdf"
    subprocess.run(  # noqa: S603  our own words
        [os.environ.get("WARMWELKOM_BROWSER", "/usr/bin/chromium"), "--headless", "--no-sandbox",
         "--disable-gpu", "--no-first-run", "--disable-background-networking",
         f"--user-data-dir={place / 'profile'}", f"--print-to-pdf={pdf}", page.as_uri()],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return len(PAGE.findall(pdf.read_bytes()))


def _copy(name: str, place: Path) -> None:
    """A style sheet, with the sheets and fonts that it brings along."""
    source, target = finders.find(name), place / "static" / name
    if source is None or target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(Path(source).read_bytes())
    if name.endswith(".css"):
        for brought in re.findall(r"url\(\"?([^\")]+)\"?\)", target.read_text()):
            _copy(os.path.normpath(Path(name).parent / brought), place)


def test_thirty_students_with_long_names_and_an_agreement_each_fit_one_page(
    printed: Callable[..., int],
) -> None:
    assert printed(agreements=1) == 1


def test_with_three_agreements_each_it_grows_to_two(printed: Callable[..., int]) -> None:
    assert printed(agreements=3) == 2


def test_who_writes_all_that_fits_gets_more_pages(printed: Callable[..., int]) -> None:
    assert printed(agreements=3, ask="Wie " * 125, promise="Doe dit " * 25) > 1
