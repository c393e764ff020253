"""Pictures made fit: upright, in the sizes that are shown, and nothing in them of place or camera."""

from __future__ import annotations

import io
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image
from tests.drawn_places import draw_clip

from warmwelkom.base.files.types import FileRefused
from warmwelkom.rooms.wayfinding.cleaning.photos import bare_photo
from warmwelkom.rooms.wayfinding.cleaning.sizes import light
from warmwelkom.rooms.wayfinding.cleaning.sniffing import family_of
from warmwelkom.rooms.wayfinding.models import Rendition
from warmwelkom.rooms.wayfinding.tests.world import JPEG, PANORAMA, World, bytes_of, picture_of

SECRETS = (b"Exif", b"GPS", b"Canon", b"adobe", b"GPano", b"http")


def with_exif(*, orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[271], exif[274] = "Canon", orientation
    exif[0x8769] = {36867: "2026:09:14 10:00:00"}
    exif[0x8825] = {1: "N", 2: (52.0, 5.0, 0.0), 3: "E", 4: (4.0, 18.0, 0.0)}
    out = io.BytesIO()
    Image.open(io.BytesIO(JPEG)).save(out, format="JPEG", exif=exif)
    return out.getvalue()


def shown(world: World) -> list[Rendition]:
    return list(world.material().renditions.all())


def test_nothing_of_place_or_camera_stays(world: World) -> None:
    row = world.made_fit(with_exif())
    assert (row.state, row.kind, str(row.taken_on)) == ("in_review", "photo", "2026-09-14")
    files = shown(world)
    assert sorted(file.name for file in files) == ["800.jpg", "800.webp", "master"]
    for file in files:
        content = bytes_of(file.file)
        assert [word for word in SECRETS if word in content] == [], file.name


def test_a_photo_that_was_held_upright_stands_upright(world: World) -> None:
    row = world.made_fit(with_exif(orientation=6))
    assert (row.width, row.height) == (160, 240)


def test_a_panorama_tells_where_it_looks_before_that_is_taken_off(world: World) -> None:
    row = world.made_fit(PANORAMA)
    assert (row.kind, row.fov_degrees, row.heading_degrees) == ("panorama", 360.0, 90.0)
    assert sorted(file.name for file in shown(world)) == ["1024.jpg", "1024.webp", "master"]


def test_a_wide_photo_is_a_part_of_a_panorama() -> None:
    out = io.BytesIO()
    Image.new("RGB", (900, 300), "green").save(out, format="JPEG")
    turn = bare_photo(out.getvalue(), "JPEG", wanted="photo").turn
    assert turn is not None
    assert (turn.fov_degrees, turn.heading_degrees) == (165.0, None)


def test_hostile_xmp_is_not_opened() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "GPano">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&b;</x:xmpmeta>'
    out = io.BytesIO()
    Image.open(io.BytesIO(JPEG)).save(out, format="JPEG", xmp=bomb)
    assert bare_photo(out.getvalue(), "JPEG", wanted="photo").turn is None


def test_a_photo_of_an_iphone_is_read() -> None:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.open(io.BytesIO(JPEG))).save(out, quality=60)
    assert family_of(out.getvalue()) == ("picture", "HEIF")
    assert bare_photo(out.getvalue(), "HEIF", wanted="photo").picture.size == (240, 160)


@pytest.mark.parametrize(
    "content", [JPEG[: len(JPEG) // 3], JPEG[:30], b"\xff\xd8\xff" + b"x" * 500]
)
def test_a_broken_photo_is_refused_with_a_sentence_and_nothing_stays(
    world: World, content: bytes
) -> None:
    row = world.made_fit(content)
    assert (row.state, row.sentence[:29]) == ("refused", "Deze afbeelding is kapot. Ope")
    assert (row.original.name, shown(world), row.size) == ("", [], 0)


def test_a_picture_that_grows_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, format="PNG")
    with pytest.raises(FileRefused):
        bare_photo(out.getvalue(), "PNG", wanted="photo")


def test_a_clip_becomes_a_steady_one_without_sound(world: World, tmp_path: Path) -> None:
    draw_clip("lift", 1, out=tmp_path / "clip.mp4", seconds=0.4, size=(160, 90))
    row = world.made_fit((tmp_path / "clip.mp4").read_bytes(), "clip.mp4")
    assert (row.kind, row.state, row.seconds, row.width, row.height) == (
        "clip",
        "in_review",
        0.4,
        160,
        90,
    )
    files = {file.name: file for file in shown(world)}
    assert sorted(files) == ["master", "mezzanine.mp4", "poster.jpg", "still.webp"]
    assert {picture_of(files[name]).size for name in ("poster.jpg", "still.webp")} == {(160, 90)}


@pytest.mark.parametrize("grain", [0, 90, 255])
def test_a_picture_for_a_list_is_light_whatever_is_on_it(grain: int) -> None:
    still = light(Image.effect_noise((1600, 900), grain).convert("RGB"))
    assert (still.name, len(still.content) <= 12_000) == ("still.webp", True)
    assert Image.open(io.BytesIO(still.content)).size == (still.width, still.height)


def test_a_broken_clip_is_refused_with_a_sentence(world: World, tmp_path: Path) -> None:
    draw_clip("lift", 1, out=tmp_path / "clip.mp4", seconds=0.4, size=(160, 90))
    row = world.made_fit((tmp_path / "clip.mp4").read_bytes()[:400], "clip.mp4")
    assert (row.state, row.sentence[:31]) == ("refused", "Dit filmpje is kapot of niet te")
    assert row.original.name == ""
