"""`/koppelingen/`: both sides next to each other, and no more of the other side than it takes to tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import add_pupil, apply

from warmwelkom.base.audit.models import Act
from warmwelkom.base.clock import now_for
from warmwelkom.rooms.transitions.models import Application, Link, Transition

PAGE = "transitions:links"
OURS = {
    "official_names": "Samira Fatima",
    "postcode": "2511 AB",
    "house_number": "7",
    "email": "samira@leerling.example",
    "phone": "+31611111111",
}
THEIRS = {
    "postcode": "2599 ZZ",
    "house_number": "41",
    "email": "samira@mail.example",
    "phone": "+31622222222",
}
REASONS = {
    "nl": ["voornaam gelijk", "postcode verschilt"],
    "en": ["given name equal", "postcode differs"],
    "agrees": [True, False],
}


def doubt(cast: Cast, given: str, **line: Any) -> Link:
    """A pupil and an application that may be the same person."""
    pupil = add_pupil(cast, given, "Haddad", **OURS)
    listed = apply(cast, pupil, given, transition=None)
    fields = THEIRS | {"previous_school": "Johan de Witt", "programme_name": "Kok"} | line
    Application.objects.filter(pk=listed.pk).update(**fields)
    return Link.objects.create(
        region=cast.places.region,
        transition=pupil,
        application=listed,
        outcome="review",
        score=0.5,
        reasons=REASONS,
        made_at=NOW,
    )


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with cast.scope():
        doubt(cast, "Samira")
    return cast


def read(cast: Cast, who: str) -> str:
    answer = cast.client(who).get(reverse(PAGE))
    assert answer.status_code == 200
    found = BeautifulSoup(answer.content, "html.parser").select_one("main")
    assert found is not None
    return " ".join(found.get_text(" ").split())


def only(cast: Cast) -> Link:
    with cast.scope():
        return Link.objects.select_related("transition", "application").get()


def say(cast: Cast, who: str, link: Link, word: str, *, follow: bool = True) -> Any:
    address = reverse("transitions:settle_link", args=[link.pk])
    return cast.client(who).post(address, {"say": word}, follow=follow)


def test_both_sides_and_the_reasons_in_words(here: Cast) -> None:
    page = read(here, "dewi")
    assert "Bij 1 regel twijfelen we" in page
    assert "Naam Samira Haddad Samira Haddad" in page
    assert "Klopt: voornaam gelijk Let op: postcode verschilt" in page


def test_what_the_mbo_sees_of_a_pupil_before_there_is_a_link(here: Cast) -> None:
    """Names, birth date and school; of address, mail and telephone only in words whether they agree."""
    page = read(here, "emre")
    assert "Voornamen Samira Fatima" in page
    hidden = [OURS["postcode"], OURS["email"], OURS["phone"], "4K1", "kader"]
    assert [value for value in hidden if value in page] == []
    assert "Open Samira Haddad" not in page


def test_what_the_vo_sees_of_an_application_before_there_is_a_link(here: Cast) -> None:
    page = read(here, "dewi")
    hidden = [THEIRS["postcode"], THEIRS["email"], THEIRS["phone"], "Kok"]
    assert [value for value in hidden if value in page] == []
    assert "Open Samira Haddad" in page


@pytest.mark.parametrize("who", ["carla", "esra", "lena"])
def test_another_school_sees_and_decides_nothing(here: Cast, who: str) -> None:
    assert "Geen twijfel meer" in read(here, who)
    assert say(here, who, only(here), "same").status_code == 404
    assert only(here).outcome == "review"


@pytest.mark.parametrize("who", ["alice", "ibrahim", "joris", "fatima", "gijs", "dina"])
def test_other_roles_find_nothing_there(here: Cast, who: str) -> None:
    assert here.client(who).get(reverse(PAGE)).status_code == 404
    assert say(here, who, only(here), "same").status_code == 404


@pytest.mark.parametrize("who", ["dewi", "emre"])
def test_the_same_pupil_and_undo(here: Cast, who: str) -> None:
    page = say(here, who, only(here), "same").content.decode()
    link = only(here)
    assert (link.outcome, link.decided_by_id) == ("linked", here.people[who].pk)
    assert link.application is not None
    assert link.application.transition_id == link.transition_id
    assert "Samira Haddad: dezelfde leerling." in page
    undo = reverse("transitions:reopen_link", args=[link.pk])
    assert undo in page
    page = here.client(who).post(undo, follow=True).content.decode()
    assert "Je besluit is teruggedraaid. Het paar staat er weer bij." in page
    assert only(here).outcome == "review"


def test_not_the_same(here: Cast) -> None:
    page = say(here, "dewi", only(here), "other").content.decode()
    assert "Samira Haddad: niet dezelfde." in page
    assert "Alles is zeker" in page
    assert only(here).outcome == "refused"


def test_after_a_decision_the_keyboard_goes_on_from_there(here: Cast) -> None:
    answer = say(here, "dewi", only(here), "same", follow=False)
    assert answer["Location"] == reverse(PAGE) + "#besluit"
    assert 'id="besluit"' in here.client("dewi").get(reverse(PAGE)).content.decode()


def test_two_tabs(here: Cast) -> None:
    say(here, "dewi", only(here), "same")
    page = say(here, "emre", only(here), "other").content.decode()
    assert "Hier is al over besloten. Kijk hoe het nu staat." in page
    assert only(here).outcome == "linked"


def test_undo_twice_is_told(here: Cast) -> None:
    address = reverse("transitions:reopen_link", args=[only(here).pk])
    page = here.client("dewi").post(address, follow=True).content.decode()
    assert "Dit besluit is al teruggedraaid." in page


def test_no_word_no_decision(here: Cast) -> None:
    page = say(here, "dewi", only(here), "").content.decode()
    assert "Kies: dezelfde leerling, of niet dezelfde." in page
    assert only(here).outcome == "review"


def test_a_decision_of_yesterday_is_not_offered_to_undo(here: Cast) -> None:
    say(here, "dewi", only(here), "same")
    yesterday = now_for(here.places.region.pk) - dt.timedelta(days=1)
    with here.scope():
        Link.objects.update(decided_at=yesterday)
    assert "dezelfde leerling." not in read(here, "dewi")


def test_whoever_left_is_not_in_doubt(here: Cast) -> None:
    with here.scope():
        Application.objects.update(gone_at=NOW)
    assert "Geen twijfel meer" in read(here, "dewi")
    with here.scope():
        Application.objects.update(gone_at=None)
        Transition.objects.update(gone_at=NOW)
    assert "Geen twijfel meer" in read(here, "emre")


def test_looking_stands_in_the_record_once_an_hour(here: Cast) -> None:
    for _again in range(2):
        read(here, "emre")
    pupil = only(here).transition.pupil_id
    with here.scope():
        acts = Act.objects.filter(about=pupil).values_list("action", "actor_name")
        assert list(acts) == [("transitions.see_link", "Emre")]


def test_the_pupil_reads_who_looked(cast: Cast) -> None:
    with cast.scope():
        link = doubt(cast, "Samira")
        Link.objects.filter(pk=link.pk).update(transition=cast.dina)
    read(cast, "emre")
    page = cast.client("dina").get(reverse("transitions:my_data")).content.decode()
    assert "<b>Emre</b> vergeleek je naam met een lijst van het mbo" in page


def test_as_many_queries_for_three_pairs_as_for_one(here: Cast) -> None:
    client, counts = here.client("dewi"), []
    for given in ("", "Yasmin", "Nora"):
        if given:
            with here.scope():
                doubt(here, given)
        client.get(reverse(PAGE))
        with CaptureQueriesContext(connection) as found:
            client.get(reverse(PAGE))
        counts.append(len(found))
    assert counts == [counts[0]] * 3
    assert counts[0] <= 20


def test_in_english(here: Cast) -> None:
    client = here.client("dewi")
    client.post("/taal/", {"language": "en"})
    page = client.get(reverse(PAGE)).content.decode()
    assert "given name equal" in page
    assert "We are in doubt about 1 line" in page
