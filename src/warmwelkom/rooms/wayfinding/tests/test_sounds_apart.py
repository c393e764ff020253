"""A sound of anybody is made even in a process of its own, in so much memory and time; a school keeps to its share."""

from __future__ import annotations

import io
import wave
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.cast import Cast

from warmwelkom.base.files.types import FileRefused
from warmwelkom.engines.film.tests.material import tone
from warmwelkom.rooms.wayfinding.cleaning import apart, sounds
from warmwelkom.rooms.wayfinding.cleaning.sounds import bare_sound
from warmwelkom.rooms.wayfinding.models import Material, Premises
from warmwelkom.rooms.wayfinding.tests.made_film import building_with_board
from warmwelkom.rooms.wayfinding.views import film_sound


@pytest.fixture
def speech(tmp_path: Path) -> bytes:
    tone(tmp_path / "speech.m4a", seconds=2, hertz=500)
    return (tmp_path / "speech.m4a").read_bytes()


@pytest.fixture
def building(cast: Cast, tmp_path: Path) -> Premises:
    return building_with_board(cast, tmp_path)


def long_sound(seconds: int) -> bytes:
    """Some kB of file a second, and 400 kB of samples."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x20\xe0" * (seconds * 4000))
    return out.getvalue()


def send(cast: Cast, building: Premises, content: bytes) -> Any:
    address = reverse("wayfinding:film_voice", args=[building.pk, "ingang"])
    file = SimpleUploadedFile("stem.webm", content)
    return cast.client("mia").post(address, {"speaker": "self", "file": file})


def test_a_sound_comes_back_even(speech: bytes) -> None:
    sound = bare_sound(speech, name="x" * 300)
    assert (2 <= sound.seconds < 2.2, len(sound.name)) == (True, 200)
    assert b"ftyp" in sound.content[:16]


def test_one_that_lasts_too_long_is_told(speech: bytes) -> None:
    with pytest.raises(FileRefused, match="duurt langer dan 1 seconden"):
        bare_sound(speech, name="speech", most_seconds=1)


@pytest.mark.parametrize("most", [{"memory": 300_000_000}, {"processor": 1}])
def test_one_that_asks_more_than_it_may_have_is_ended(most: dict[str, int]) -> None:
    assert bare_sound(long_sound(1), name="light", **most).seconds == 1
    with pytest.raises(FileRefused, match="niet te lezen"):
        bare_sound(long_sound(290), name="heavy", **most)


def test_a_broken_one_is_told() -> None:
    with pytest.raises(FileRefused, match="niet te lezen"):
        bare_sound(b"RIFF\xff\xff\xff\xffWAVEfmt " * 9, name="broken")


def test_one_that_takes_too_long_is_told(speech: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 0.01)
    with pytest.raises(FileRefused, match="niet te lezen"):
        bare_sound(speech, name="speech")


def test_of_a_file_that_is_too_large_only_so_much_is_read(
    cast: Cast, building: Premises, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (sounds, film_sound):
        monkeypatch.setattr(module, "MOST_BYTES", 1000)
    seen: list[int] = []
    whole = bare_sound
    monkeypatch.setattr(film_sound, "bare_sound", lambda content, **more: (seen.append(len(content)), whole(content, **more))[1])  # fmt: skip
    answer = send(cast, building, b"x" * 5000)
    assert (answer.status_code, seen) == (422, [1001])
    assert "Dit bestand is groter dan 30 MB." in answer.content.decode()


def test_a_voice_counts_with_the_share_of_a_school(
    cast: Cast, building: Premises, speech: bytes, settings: Any
) -> None:
    settings.WAYFINDING_QUOTA_MB = 1
    with cast.scope():
        row = Material.objects.filter(premises=building)[0]
        Material.objects.filter(pk=row.pk).update(size=999_999)
    answer = send(cast, building, speech)
    assert (answer.status_code, "Jouw school heeft hier 1 MB" in answer.content.decode()) == (422, True)  # fmt: skip
    with cast.scope():
        assert not Material.objects.filter(kind="voice").exists()
        Material.objects.filter(pk=row.pk).update(size=1)
    assert [send(cast, building, speech).status_code for _each in range(2)] == [302, 302]
    with cast.scope():
        voice = Material.objects.get(kind="voice")
        Material.objects.filter(pk=row.pk).update(size=1_000_000 - voice.size)
    assert send(cast, building, speech).status_code == 302, "the same file takes no more room"
