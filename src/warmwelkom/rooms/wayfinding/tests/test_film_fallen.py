"""A film whose worker fell is taken up again, ends where it must, and says what went wrong in words that help."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation
from tests.cast import NOW, Cast

from warmwelkom.base.access.actor import system_actor
from warmwelkom.engines.film import FilmError
from warmwelkom.rooms.wayfinding import film_files, jobs_of_film
from warmwelkom.rooms.wayfinding.domain.film_making import end_film, keep_film, stop_film
from warmwelkom.rooms.wayfinding.film_faults import OURS, SENTENCES, told
from warmwelkom.rooms.wayfinding.jobs_of_film import make_in, parts, take_up_in
from warmwelkom.rooms.wayfinding.models import Film, Premises, Rendition
from warmwelkom.rooms.wayfinding.tests.made_film import (
    Jobs,
    again,
    asked,
    building_with_board,
    lost,
    made,
)


@pytest.fixture
def building(cast: Cast, tmp_path: Path, settings: Any) -> Premises:
    settings.MEDIA_ROOT = tmp_path / "home" / "media"
    return building_with_board(cast, tmp_path)


def fell(cast: Cast, building: Premises, **more: Any) -> Film:
    """A worker began it and is gone, with what lay on its table."""
    film = asked(cast, building)
    with cast.scope():
        Film.objects.filter(pk=film.pk).update(state="running", tries=1, **more)
    table = parts() / "work" / str(film.pk)
    table.mkdir(parents=True)
    (table / "face.bin").write_bytes(b"somebody")
    return film


def test_begun_anew_it_is_made_and_the_table_is_empty(cast: Cast, building: Premises) -> None:
    film = fell(cast, building)
    make_in(str(building.region_id), str(film.pk))
    assert (again(cast, film).state, again(cast, film).tries) == ("ready", 2)
    assert list((parts() / "work").iterdir()) == []


def test_without_a_job_it_is_asked_for_again_and_with_one_it_is_left(
    cast: Cast, building: Premises
) -> None:
    film = fell(cast, building)
    jobs = Jobs()
    take_up_in(str(building.region_id))
    assert jobs.run() == []
    lost(film)
    take_up_in(str(building.region_id))
    assert jobs.run() == ["wayfinding.make_film_in"]
    assert again(cast, film).state == "ready"


def test_one_that_waits_without_a_job_is_asked_for_again(cast: Cast, building: Premises) -> None:
    film, jobs = asked(cast, building), Jobs()
    lost(film)
    take_up_in(str(building.region_id))
    assert jobs.run() == ["wayfinding.make_film_in"]
    assert again(cast, film).state == "ready"


def test_the_third_time_is_the_last(cast: Cast, building: Premises) -> None:
    film = fell(cast, building)
    with cast.scope():
        Film.objects.filter(pk=film.pk).update(tries=3)
    make_in(str(building.region_id), str(film.pk))
    assert (again(cast, film).state, again(cast, film).told[:33]) == (
        "failed",
        "Het maken brak drie keer af. De s",
    )
    other = fell_again(cast, film)
    lost(other)
    take_up_in(str(building.region_id))
    assert again(cast, other).state == "failed"


def fell_again(cast: Cast, film: Film) -> Film:
    with cast.scope():
        Film.objects.filter(pk=film.pk).update(state="running", sentence="")
    return film


@pytest.mark.parametrize("has_job", [True, False])
def test_told_to_stop_it_has_stopped_also_when_its_worker_fell(
    cast: Cast, building: Premises, has_job: bool
) -> None:
    film = fell(cast, building)
    with cast.scope():
        stop_film(actor=cast.actor("mia"), film=film, now=NOW)
    if has_job:
        make_in(str(building.region_id), str(film.pk))
    else:
        lost(film)
        take_up_in(str(building.region_id))
    assert again(cast, film).state == "stopped"
    assert asked(cast, building).state == "waiting"


def test_a_film_that_is_ready_is_not_made_twice(cast: Cast, building: Premises) -> None:
    film = made(cast, building)
    make_in(str(building.region_id), str(film.pk))
    assert (again(cast, film).state, again(cast, film).tries) == ("ready", 1)


@pytest.mark.parametrize("moment", ["segments", "sound", "end"])
def test_it_can_be_stopped_at_any_moment(
    cast: Cast, building: Premises, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = asked(cast, building)

    def stop(*_args: Any, **_more: Any) -> None:
        with cast.scope():
            stop_film(actor=cast.actor("mia"), film=film, now=NOW)

    if moment == "segments":
        monkeypatch.setattr(jobs_of_film._Telling, "__call__", stop)
    elif moment == "sound":
        from warmwelkom.engines.film import engine

        monkeypatch.setattr(engine, "sound_file", stop)
    else:
        whole = jobs_of_film.files_of
        monkeypatch.setattr(jobs_of_film, "files_of", lambda *a: (stop(), whole(*a))[1])
    make_in(str(building.region_id), str(film.pk))
    with cast.scope():
        film.refresh_from_db()
        assert (film.state, film.files.count()) == ("stopped", 0)


def test_what_is_wrong_is_said_with_the_scene_and_in_the_language_of_the_page(
    cast: Cast, building: Premises
) -> None:
    with cast.scope():
        row = Rendition.objects.get(premises=building, type="image/jpeg")
        Path(row.file.path).write_bytes(b"no picture at all")
    film = made(cast, building)
    assert (film.state, film.scene_number) == ("failed", 2)
    address = reverse("wayfinding:film_part", args=[building.pk])
    dutch = cast.client("mia").get(address).content.decode()
    english = cast.client("mia").get(address, headers={"Accept-Language": "en"}).content.decode()
    assert "De foto van scène 2 is niet te lezen. Zet de foto opnieuw bij de plek" in dutch
    assert "The photo of scene 2 cannot be read." in english


BOARD = {"scenes": [{"id": "title"}, {"id": "ingang"}]}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_fault_is_a_sentence_in_both_languages(code: str) -> None:
    sentence, number = told(FilmError("engine words", code=code, scene="ingang"), BOARD)
    film = Film(sentence=sentence, scene_number=number)
    with translation.override("nl"):
        dutch = film.told
    with translation.override("en"):
        english = film.told
    assert dutch.endswith(".")
    assert english.endswith(".")
    assert dutch != english
    assert ("2" in dutch, "2" in english) == ("%(scene)s" in sentence, "%(scene)s" in sentence)


@pytest.mark.parametrize("code", ["other", "something new", "picture"])
def test_what_nobody_foresaw_is_our_fault(code: str) -> None:
    assert told(FilmError("engine words", code=code), BOARD) == (OURS, None)


@pytest.mark.parametrize("step", ["table", "put down", "parts"])
def test_without_room_on_the_disk_that_is_said(
    cast: Cast, building: Premises, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has failed, so it is not taken up again: a film that waits for ever can not be asked for anew."""

    def no_parts(*_args: Any, **_more: Any) -> None:
        raise FilmError("cannot write in parts: No space left on device.", code="disk")

    def full(*_args: Any, **_more: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "table":
        monkeypatch.setattr(Path, "mkdir", full)
    elif step == "put down":
        monkeypatch.setattr(film_files.shutil, "copyfileobj", full)
    else:
        monkeypatch.setattr(jobs_of_film, "make_film", no_parts)
    film = made(cast, building)
    assert (film.state, film.told[:36]) == ("failed", "Er is geen ruimte meer op de server.")
    assert (film.tries, asked(cast, building).state) == (1, "waiting")


def test_a_picture_whose_file_is_gone_is_told(cast: Cast, building: Premises) -> None:
    with cast.scope():
        row = Rendition.objects.get(premises=building, type="image/jpeg")
    Path(row.file.path).unlink()
    film = made(cast, building)
    assert (film.state, film.told[:40]) == ("failed", "Een bestand van deze film is er niet mee")


def test_a_second_run_does_not_undo_the_first(cast: Cast, building: Premises) -> None:
    """Both began; the first is ready, and then the second breaks, is done, or is taken up."""
    second = asked(cast, building)
    make_in(str(building.region_id), str(second.pk))
    worker: Any = system_actor(region_id=building.region_id)
    with cast.scope():
        seconds = Film.objects.get(pk=second.pk).seconds
        end_film(actor=worker, film=second, state="failed", sentence=OURS, now=NOW)
        second.state = "running"
        keep_film(actor=worker, film=second, files=[], seconds=1.0, now=NOW)
        film = Film.objects.get(pk=second.pk)
    assert (film.state, film.sentence, film.seconds) == ("ready", "", seconds)
