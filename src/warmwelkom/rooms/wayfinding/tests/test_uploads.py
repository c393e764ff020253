"""Files come in whole, in pieces, twice, broken off: one row, every byte, or a sentence and nothing kept."""

from __future__ import annotations

import base64
import hashlib
import random
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as house
from django.test import Client

from warmwelkom.rooms.wayfinding.models import Material, Upload
from warmwelkom.rooms.wayfinding.tests.world import JPEG, World, as_file, bytes_of

PIECE = 3000


def begin(
    client: Client, world: World, *, name: str = "a.jpg", size: int = len(JPEG), key: str = ""
) -> Any:
    words = {"filename": name, "key": key or name}
    told = ",".join(
        f"{one} {base64.b64encode(text.encode()).decode()}" for one, text in words.items()
    )
    return client.post(
        f"/wegwijs/plek/{world.place.pk}/bestanden/",
        headers={"Upload-Length": str(size), "Upload-Metadata": told},
    )


def patch(client: Client, address: str, offset: int, piece: bytes) -> Any:
    return client.patch(
        address,
        piece,
        content_type="application/offset+octet-stream",
        headers={"Upload-Offset": str(offset)},
    )


def files_on_disk() -> list[Path]:
    return [path for path in Path(house.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_it_works(world: World) -> None:
    client = world.cast.client("mia")
    answer = begin(client, world)
    assert (answer.status_code, answer["Upload-Offset"]) == (201, "0")
    offset = 0
    while offset < len(JPEG):
        sent = patch(client, answer["Location"], offset, JPEG[offset : offset + PIECE])
        assert sent.status_code == 204
        offset = int(sent["Upload-Offset"])
    row = world.material()
    assert (row.sha256, row.size, row.by_name) == (
        hashlib.sha256(JPEG).hexdigest(),
        len(JPEG),
        "Mia",
    )
    assert bytes_of(row.original) == JPEG


def test_a_piece_that_comes_twice_is_kept_once(world: World) -> None:
    client = world.cast.client("mia")
    address = begin(client, world)["Location"]
    assert patch(client, address, 0, JPEG[:PIECE]).status_code == 204
    again = patch(client, address, 0, JPEG[:PIECE])
    assert (again.status_code, again["Upload-Offset"]) == (409, str(PIECE))
    asked = client.head(address)
    assert (asked["Upload-Offset"], asked["Upload-Length"]) == (str(PIECE), str(len(JPEG)))
    assert patch(client, address, PIECE, JPEG[PIECE:]).status_code == 204
    last = patch(client, address, PIECE, JPEG[PIECE:])
    assert (last.status_code, last["Upload-Offset"]) == (204, str(len(JPEG)))
    assert bytes_of(world.material().original) == JPEG


def test_a_file_that_broke_off_goes_on_where_it_was(world: World) -> None:
    client = world.cast.client("mia")
    address = begin(client, world)["Location"]
    patch(client, address, 0, JPEG[:PIECE])
    again = begin(client, world)
    assert (again["Location"], again["Upload-Offset"]) == (address, str(PIECE))


def test_a_file_that_came_half_is_no_material(world: World) -> None:
    client = world.cast.client("mia")
    patch(client, begin(client, world)["Location"], 0, JPEG[:PIECE])
    with world.scope():
        assert Material.objects.count() == 0
        assert Upload.objects.get().offset == PIECE


def test_the_same_picture_at_one_place_is_one(world: World, committed: Any) -> None:
    client = world.cast.client("mia")
    with committed(execute=True):
        for key in ("one", "other"):
            patch(client, begin(client, world, key=key)["Location"], 0, JPEG)
    world.material()
    assert len(files_on_disk()) == 1


@pytest.mark.parametrize("content", [b"MZ\x90\x00" + b"x" * 100, b"<html><script>alert(1)</script>", b"PK\x03\x04" + b"x" * 60, b"%PDF-1.7 x"])  # fmt: skip
def test_what_is_no_picture_is_refused_and_nothing_stays(
    world: World, content: bytes, committed: Any
) -> None:
    client = world.cast.client("mia")
    with committed(execute=True):
        answer = patch(client, begin(client, world, size=len(content))["Location"], 0, content)
    assert answer.status_code == 422
    assert answer.content.decode().startswith("Dit is geen foto, filmpje of geluid dat wij kennen.")
    assert files_on_disk() == []
    with world.scope():
        assert Material.objects.count() == 0


@pytest.mark.parametrize("size", [0, 300_000_001])
def test_a_size_that_we_do_not_take_is_refused_before_it_comes(world: World, size: int) -> None:
    answer = begin(world.cast.client("mia"), world, size=size)
    assert answer.status_code == 422
    assert files_on_disk() == []


def test_a_school_has_its_share(world: World, settings: Any) -> None:
    settings.WAYFINDING_QUOTA_MB = 1
    client = world.cast.client("mia")
    assert begin(client, world, size=900_000).status_code == 201
    refused = begin(client, world, name="b.jpg", size=200_000)
    assert (refused.status_code, refused.content.decode()[:32]) == (
        422,
        "Jouw school heeft hier 1 MB, en ",
    )


def test_a_file_stops_when_somebody_says_so(world: World, committed: Any) -> None:
    client = world.cast.client("mia")
    address = begin(client, world)["Location"]
    patch(client, address, 0, JPEG[:PIECE])
    with committed(execute=True):
        assert client.delete(address).status_code == 204
    assert files_on_disk() == []


@pytest.mark.parametrize("name", ["joris", "esra", "ibrahim", "lars"])
def test_nobody_else_goes_on_with_a_file(world: World, name: str) -> None:
    """Not a colleague, not another school, not another region."""
    address = begin(world.cast.client("mia"), world)["Location"]
    assert patch(world.cast.client(name), address, 0, JPEG).status_code == 404
    assert world.cast.client(name).head(address).status_code == 404
    with world.scope():
        assert Upload.objects.get().offset == 0


@pytest.mark.parametrize("name", ["esra", "ibrahim", "lars", "anonymous", "dina"])
def test_another_school_begins_no_file_here(world: World, name: str) -> None:
    assert begin(world.cast.client(name), world).status_code in (302, 404)
    with world.scope():
        assert Upload.objects.count() == 0


def test_without_a_script_a_form_brings_them_whole(world: World) -> None:
    client = world.cast.client("mia")
    other = JPEG + b"\x00"  # another file, the same picture
    files = [as_file(JPEG, "a.jpg"), as_file(b"niets", "b.txt"), as_file(other, "c.jpg")]
    answer = client.post(
        f"/wegwijs/plek/{world.place.pk}/bestanden/", {"files": files}, follow=True
    )
    assert "b.txt: Dit is geen foto" in answer.content.decode()
    with world.scope():
        assert sorted(Material.objects.values_list("name", flat=True)) == ["a.jpg", "c.jpg"]


def test_forty_files_of_five_people_on_a_flaky_line_all_come_and_none_twice(world: World) -> None:
    """Before each piece the line may break: nothing went out, or it went out and the answer was lost."""
    chance = random.Random(9)
    bodies = {f"{who}-{number}.jpg": JPEG + f"{who}{number}".encode() for who in ("mia", "emre", "joris") for number in range(4)}  # fmt: skip
    for name, body in bodies.items():
        _send_flaky(world, world.cast.client(name.split("-")[0]), name, body, chance)
    with world.scope():
        rows = {row.name: row.sha256 for row in Material.objects.all()}
        assert Material.objects.count() == len(bodies)
    assert rows == {name: hashlib.sha256(body).hexdigest() for name, body in bodies.items()}
    assert len(files_on_disk()) == len(bodies)


def _send_flaky(
    world: World, client: Client, name: str, body: bytes, chance: random.Random
) -> None:
    while True:
        begun = begin(client, world, name=name, size=len(body))
        if chance.random() < 0.3:
            continue  # the answer was lost: begun again
        offset = int(begun["Upload-Offset"])
        while offset < len(body):
            if chance.random() < 0.2:
                break  # the line fell before the piece
            answer = patch(client, begun["Location"], offset, body[offset : offset + 5000])
            if chance.random() < 0.2:
                continue  # the piece came, its answer did not: sent again from the same place
            offset = int(answer["Upload-Offset"])
        else:
            return
