"""A region that goes takes its words along: they are the schools' own, and the key stays here."""

from __future__ import annotations

from pathlib import Path

from tests.cast import Cast
from tests.handover import make_handover

from warmwelkom.house.domain.region_end import export_region


def test_a_region_takes_its_words_along(cast: Cast, tmp_path: Path) -> None:
    with cast.scope():
        make_handover(cast, cast.dina, by="alice", school=cast.places.mondriaan)
        export_region(slug="haaglanden", out=tmp_path / "out")
    assert "learning van Dina" in (tmp_path / "out" / "handover.statement.jsonl").read_text()
    assert "Zo zie ik het" in (tmp_path / "out" / "handover.ownview.jsonl").read_text()
