"""A storyboard becomes a film that anybody sees with captions; nothing unseen gets in, and a yes taken back takes it out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.rooms.wayfinding.domain.film_board import draft_film
from warmwelkom.rooms.wayfinding.domain.film_making import (
    CannotMake,
    ask_for_film,
    publish_film,
    stop_film,
    withdraw_film,
)
from warmwelkom.rooms.wayfinding.jobs_of_film import make_in
from warmwelkom.rooms.wayfinding.models import Film, FilmBoard, FoundFace, Material, Premises
from warmwelkom.rooms.wayfinding.tests.film import make_building

SMALL = {"aspect": "16:9", "height": 120, "fps": 30}


@pytest.fixture
def building(cast: Cast, tmp_path: Path, settings: Any) -> Premises:
    settings.MEDIA_ROOT = tmp_path / "home" / "media"
    with cast.scope():
        premises = make_building(cast.places.mondriaan, tmp_path)
        board = draft_film(actor=cast.actor("mia"), premises=premises, now=NOW)
        FilmBoard.objects.filter(pk=board.pk).update(board=board.board | {"output": SMALL})
        return premises


def asked(cast: Cast, building: Premises, *, is_calm: bool = False) -> Film:
    with cast.scope():
        return ask_for_film(actor=cast.actor("mia"), premises=building, is_calm=is_calm, now=NOW)


def made(cast: Cast, building: Premises, *, is_calm: bool = False) -> Film:
    film = asked(cast, building, is_calm=is_calm)
    make_in(str(building.region_id), str(film.pk))
    with cast.scope():
        return Film.objects.select_related("board").get(pk=film.pk)


def page_of(building: Premises, **words: str) -> Any:
    address = reverse("wayfinding:film", args=["haaglanden", building.slug])
    return Client().get(address, words)


def test_anybody_sees_it_with_captions_chapters_and_every_word(
    cast: Cast, building: Premises
) -> None:
    film = made(cast, building)
    assert (film.state, film.sentence, film.segments_done) == ("ready", "", 5)
    assert page_of(building).status_code == 404
    with cast.scope():
        publish_film(actor=cast.actor("mia"), film=film, now=NOW)
    page = BeautifulSoup(page_of(building, taal="en").content, "html.parser")
    tracks = [
        (row["kind"], row["srclang"], row.has_attr("default")) for row in page.select("track")
    ]
    assert ("captions", "en", True) in tracks
    assert ("captions", "nl", False) in tracks
    assert ("chapters", "nl", False) in tracks
    assert not page.video.has_attr("autoplay")
    lines = [row.get_text(" ").split() for row in page.select(".wf-said > li")]
    assert " ".join(lines[1]).startswith("The entrance 0:03 The entrance The door opens by itself.")
    _file_can_be_sought(page)
    _tour_and_film_lead_to_each_other(page, building)


def _tour_and_film_lead_to_each_other(page: BeautifulSoup, building: Premises) -> None:
    at = reverse("wayfinding:tour", args=["haaglanden", building.slug])
    film = reverse("wayfinding:film", args=["haaglanden", building.slug])
    ways = [str(row["href"]) for row in page.select(f".wf-said a[href^='{at}']")]
    assert ways
    assert film in Client().get(at).content.decode()
    for way in ways:
        slug = way.removesuffix("/").rpartition("/")[2]
        assert page.find(id=f"plek-{slug}")
        assert f"{film}#plek-{slug}" in Client().get(way).content.decode()


def _file_can_be_sought(page: BeautifulSoup) -> None:
    address = page.video.source["src"]
    whole = Client().get(address)
    assert (whole.status_code, whole["Content-Type"]) == (200, "video/mp4")
    content = b"".join(whole.streaming_content)
    part = Client().get(address, headers={"Range": "bytes=100-199"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, content[100:200])
    end = Client().get(address, headers={"Range": "bytes=-10"})
    assert b"".join(end.streaming_content) == content[-10:]
    far = Client().get(address, headers={"Range": f"bytes={len(content)}-"})
    assert far.status_code == 416
    assert "attachment" in Client().get(f"{address}?bewaar")["Content-Disposition"]


def test_a_second_time_only_what_changed_is_made(cast: Cast, building: Premises) -> None:
    made(cast, building)
    again = made(cast, building)
    assert (again.state, again.segments) == ("ready", 0)
    calm = made(cast, building, is_calm=True)
    assert (calm.state, calm.segments) == ("ready", 3)


def test_nothing_unseen_gets_in(cast: Cast, building: Premises) -> None:
    film = made(cast, building)
    with cast.scope():
        mia = cast.actor("mia")
        material = Material.objects.filter(premises=building, kind="photo")[0]
        face = FoundFace.objects.create(
            region=building.region, premises=building, material=material, track=[[0, 0, 0, 1, 1]]
        )
        with pytest.raises(CannotMake, match="Niet alles in deze film is nagekeken"):
            ask_for_film(actor=mia, premises=building, is_calm=False, now=NOW)
        with pytest.raises(CannotMake, match="Niet alles in deze film is nagekeken"):
            publish_film(actor=mia, film=film, now=NOW)
        FoundFace.objects.filter(pk=face.pk).update(decision="cover")
        publish_film(actor=mia, film=film, now=NOW)
    assert page_of(building).status_code == 200


def test_a_yes_taken_back_takes_the_film_out_at_once(cast: Cast, building: Premises) -> None:
    film = made(cast, building)
    with cast.scope():
        publish_film(actor=cast.actor("mia"), film=film, now=NOW)
        file = film.files.get(name="film.mp4")
    address = reverse("wayfinding:film_file", args=["haaglanden", file.pk])
    assert (page_of(building).status_code, Client().get(address).status_code) == (200, 200)
    with cast.scope():
        Material.objects.filter(premises=building, kind="photo").update(state="in_review")
    assert (page_of(building).status_code, Client().get(address).status_code) == (404, 404)


def test_what_was_not_looked_at_in_between_is_not_made(cast: Cast, building: Premises) -> None:
    film = asked(cast, building)
    with cast.scope():
        Material.objects.filter(premises=building).update(state="in_review")
    make_in(str(building.region_id), str(film.pk))
    with cast.scope():
        film.refresh_from_db()
    assert film.state == "failed"
    assert film.sentence.startswith("Niet alles in deze film is nagekeken")


def test_one_at_a_time_and_it_can_be_stopped(cast: Cast, building: Premises) -> None:
    film = asked(cast, building)
    with cast.scope():
        with pytest.raises(CannotMake, match="Er wordt al een film gemaakt"):
            ask_for_film(actor=cast.actor("mia"), premises=building, is_calm=False, now=NOW)
        stop_film(actor=cast.actor("emre"), film=film, now=NOW)
    make_in(str(building.region_id), str(film.pk))
    with cast.scope():
        film.refresh_from_db()
        assert film.state == "stopped"
        assert not film.files.exists()
    page = cast.client("mia").get(reverse("wayfinding:film_part", args=[building.pk]))
    assert "gestopt" in page.content.decode()


def test_the_newest_public_one_is_the_only_one(cast: Cast, building: Premises) -> None:
    first, second = made(cast, building), made(cast, building)
    with cast.scope():
        mia = cast.actor("mia")
        publish_film(actor=mia, film=first, now=NOW)
        publish_film(actor=mia, film=second, now=NOW)
        first.refresh_from_db()
        assert first.withdrawn_at == NOW
        withdraw_film(actor=mia, film=second, now=NOW)
    assert page_of(building).status_code == 404
