"""A plan whose PDFs are asked for, without the library that lays them out."""

from __future__ import annotations

from typing import Any

import pytest
from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector
from tests.cast import Cast
from tests.introweek_plan import make_week

from warmwelkom.base.making import domain as making
from warmwelkom.base.ui import paper
from warmwelkom.rooms.introweek.domain import papers
from warmwelkom.rooms.introweek.models import PlanPaper
from warmwelkom.rooms.introweek.tests.paper_press import Laid


@pytest.fixture
def paper_week(cast: Cast) -> Any:
    with cast.scope():
        found = make_week(cast.dina, school=cast.places.mondriaan)
        PlanPaper.objects.all().delete()
    return found


@pytest.fixture
def queue() -> Any:
    """The jobs that are waiting, in memory."""
    connector = InMemoryConnector()
    with app.replace_connector(connector):
        yield connector


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> Laid:
    """What would be laid out; the paper itself is the library's work."""
    found: Laid = []

    def keep(html: str | list[str], *, css: str, tell: making.Tell) -> bytes:
        assert css
        found.append(html)
        tell(1, 3)
        return b"%PDF-1.7 a plan"

    monkeypatch.setattr(papers, "pdf_of", keep)
    monkeypatch.setattr(making, "SAY_AGAIN", 0)
    monkeypatch.setattr(paper, "find_spec", lambda _name: True)
    return found
