"""Somebody speaks in a film and there is music under it: brought in a browser, heard, licensed, taken out again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.engines.film.editing import scene_of
from warmwelkom.engines.film.hearing import heard, loudness
from warmwelkom.engines.film.tests.material import clip, tone
from warmwelkom.rooms.wayfinding.models import (
    FilmBoard,
    Material,
    PortraitConsent,
    Premises,
    Rendition,
)
from warmwelkom.rooms.wayfinding.tests.made_film import (
    again,
    building_with_board,
    made,
    page_of,
    public,
)

FACTS = {"licence": "CC0", "credit": "De Zingende Zaag", "source": "https://muziek.example/zaag"}


@pytest.fixture
def building(cast: Cast, tmp_path: Path, settings: Any) -> Premises:
    settings.MEDIA_ROOT = tmp_path / "home" / "media"
    return building_with_board(cast, tmp_path)


@pytest.fixture
def speech(tmp_path: Path) -> bytes:
    """Nine seconds, rather soft: longer than the scene of the entrance."""
    tone(tmp_path / "speech.m4a", seconds=9, hertz=500)
    return (tmp_path / "speech.m4a").read_bytes()


def newest(cast: Cast, building: Premises) -> FilmBoard:
    with cast.scope():
        return FilmBoard.objects.filter(premises=building)[0]


def send(
    cast: Cast, building: Premises, door: str, content: bytes | None, *more: str, who: str = "mia", **words: str
) -> Any:  # fmt: skip
    address = reverse(f"wayfinding:film_{door}", args=[building.pk, *more])
    file = {} if content is None else {"file": SimpleUploadedFile("stem.webm", content)}
    return cast.client(who).post(address, words | file)


def speaks(cast: Cast, building: Premises, speech: bytes, speaker: str = "self") -> FilmBoard:
    answer = send(cast, building, "voice", speech, "ingang", speaker=speaker)
    assert (answer.status_code, answer["Location"].split("#")[-1]) == (302, "scene-ingang")
    return newest(cast, building)


def test_a_voice_with_a_scene_makes_it_long_enough_and_is_as_loud_as_others(
    cast: Cast, building: Premises, speech: bytes
) -> None:
    board = speaks(cast, building, speech)
    scene = scene_of(board.board, "ingang") or {}
    assert (board.note, scene["frames"]) == ("stem erbij", 9 * 30 + 30)
    with cast.scope():
        row = Material.objects.get(premises=building, kind="voice")
        assert scene["voice"] == {"nl": {"asset": f"sha256:{row.sha256}"}}
        file = row.renditions.get()
        assert (file.type, row.original.name, row.by_name) == ("audio/mp4", "", "Mia")
        assert abs(loudness(heard(Path(file.file.path))) + 16) < 1
    editor = cast.client("emre").get(reverse("wayfinding:film_editor", args=[building.pk]))
    page = BeautifulSoup(editor.content, "html.parser")
    assert "met een stem" in page.select_one("#scene-ingang").text
    [sound] = json.loads(page.select_one("#film-board").string)["sounds"]
    assert (sound["kind"], sound["from"]) == ("voice", 90)
    assert cast.client("emre").get(sound["src"])["Content-Type"] == "audio/mp4"
    assert cast.client("ibrahim").get(sound["src"]).status_code == 404


def test_it_is_heard_in_the_film_and_taken_out_again(
    cast: Cast, building: Premises, speech: bytes
) -> None:
    speaks(cast, building, speech)
    film = made(cast, building)
    with cast.scope():
        sound = heard(Path(film.files.get(name="film.mp4").file.path))
    assert abs(loudness(sound) + 16) < 1
    assert float(abs(sound[: 2 * 48_000]).max()) < 0.01
    assert send(cast, building, "voice", None, "ingang", do="remove").status_code == 302
    assert (scene_of(newest(cast, building).board, "ingang") or {})["voice"] == {}


def test_one_voice_for_the_whole_film_and_music_that_may_be_used(
    cast: Cast, building: Premises, speech: bytes, tmp_path: Path
) -> None:
    tone(tmp_path / "music.m4a", seconds=2, hertz=200)
    assert send(cast, building, "voice_whole", speech, speaker="self").status_code == 302
    music = (tmp_path / "music.m4a").read_bytes()
    assert send(cast, building, "music", music, **FACTS).status_code == 302
    audio = newest(cast, building).board["audio"]
    assert (set(audio), audio["music"]["licence"]) == ({"voice", "music"}, "CC0")
    public(cast, building)
    page = BeautifulSoup(page_of(building).content, "html.parser").text
    assert "De Zingende Zaag · CC0 · https://muziek.example/zaag" in page
    send(cast, building, "music", None, do="remove")
    send(cast, building, "voice_whole", None, do="remove")
    assert newest(cast, building).board["audio"] == {}


@pytest.mark.parametrize("missing", sorted(FACTS))
def test_music_of_which_nobody_says_that_it_may_be_used_is_refused(
    cast: Cast, building: Premises, speech: bytes, missing: str
) -> None:
    answer = send(cast, building, "music", speech, **(FACTS | {missing: ""}))
    assert answer.status_code == 422
    assert newest(cast, building).number == 1
    with cast.scope():
        assert not Material.objects.filter(kind="music").exists()


def test_a_voice_is_of_somebody(cast: Cast, building: Premises, speech: bytes) -> None:
    answer = send(cast, building, "voice", speech, "ingang", speaker="")
    assert (answer.status_code, "Kies wie er spreekt." in answer.content.decode()) == (422, True)


def agreed(cast: Cast, building: Premises) -> PortraitConsent:
    with cast.scope():
        made: PortraitConsent = PortraitConsent.objects.create(
            region=building.region, premises=building, name="Joris", purpose="de stem",
            proof="mail", given_on=NOW.date(), at=NOW,
        )  # fmt: skip
    return made


def test_the_same_recording_stays_of_who_speaks_in_it(
    cast: Cast, building: Premises, speech: bytes, committed: Any
) -> None:
    joris = agreed(cast, building)
    for speaker in (str(joris.pk), str(joris.pk), "self"):
        speaks(cast, building, speech, speaker)
    film = public(cast, building)
    with cast.scope():
        assert joris.found_faces.count() == 1
    with committed(execute=True):
        cast.client("mia").post(reverse("wayfinding:withdraw_consent", args=[joris.pk]))
    assert (again(cast, film).state, page_of(building).status_code) == ("erased", 404)


def test_who_takes_back_the_yes_to_be_heard_is_in_no_film_any_more(
    cast: Cast, building: Premises, speech: bytes, committed: Any
) -> None:
    joris = agreed(cast, building)
    speaks(cast, building, speech, str(joris.pk))
    film = public(cast, building)
    with cast.scope():
        path = Path(Rendition.objects.get(material__kind="voice").file.path)
    with committed(execute=True):
        cast.client("mia").post(reverse("wayfinding:withdraw_consent", args=[joris.pk]))
    film = again(cast, film)
    assert (film.state, path.exists(), page_of(building).status_code) == ("erased", False, 404)
    editor = cast.client("mia").get(reverse("wayfinding:film_editor", args=[building.pk]))
    assert "De stem is er niet meer" in editor.content.decode()
    page = cast.client("mia").get(reverse("wayfinding:film_voice", args=[building.pk, "ingang"]))
    assert "Deze stem is er niet meer, of mag niet meer." in page.content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"no sound at all", "Dit geluid is niet te lezen."), (b"", "Neem eerst iets op")],
)
def test_what_can_not_be_used_is_told(
    cast: Cast, building: Premises, content: bytes, sentence: str
) -> None:
    answer = send(cast, building, "voice", content or None, "ingang", speaker="self")
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)


def test_silence_and_a_clip_without_sound_are_told(
    cast: Cast, building: Premises, tmp_path: Path
) -> None:
    clip(tmp_path / "silent.mp4", frames=5)
    answer = send(
        cast, building, "voice", (tmp_path / "silent.mp4").read_bytes(), "ingang", speaker="self"
    )
    assert "We horen niets in dit geluid." in answer.content.decode()


def test_only_where_a_voice_is_recorded_may_a_page_hear(cast: Cast, building: Premises) -> None:
    client = cast.client("joris")
    page = client.get(reverse("wayfinding:film_voice", args=[building.pk, "ingang"]))
    assert "microphone=(self)" in page["Permissions-Policy"]
    assert "media-src 'self' blob:" in page["Content-Security-Policy"]
    other = client.get(reverse("wayfinding:film_music", args=[building.pk]))
    assert "microphone=()" in other["Permissions-Policy"]
    assert "blob:" not in other["Content-Security-Policy"]


def test_a_stranger_gets_404(cast: Cast, building: Premises, speech: bytes) -> None:
    for who in ("ibrahim", "lars"):
        assert (
            send(cast, building, "voice", speech, "ingang", who=who, speaker="self").status_code
            == 404
        )
        assert send(cast, building, "music", speech, who=who, **FACTS).status_code == 404


def test_a_voice_that_was_replaced_is_kept_with_the_older_version(
    cast: Cast, building: Premises, speech: bytes, tmp_path: Path
) -> None:
    first = speaks(cast, building, speech)
    tone(tmp_path / "other.m4a", seconds=3, hertz=700)
    speaks(cast, building, (tmp_path / "other.m4a").read_bytes())
    cast.client("mia").post(reverse("wayfinding:film_put_back", args=[first.pk]))
    assert made(cast, building).state == "ready"
