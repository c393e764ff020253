"""A yes taken back: the film is off the site at once, its files are gone everywhere, and only what is touched is made again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.rooms.wayfinding.domain.film_board import remove_scene
from warmwelkom.rooms.wayfinding.domain.film_making import stop_film, withdraw_film
from warmwelkom.rooms.wayfinding.models import Film, FoundFace, Material, PortraitConsent, Premises
from warmwelkom.rooms.wayfinding.tests.film import add
from warmwelkom.rooms.wayfinding.tests.made_film import (
    Jobs,
    again,
    asked,
    building_with_board,
    lost,
    made,
    on_disk,
    page_of,
    public,
)


@pytest.fixture
def building(cast: Cast, tmp_path: Path, settings: Any) -> Premises:
    settings.MEDIA_ROOT = tmp_path / "home" / "media"
    return building_with_board(cast, tmp_path)


@pytest.fixture
def joris(cast: Cast, building: Premises) -> PortraitConsent:
    """He is in the photo, and agreed to be seen."""
    of: dict[str, Any] = {"region": building.region, "premises": building}
    with cast.scope():
        consent = PortraitConsent.objects.create(
            **of, name="Joris", purpose="de film", proof="mail", given_on=NOW.date(), at=NOW
        )
        FoundFace.objects.create(
            **of, material=photo_of(building), track=[[0, 0.4, 0.3, 0.1, 0.2]],
            decision="consent", consent=consent,
        )  # fmt: skip
    return consent


def photo_of(building: Premises) -> Material:
    found: Material = Material.objects.get(premises=building, kind="photo")
    return found


def withdraw(cast: Cast, consent: PortraitConsent, committed: Any) -> None:
    with committed(execute=True):
        address = reverse("wayfinding:withdraw_consent", args=[consent.pk])
        assert cast.client("mia").post(address).status_code == 302


def look_again(cast: Cast, building: Premises) -> None:
    """Mia covers who does not want to be seen any more, and says that the whole picture is right."""
    client = cast.client("mia")
    with cast.scope():
        photo, face = photo_of(building), FoundFace.objects.get(material__premises=building)
    client.post(reverse("wayfinding:decide_find", args=[face.pk]), {"decision": "cover"})
    client.post(reverse("wayfinding:review", args=[photo.pk]))


def number_of_files(cast: Cast, film: Film) -> int:
    with cast.scope():
        return int(film.files.count())


def films(cast: Cast, building: Premises) -> list[Film]:
    with cast.scope():
        return list(Film.objects.filter(premises=building).order_by("at", "pk"))


def test_end_to_end(cast: Cast, building: Premises, joris: PortraitConsent, committed: Any) -> None:
    film, before = public(cast, building), on_disk()
    with cast.scope():
        file = film.files.get(name="film.mp4")
        address = reverse("wayfinding:film_file", args=["haaglanden", file.pk])
        own = {Path(row.file.path) for row in film.files.all()}
    assert own <= before
    jobs = Jobs()
    withdraw(cast, joris, committed)
    assert (page_of(building).status_code, Client().get(address).status_code) == (404, 404)
    assert own & on_disk() == set()
    assert "wayfinding.forget_shown" in jobs.run()
    gone = {path.parent.name for path in before - on_disk()}
    assert {"segments", "photos"} <= gone
    assert len([path for path in before - on_disk() if path.parent.name == "segments"]) == 3
    film = again(cast, film)
    assert (film.state, film.is_public, page_of(building).status_code) == ("erased", True, 404)
    look_again(cast, building)
    with committed(execute=True):
        names = jobs.run()
    assert "wayfinding.make_film_in" in names
    _old, new = films(cast, building)
    assert (new.state, new.replaces_id, new.segments, new.is_public) == ("ready", film.pk, 3, True)
    assert page_of(building).status_code == 200
    assert Client().get(address).status_code == 404


def test_it_says_on_its_page_what_happened_and_what_to_do(
    cast: Cast, building: Premises, joris: PortraitConsent, committed: Any
) -> None:
    public(cast, building)
    withdraw(cast, joris, committed)
    editor = reverse("wayfinding:film_editor", args=[building.pk])
    page = cast.client("mia").get(editor).content.decode()
    assert "Kijk het beeld na: dan maken we de film vanzelf opnieuw" in page
    english = cast.client("mia").get(editor, headers={"Accept-Language": "en"}).content.decode()
    assert "Look through the picture: then we make the film again by ourselves" in english


def test_a_new_box_erases_a_film_that_nobody_saw_yet_and_that_stays_so(
    cast: Cast, building: Premises, committed: Any
) -> None:
    film, jobs = made(cast, building), Jobs()
    with cast.scope():
        photo = photo_of(building)
    box = {"kind": "screen", "left": "10", "top": "10", "width": "20", "height": "20"}
    with committed(execute=True):
        cast.client("mia").post(reverse("wayfinding:draw_box", args=[photo.pk]), box)
    jobs.run()
    cast.client("mia").post(reverse("wayfinding:review", args=[photo.pk]))
    assert "wayfinding.make_film_in" not in jobs.run()
    film = again(cast, film)
    assert (film.state, number_of_files(cast, film)) == ("erased", 0)
    assert made(cast, building).segments == 3


def test_a_film_that_does_not_show_it_stays(
    cast: Cast, building: Premises, joris: PortraitConsent, committed: Any
) -> None:
    with cast.scope():
        remove_scene(actor=cast.actor("mia"), premises=building, scene="ingang", now=NOW)
    film, jobs = public(cast, building), Jobs()
    withdraw(cast, joris, committed)
    assert "wayfinding.forget_shown" not in jobs.run()
    film = again(cast, film)
    assert (film.state, page_of(building).status_code) == ("ready", 200)


def test_one_that_waits_or_is_being_made_stops(
    cast: Cast, building: Premises, joris: PortraitConsent, committed: Any
) -> None:
    waits, runs = asked(cast, building), asked(cast, building, is_calm=True)
    with cast.scope():
        Film.objects.filter(pk=runs.pk).update(state="running")
    withdraw(cast, joris, committed)
    waits = again(cast, waits)
    runs = again(cast, runs)
    assert (waits.state, runs.state, runs.stop_asked_at is not None) == ("stopped", "running", True)


def test_who_takes_it_off_the_site_does_not_get_it_back(
    cast: Cast, building: Premises, joris: PortraitConsent, committed: Any
) -> None:
    film, jobs = public(cast, building), Jobs()
    withdraw(cast, joris, committed)
    with cast.scope():
        film.refresh_from_db()
        withdraw_film(actor=cast.actor("mia"), film=film, now=NOW)
    jobs.run()
    look_again(cast, building)
    assert "wayfinding.make_film_in" not in jobs.run()


def test_the_film_that_comes_back_can_be_stopped_and_comes_once(
    cast: Cast, building: Premises, joris: PortraitConsent, committed: Any
) -> None:
    public(cast, building)
    withdraw(cast, joris, committed)
    look_again(cast, building)
    jobs = Jobs()
    with cast.scope():
        photo = photo_of(building)
        from warmwelkom.rooms.wayfinding.domain.material import draw_again_later

        draw_again_later(photo)
        draw_again_later(photo)
    jobs.run()
    coming = films(cast, building)[1:]
    assert [film.state for film in coming] == ["ready"]
    with cast.scope():
        stop_film(actor=cast.actor("mia"), film=coming[0], now=NOW)
    lost(coming[0])


def test_erased_material_takes_its_film_along(
    cast: Cast, building: Premises, committed: Any
) -> None:
    film = public(cast, building)
    with cast.scope():
        clip = Material.objects.get(premises=building, kind="clip")
    with committed(execute=True):
        cast.client("mia").post(reverse("wayfinding:take_away_material", args=[clip.pk]))
    film = again(cast, film)
    assert (film.state, number_of_files(cast, film), page_of(building).status_code) == (
        "erased",
        0,
        404,
    )
    assert "Kijk het beeld na of haal de scène weg" in film.told
    assert not film.is_public


def test_erased_material_that_is_brought_again_brings_no_film_back(
    cast: Cast, building: Premises, joris: PortraitConsent, committed: Any, tmp_path: Path
) -> None:
    """Joris took back his yes, the clip was thrown away, and later both may be seen again."""
    film, jobs = public(cast, building), Jobs()
    withdraw(cast, joris, committed)
    assert again(cast, film).is_public
    with cast.scope():
        clip = Material.objects.get(premises=building, kind="clip")
        room = clip.place
    with committed(execute=True):
        cast.client("mia").post(reverse("wayfinding:take_away_material", args=[clip.pk]))
    film = again(cast, film)
    assert (film.is_public, "Kijk het beeld na of haal de scène weg" in film.told) == (False, True)
    with cast.scope():
        add(room, "clip", tmp_path / "room.mp4", "video/mp4", seconds=4.0)
    look_again(cast, building)
    assert "wayfinding.make_film_in" not in jobs.run()
