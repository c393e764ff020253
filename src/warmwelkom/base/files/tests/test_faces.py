"""A photo of a face: square, small, bare; and every way in which a file is not one."""

from __future__ import annotations

import io
import random
from typing import Any

import pytest
from PIL import Image

from warmwelkom.base.files.faces import square_faces
from warmwelkom.base.files.types import FileRefused

SIDES = {96: 6_000, 320: 40_000}


def _file(
    picture: Image.Image, kind: str = "JPEG", **more: Any
) -> bytes:  # fmt: skip
    out = io.BytesIO()
    picture.save(out, format=kind, **more)
    return out.getvalue()


def _noise(width: int, height: int) -> Image.Image:
    chance = random.Random(7)
    return Image.frombytes("RGB", (width, height), chance.randbytes(width * height * 3))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_it_is_square_and_light_in_every_size(kind: str) -> None:
    for side, face in square_faces(_file(_noise(700, 500), kind), most_bytes_of=SIDES).items():
        assert len(face) <= SIDES[side]
        with Image.open(io.BytesIO(face)) as seen:
            assert (seen.format, seen.size, seen.mode) == ("JPEG", (side, side), "RGB")


def test_place_camera_and_profile_are_gone() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera van Karim"
    exif.get_ifd(0x8825)[1] = "N"
    content = _file(Image.new("RGB", (400, 300), "teal"), exif=exif, comment=b"van Karim")
    assert b"Karim" in content
    for face in square_faces(content, most_bytes_of=SIDES).values():
        assert b"Karim" not in face
        with Image.open(io.BytesIO(face)) as seen:
            assert dict(seen.getexif()) == {}
            assert set(seen.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_photo_that_lies_on_its_side_is_put_upright() -> None:
    picture = Image.new("RGB", (400, 400), "white")
    picture.paste("black", (0, 0, 200, 400))  # black at the left
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right: black comes on top
    (face,) = square_faces(_file(picture, exif=exif), most_bytes_of={96: 6_000}).values()
    with Image.open(io.BytesIO(face)) as seen:
        tones = [seen.convert("L").getpixel(place) for place in ((48, 10), (48, 85))]
    assert tones == [0, 255]


def test_what_is_seen_through_becomes_white() -> None:
    content = _file(Image.new("RGBA", (200, 200), (0, 0, 0, 0)), "PNG")
    (face,) = square_faces(content, most_bytes_of={96: 6_000}).values()
    with Image.open(io.BytesIO(face)) as seen:
        assert seen.getpixel((50, 50)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Dit is geen foto die wij kennen."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Dit is geen foto die wij kennen."),
        (b"%PDF-1.7", "Dit is geen foto die wij kennen."),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "Dit is een foto in het formaat van een iPhone"),
        (b"\xff\xd8\xff" + b"x" * 200, "Deze afbeelding is kapot."),
        (_file(_noise(90, 90), "PNG")[:9000], "Deze afbeelding is kapot."),
        (b"x" * 10_000_001, "Deze foto is groter dan 10 MB."),
        (_file(Image.new("1", (6000, 4001)), "PNG"), "Deze afbeelding is te groot om te openen."),
        (_file(Image.new("L", (9000, 8000))), "Deze afbeelding is te groot om te openen."),
        (_file(Image.new("1", (20_000, 20_000)), "PNG"), "Deze afbeelding is te groot"),
    ],
)
def test_what_is_no_photo_gets_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(FileRefused) as refused:
        square_faces(content, most_bytes_of=SIDES)
    assert str(refused.value).startswith(sentence)


def test_the_photo_of_a_telephone_of_today_fits() -> None:
    content = _file(Image.new("L", (8000, 6000), 90))
    assert set(square_faces(content, most_bytes_of=SIDES)) == {96, 320}
