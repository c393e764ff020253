"""A building in a frame on a school's own site: only there, only what is public, without a cookie."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import Cast
from tests.wayfinding import make_premises

from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.wayfinding.models import Film, FilmBoard, FoundFace, Material, Place, Premises


@pytest.fixture
def building(cast: Cast) -> Premises:
    with region_scope(cast.places.region.pk):
        return make_premises(school=cast.places.mondriaan)


@pytest.fixture
def closed(cast: Cast) -> Premises:
    with region_scope(cast.places.region.pk):
        return make_premises(school=cast.places.yuverta, is_public=False)


def framed(building: Premises, *words: str) -> str:
    return "/".join(["/wegwijs/kader", building.region.slug, building.slug, *words, ""])


def every(building: Premises) -> list[str]:
    return [framed(building), framed(building, "film"), framed(building, "ingang")]


def rules_of(answer: Any) -> set[str]:
    return {part.strip() for part in answer["Content-Security-Policy"].split(";")}


def test_any_site_may_show_these_pages_and_no_other(building: Premises) -> None:
    client = Client()
    for address in every(building):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "X-Frame-Options" not in answer
        assert {"frame-ancestors *", "default-src 'none'", "script-src 'self'"} <= rules_of(answer)
        assert "camera=()" in answer["Permissions-Policy"]
    for address in ("", "film/", "ingang/", "route/"):
        answer = client.get(framed(building).replace("/kader", "") + address)
        assert answer["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in rules_of(answer)


def test_no_cookie_is_set_and_there_is_no_way_to_log_in_or_to_send(building: Premises) -> None:
    client = Client()
    for address in every(building):
        answer = client.get(address, {"taal": "en"})
        page = answer.content.decode()
        assert (len(answer.cookies), len(client.cookies)) == (0, 0)
        assert re.findall("<form|/account/|/inloggen/|/taal/|csrfmiddlewaretoken", page) == []
        assert 'lang="en"' in page
        assert answer["Content-Language"] == "en"


def test_who_is_logged_in_sees_what_a_stranger_sees(cast: Cast, building: Premises, closed: Premises) -> None:  # fmt: skip
    with region_scope(cast.places.region.pk):
        Place.objects.filter(premises=building, slug="b107").update(published_at=None)
        Premises.objects.filter(pk=closed.pk).update(school=cast.places.mondriaan)
    mia = cast.client("mia")
    hidden = framed(building, "b107")
    for client in (mia, Client()):
        assert client.get(hidden).status_code == 404
        assert [client.get(address).status_code for address in every(closed)] == [404] * 3
        assert "B1.07" not in client.get(framed(building)).content.decode()
    assert mia.get(hidden.replace("/kader", "")).status_code == 200  # on the site itself she does


def test_what_is_taken_back_says_so_in_the_frame(cast: Cast, building: Premises) -> None:
    with region_scope(cast.places.region.pk):
        Film.objects.filter(premises=building).update(published_at=None)
        Place.objects.filter(premises=building).update(published_at=None)
    for address in every(building):
        answer = Client().get(address)
        assert (answer.status_code, "X-Frame-Options" in answer) == (404, False)
        assert "Hier is nog niets te zien" in answer.content.decode()


def test_one_walks_on_inside_the_frame_and_out_of_it_in_a_new_window(building: Premises) -> None:
    page = Client().get(framed(building), {"taal": "en"}).content.decode()
    inside = re.findall(r'href="(/wegwijs/[^"]+)"(?! target)', page)
    assert inside
    assert all(html.unescape(one).startswith(framed(building)) for one in inside)
    assert all("taal=en" in one for one in inside)
    outside = re.findall(r'href="([^"]+)" target="_blank" rel="noopener"', page)
    assert outside == [framed(building, "halte").replace("/kader", "")]


def test_another_region_and_a_wrong_name_are_not_there(building: Premises) -> None:
    there = framed(building)
    for address in (there.replace("/haaglanden/", "/groningen/"), framed(building, "nergens"), "/wegwijs/kader/haaglanden/nergens/"):  # fmt: skip
        assert Client().get(address).status_code == 404
    assert Client().post(there).status_code == 405


def test_it_costs_few_queries(building: Premises) -> None:
    for address in every(building):
        with CaptureQueriesContext(connection) as seen:
            Client().get(address)
        asked = [row["sql"] for row in seen if not re.search("SAVEPOINT|set_config|SET ", row["sql"])]  # fmt: skip
        assert len(asked) <= 9, asked


def test_staff_copy_a_line_that_names_the_address_and_a_title(
    cast: Cast, building: Premises, settings: Any
) -> None:
    settings.PUBLIC_ADDRESS = "https://warm.example"
    with region_scope(cast.places.region.pk):
        Place.objects.filter(premises=building, slug="ingang").update(name='"><script>')
    way = reverse("wayfinding:framing", args=[building.pk])
    page = cast.client("mia").get(way).content.decode()
    lines = [html.unescape(one) for one in re.findall(r"<textarea[^>]*>(.*?)</textarea>", page)]
    assert [re.findall('src="([^"]+)"', one)[0] for one in lines] == [
        f"https://warm.example{framed(building, *words)}"
        for words in ((), ("film",), ("halte",), ("ingang",), ("b107",))
    ]
    assert all(re.fullmatch('<iframe src="[^"<>]+" title="[^"<>]+" [^<>]+></iframe>', one) for one in lines)  # fmt: skip
    assert "<script>" not in page
    assert cast.client("lars").get(way).status_code == 404


def test_the_page_to_copy_from_may_show_the_frame_and_other_pages_may_not(
    cast: Cast, building: Premises
) -> None:
    answer = cast.client("mia").get(reverse("wayfinding:framing", args=[building.pk]))
    assert f'src="{framed(building)}"' in answer.content.decode()
    assert {"frame-src 'self'", "default-src 'none'"} <= rules_of(answer)
    other = cast.client("mia").get(reverse("wayfinding:normal_days", args=[building.pk]))
    assert "frame-src" not in other["Content-Security-Policy"]


def test_whoever_made_the_music_is_named_in_the_frame_too(cast: Cast, building: Premises) -> None:
    with region_scope(cast.places.region.pk):
        board = FilmBoard.objects.get(premises=building)
        kept = Material.objects.get(premises=building, sha256="0" * 64)
        FoundFace.objects.filter(material=kept).update(decision="nobody", consent=None)
        music = {
            "asset": kept.sha256,
            "credit": "Ida de Wit",
            "licence": "CC BY 4.0",
            "source": "muziek.example",
        }
        board.board["audio"] = {"music": music}
        board.save()
    for address in (framed(building, "film"), framed(building, "film").replace("/kader", "")):
        page = Client().get(address).content.decode()
        assert "Muziek: Ida de Wit · CC BY 4.0 · muziek.example" in page


def test_nothing_to_copy_before_it_is_public(cast: Cast, closed: Premises) -> None:
    with region_scope(cast.places.region.pk):
        Premises.objects.filter(pk=closed.pk).update(school=cast.places.mondriaan)
    page = cast.client("mia").get(reverse("wayfinding:framing", args=[closed.pk])).content.decode()
    assert "<textarea" not in page
    assert "Er is nog niets openbaar" in page
