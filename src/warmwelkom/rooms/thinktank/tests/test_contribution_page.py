"""One contribution's page, and what is done from it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution, add_link, add_voices

from warmwelkom.rooms.thinktank.models import (
    Contribution,
    EarlierText,
    Label,
    Merge,
    Origin,
    Remark,
    ThreadLink,
)

FRAME = ("SAVEPOINT", "warmwelkom.region")


def _at(row: Any, what: str = "") -> str:
    return f"/denktank/haaglanden/{row.pk}/{what}"


def _text(client: Client, address: str, **words: str) -> str:
    return client.get(address, words).content.decode()


def _fill(cast: Cast, need: Contribution, number: int) -> None:
    """One more of all that can hang from a need."""
    here = {"region": need.region, "contribution": need}
    label = Label.objects.create(
        region=need.region, kind="theme", slug=f"t{number}", name=f"thema {number}"
    )
    need.labels.add(label)
    idea = add_contribution(need.region, "idea", f"Idee {number}")
    add_link(need, idea, made_by=cast.pelle)
    under = add_contribution(need.region, text=f"Ook {number}", merged_into=need, state="bundled")
    Merge.objects.create(region=need.region, merged=under, into=need, reason="zelfde", at=NOW)
    Origin.objects.create(
        **here, kind="board", source=idea.pk, title=f"Bord {number}", on=NOW.date()
    )
    EarlierText.objects.create(**here, text=f"Eerst {number}", until=NOW, changed_by_name="Pelle")
    Remark.objects.create(**here, text=f"Goed {number}", at=NOW, by=cast.alice, by_name="Alice")
    add_voices(under, receipts=1)


def test_everything_stands_on_it(cast: Cast) -> None:
    with cast.scope():
        need = add_contribution(cast.places.region, text="Ik ken daar niemand", author=cast.pelle,
                                author_name="Pelle", school=cast.places.municipality)  # fmt: skip
        _fill(cast, need, 1)
    page = _text(cast.client("anonymous"), _at(need))
    for words in ("thema 1", "Dit wordt opgelost door:", "Idee 1", "Ook 1", "zelfde", "Bord 1",
                  "Eerst 1", "Goed 1", "Pelle, Gemeente Den Haag"):  # fmt: skip
        assert words in page, words
    for words in ("Werk eraan", "Jouw reactie", "Maak los", "Haal weg"):
        assert words not in page, words


def test_it_costs_the_same_for_one_and_for_three(cast: Cast) -> None:
    costs: dict[str, list[int]] = {"anonymous": [], "noor": []}
    with cast.scope():
        need = add_contribution(cast.places.region)
    for numbers in ((1,), (2, 3)):
        with cast.scope():
            for number in numbers:
                _fill(cast, need, number)
        for who, found in costs.items():
            client = cast.client(who)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(_at(need)).status_code == 200
            found.append(len([row for row in asked if not any(x in row["sql"] for x in FRAME)]))
    assert costs["anonymous"][0] == costs["anonymous"][1] <= 6
    assert costs["noor"][0] == costs["noor"][1] <= 12


def test_a_pupils_need_has_no_name_and_no_day(cast: Cast) -> None:
    with cast.scope():
        need = add_contribution(cast.places.region)
    page = _text(cast.client("anonymous"), _at(need))
    assert "een leerling, zonder naam · week 14, 2026" in page


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("pelle", ["Geef antwoord", "Maak er een idee bij"]),
        ("alice", ["Maak er een idee bij"]),
        ("noor", ["Geef antwoord", "Vraag een organisatie om antwoord", "Maak er een idee bij",
                  "Voeg samen met hetzelfde"]),
        ("lars", []),
    ],
)  # fmt: skip
def test_who_may_do_what(cast: Cast, who: str, seen: list[str]) -> None:
    with cast.scope():
        need = add_contribution(cast.places.region, audience=cast.places.municipality)
    page = _text(cast.client(who), _at(need))
    every = ["Geef antwoord", "Vraag een organisatie om antwoord", "Maak er een idee bij",
             "Voeg samen met hetzelfde", "Pas de tekst aan", "Trek dit in"]  # fmt: skip
    assert [words for words in every if words in page] == seen


def test_from_a_need_to_an_idea_and_its_state(cast: Cast) -> None:
    client = cast.client("pelle")
    with cast.scope():
        need = add_contribution(cast.places.region)
    bad = client.post(_at(need, "vervolg/"), {"title": "", "text": "Een middag"})
    assert (bad.status_code, "Een middag" in bad.content.decode()) == (422, True)
    client.post(_at(need, "vervolg/"), {"title": "Kom kijken", "text": "Een middag"})
    with cast.scope():
        idea = ThreadLink.objects.get(earlier=need).later
    assert client.post(_at(idea, "toestand/"), {"to": "talking", "reason": ""}).status_code == 422
    words = {"to": "talking", "reason": "We praten erover."}
    assert client.post(_at(idea, "toestand/"), words).status_code == 302
    assert client.post(_at(idea, "toestand/"), words | {"to": "new"}).status_code == 422
    assert "We praten erover." in _text(client, _at(idea))


def test_a_need_is_tied_by_looking_for_words(cast: Cast) -> None:
    client = cast.client("pelle")
    with cast.scope():
        need = add_contribution(cast.places.region, text="Waar is de ingang van het gebouw?")
        idea = add_contribution(cast.places.region, "idea", "Een film van de route")
    page = _text(client, _at(idea, "verbinden/"), q="ingangen")
    assert "Waar is de ingang" in page
    assert "Dit lost op" in page
    where = _at(idea, "verbinden/?q=ingangen")
    assert client.post(where, {"other": str(need.pk), "way": "hangt"}).status_code == 422
    client.post(where, {"other": str(need.pk), "way": "solves:earlier"})
    with cast.scope():
        link = ThreadLink.objects.get()
        assert (link.earlier, link.later) == (need, idea)
    client.post(f"/denktank/haaglanden/verbindingen/{link.pk}/weg/")
    with cast.scope():
        assert not ThreadLink.objects.exists()


def test_a_moderator_merges_and_undoes(cast: Cast) -> None:
    client = cast.client("noor")
    with cast.scope():
        one = add_contribution(cast.places.region, text="Ik ken niemand")
        other = add_contribution(cast.places.region, text="Geen bekenden")
    words = {"other": str(other.pk), "keep": "this", "reason": ""}
    refused = client.post(_at(one, "samenvoegen/"), words)
    assert (refused.status_code, "Geen bekenden" in refused.content.decode()) == (422, True)
    client.post(_at(one, "samenvoegen/"), words | {"reason": "Hetzelfde."})
    with cast.scope():
        made = Merge.objects.get()
        assert (made.merged, made.into) == (other, one)
    assert "Geen bekenden" in _text(client, _at(one))
    client.post(f"/denktank/haaglanden/samenvoegingen/{made.pk}/ongedaan/")
    assert "Geen bekenden" not in _text(client, _at(one))


def test_withdrawn_is_gone_for_others_and_comes_back(cast: Cast) -> None:
    mine = cast.client("pelle")
    with cast.scope():
        idea = add_contribution(cast.places.region, "idea", "Kom kijken", author=cast.pelle)
    mine.post(_at(idea, "intrekken/"))
    assert cast.client("alice").get(_at(idea)).status_code == 404
    assert "Zet het terug" in _text(mine, _at(idea))
    mine.post(_at(idea, "terugzetten/"))
    assert cast.client("alice").get(_at(idea)).status_code == 200


def test_a_changed_text_shows_how_it_was(cast: Cast) -> None:
    mine = cast.client("pelle")
    with cast.scope():
        idea = add_contribution(cast.places.region, "idea", "Kom kijken", author=cast.pelle)
    mine.post(_at(idea, "aanpassen/"), {"title": "Kom eens", "text": "Op woensdag"})
    page = _text(cast.client("anonymous"), _at(idea))
    assert "Aangepast op" in page
    assert "Kom kijken" in page


def test_a_remark_is_taken_down_with_a_reason(cast: Cast) -> None:
    with cast.scope():
        idea = add_contribution(cast.places.region, "idea", "Kom kijken")
    cast.client("pelle").post(_at(idea, "reacties/"), {"text": "Wie betaalt dat?"})
    with cast.scope():
        remark = Remark.objects.get()
    where = f"/denktank/haaglanden/reacties/{remark.pk}/weg/"
    noor = cast.client("noor")
    assert noor.post(where, {"reason": ""}).status_code == 422
    noor.post(where, {"reason": "Er stond een naam in."})
    page = _text(cast.client("anonymous"), _at(idea))
    assert "Weggehaald door een moderator: Er stond een naam in." in page
    assert "Wie betaalt dat?" not in page


def test_an_organisation_is_asked(cast: Cast) -> None:
    with cast.scope():
        need = add_contribution(cast.places.region)
    noor = cast.client("noor")
    assert noor.post(_at(need, "vraag/"), {"school": ""}).status_code == 422
    school = {"school": str(cast.places.yuverta.pk)}
    assert "Bij Yuverta is nog niemand" in noor.post(_at(need, "vraag/"), school).content.decode()
    noor.post(_at(need, "vraag/"), {"school": str(cast.places.municipality.pk)})
    assert "Geef antwoord" in _text(cast.client("pelle"), _at(need))
