"""A clip is silent unless who looks it through listened too; then a film may let it be heard, until they say otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cast import NOW

from warmwelkom.engines.film.clip_sound import lay_sound
from warmwelkom.engines.film.hearing import heard, loudness
from warmwelkom.engines.film.tests.material import clip
from warmwelkom.rooms.wayfinding.models import Film, FilmBoard, Material
from warmwelkom.rooms.wayfinding.tests.world import World


def bytes_of_clip(folder: Path) -> bytes:
    """Two seconds with a tone under them."""
    clip(folder / "c.mp4", frames=30, fps=15, sound=True)
    return (folder / "c.mp4").read_bytes()


@pytest.fixture
def brought(world: World, tmp_path: Path) -> Material:
    return world.made_fit(bytes_of_clip(tmp_path), "clip.mp4")


def hears(world: World, name: str) -> bool:
    (row,) = (each for each in world.material().renditions.all() if each.name == name)
    sound = heard(Path(row.file.path))
    return bool(len(sound)) and loudness(sound) > -40


def looked_at(world: World, row: Material, **more: str) -> Material:
    assert world.cast.client("mia").post(f"/wegwijs/materiaal/{row.pk}/", more).status_code == 302
    world.runs()
    return world.material()


def test_nobody_hears_a_clip_but_who_looks_it_through(world: World, brought: Material) -> None:
    assert (hears(world, "master"), hears(world, "mezzanine.mp4")) == (True, False)
    row = looked_at(world, brought)
    assert (row.state, row.keeps_sound, hears(world, "mezzanine.mp4")) == ("ready", False, False)


def test_who_listened_may_let_it_be_heard_and_may_take_that_back(world: World, brought: Material) -> None:  # fmt: skip
    page = world.cast.client("mia").get(f"/wegwijs/materiaal/{brought.pk}/").content.decode()
    assert "Laat het geluid erbij" in page
    row = looked_at(world, brought, keeps_sound="1")
    assert (row.state, row.keeps_sound, hears(world, "mezzanine.mp4")) == ("ready", True, True)
    with world.scope():
        of: dict[str, Any] = {"region": row.region, "premises": row.premises}
        rows = {"scenes": [{"id": "x", "type": "clip", "asset": f"sha256:{row.sha256}", "frames": 60, "sound": "keep"}]}  # fmt: skip
        board = FilmBoard.objects.create(**of, number=1, board=rows, at=NOW)
        film = Film.objects.create(**of, board=board, state="ready", at=NOW, published_at=NOW)
    looked_at(world, row)
    assert hears(world, "mezzanine.mp4") is False
    with world.scope():
        assert Film.objects.get(pk=film.pk).state == "erased"


def test_of_a_photo_there_is_nothing_to_keep(world: World) -> None:
    row = looked_at(world, world.made_fit(), keeps_sound="1")
    assert (row.state, row.keeps_sound) == ("ready", False)


def test_a_silent_clip_stays_as_it_was(tmp_path: Path) -> None:
    clip(tmp_path / "c.mp4", frames=8, fps=15)
    before = (tmp_path / "c.mp4").read_bytes()
    assert lay_sound(tmp_path / "c.mp4", tmp_path / "c.mp4") is False
    (tmp_path / "broken.wav").write_bytes(b"RIFF0000WAVEfmt nothing")
    assert lay_sound(tmp_path / "c.mp4", tmp_path / "broken.wav") is False
    assert (tmp_path / "c.mp4").read_bytes() == before
