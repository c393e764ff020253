"""Where there is no demo region yet, and where there may be none."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cast import Cast

from warmwelkom.house.demo.region import demo_logins, ensure_demo, take_in
from warmwelkom.house.demo.tests.conftest import quiet
from warmwelkom.house.faults import PrepareError
from warmwelkom.rooms.people.models import Region


@pytest.mark.django_db
def test_without_the_demo_nothing_is_made(
    demo_house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEMO", "0")
    ensure_demo(say=quiet)
    assert not Region.objects.exists()
    assert demo_logins() == []
    assert list(demo_house.iterdir()) == []


def test_it_never_comes_beside_real_pupils(cast: Cast, demo_house: Path, built: Path) -> None:
    with pytest.raises(PrepareError, match="a region of real people"):
        take_in(folder=built, say=quiet)
    assert set(Region.objects.all()) == {cast.places.region, cast.places.other_region}
    assert list(demo_house.iterdir()) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("demo_house")
def test_a_build_that_was_stopped_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "half"
    folder.mkdir()
    (folder / "manifest.json").write_text('{"regions": [], "files": []}')
    with pytest.raises(PrepareError, match="Build it again"):
        take_in(folder=folder, say=quiet)
