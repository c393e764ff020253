"""What a start makes ready: translations, others' files, a demo apart from real people."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cast import NOW, Cast

from warmwelkom.house import prepare, prepared
from warmwelkom.house.faults import PrepareError
from warmwelkom.house.postgres import embedded
from warmwelkom.house.translations import catalogues, compile_translations
from warmwelkom.rooms.people.models import Region


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A home directory with an embedded database that is there but does not run."""
    monkeypatch.setenv("WARMWELKOM_HOME", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(embedded, "ROOTS_PLACE", tmp_path / "apart")
    embedded.server_in(tmp_path).base.mkdir(parents=True)
    (tmp_path / "static.stamp").touch()
    return tmp_path


def test_what_was_ready_is_remembered_with_the_logins(home: Path) -> None:
    assert home.exists()
    assert prepared.recall() is None
    prepared.remember(["Alice: alice@school.example"])
    assert prepared.recall() == ["Alice: alice@school.example"]
    prepared.forget()
    assert prepared.recall() is None


def test_a_change_makes_the_next_start_look_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared.remember([])
    monkeypatch.setenv("DEMO_PUPILS", "7")
    assert prepared.recall() is None
    prepared.remember([])
    assert prepared.recall() == []
    (home / "static.stamp").unlink()
    assert prepared.recall() is None


def test_a_half_written_note_is_no_note(home: Path) -> None:
    prepared.remember([])
    (embedded.server_in(home).base / "prepared.json").write_text('{"key": "')
    assert prepared.recall() is None


def test_with_a_database_of_your_own_each_start_looks(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://a@127.0.0.1/b")
    prepared.remember([])
    assert prepared.recall() is None
    assert not list(home.rglob("prepared.json"))


def test_every_translation_compiles_and_is_whole() -> None:
    compile_translations()
    assert compile_translations() == 0
    for po in catalogues():
        with po.with_suffix(".mo").open("rb") as file:
            assert gettext.GNUTranslations(file).info()["language"] == "en"
        assert [path.name for path in po.parent.glob(".*")] == []


def test_files_of_others_are_copied_once_and_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WARMWELKOM_HOME", str(tmp_path))
    prepare.copy_vendor_files()
    files = {path for path in (tmp_path / "vendor").rglob("*") if path.is_file()}
    assert files == {tmp_path / "vendor" / name for name in prepare.VENDOR.values()}
    [first, *_] = files
    first.write_text("mine")
    prepare.copy_vendor_files()
    assert first.read_text() == "mine"


def test_the_demo_never_runs_beside_real_people(cast: Cast) -> None:
    with pytest.raises(PrepareError) as fault:
        prepare.keep_demo_apart()
    assert str(fault.value) == (
        f"This database holds {cast.places.region.slug}, a region of real people, and the demo may not "
        "run beside it. Set DEMO=0 for the real site, or WARMWELKOM_HOME to another folder for the demo."
    )
    Region.objects.update(is_demo=True)
    prepare.keep_demo_apart()
    Region.objects.filter(pk=cast.places.region.pk).update(is_demo=False, closed_at=NOW)
    with pytest.raises(PrepareError):
        prepare.keep_demo_apart()
