"""Make the agenda with buttons, read it in public."""

from __future__ import annotations

from django.test import Client
from tests.cast import Cast
from tests.meetings import add_meeting
from tests.minutes import add_point, add_promise, cost_of, publish
from tests.thinktank import add_contribution, add_voices

from warmwelkom.rooms.meetings.models import AgendaItem, Meeting, MeetingSeries

AT = "/bijeenkomsten/haaglanden/"


def with_proposals(cast: Cast, number: int = 1) -> Meeting:
    """A meeting and so many ideas that wait, the first the heaviest."""
    for count in range(number, 0, -1):
        idea = add_contribution(cast.places.region, "idea", f"Idee {count}", state="talking")
        add_voices(idea, receipts=count)
    return add_meeting(cast.places.region, chair=cast.hanna)


def test_every_factor_of_a_proposal_is_told_in_words(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = with_proposals(cast, 2)
    shown = cast.client("hanna").get(f"{AT}{row.pk}/agenda/maken/").content.decode()
    assert "2 keer gehoord × 1 week × er is een idee = <b>4</b>" in shown


def test_take_over_add_move_and_take_off(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = with_proposals(cast, 2)
    hanna, way = cast.client("hanna"), f"{AT}{row.pk}/agenda/maken/"
    page = hanna.get(way).content.decode()
    ideas = {part.split('"')[0] for part in page.split('name="key" value="')[1:]}
    for key in sorted(ideas):
        assert hanna.post(way, {"do": "take", "key": key}).status_code == 302
    hanna.post(way, {"do": "add", "title": "Rondvraag", "minutes": "5"})
    assert titles(cast, row) == ["Idee 2", "Idee 1", "Rondvraag"]
    with cast.scope("hanna"):
        light, own = (AgendaItem.objects.get(meeting=row, place=place) for place in (2, 3))
    move = {"do": "move", "item": str(light.pk), "to": "1"}
    asked = hanna.post(way, move)
    assert asked.status_code == 422
    assert "Waarom komt dit op plek 1?" in asked.content.decode()
    hanna.post(way, move | {"reason": "De spreker moet vroeg weg."})
    assert titles(cast, row) == ["Idee 1", "Idee 2", "Rondvraag"]
    public = Client().get(f"{AT}{row.pk}/agenda/").content.decode()
    assert "Anders dan voorgesteld, omdat: De spreker moet vroeg weg." in public
    answer = hanna.post(way, {"do": "remove", "item": str(own.pk)}, follow=True)
    assert titles(cast, row) == ["Idee 1", "Idee 2"]
    undo = f"{way}?do=put_back&amp;item={own.pk}"
    assert undo in answer.content.decode()
    hanna.post(undo.replace("&amp;", "&"))
    assert titles(cast, row) == ["Idee 1", "Idee 2", "Rondvraag"]


def titles(cast: Cast, row: Meeting) -> list[str]:
    with cast.scope("hanna"):
        rows = AgendaItem.objects.filter(meeting=row, removed_at=None)
        return [item.heading for item in rows.select_related("contribution")]


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        hidden = add_contribution(cast.places.region, "idea", "Geheim", published_at=None)
    hanna, way = cast.client("hanna"), f"{AT}{row.pk}/agenda/maken/"
    typed = {"do": "add", "minutes": "0", "brought_by": "Wim", "about": "Uitleg"}
    answer = hanna.post(way, typed | {"contribution": f"http://x/{hidden.pk}/"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    for said in ("Geef het minstens één minuut.", "Deze bijdrage is er niet, of nog niet openbaar.", 'value="Wim"', "Uitleg"):  # fmt: skip
        assert said in shown
    assert hanna.post(way, typed | {"minutes": "5"}).status_code == 422
    for odd in ({"do": "x"}, {"do": "move", "to": "-1"}, {"do": "remove", "item": "x"}):
        assert hanna.post(way, odd).status_code == 404


def test_a_point_gets_other_words(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        point = add_point(row)
        idea = add_contribution(cast.places.region, "idea", "Loop mee")
    hanna, way = cast.client("hanna"), f"{AT}{row.pk}/agenda/{point.pk}/"
    typed = {"title": "", "minutes": "20", "contribution": f"/denktank/haaglanden/{idea.pk}/"}
    assert hanna.post(way, typed).status_code == 302
    assert titles(cast, row) == ["Loop mee"]
    assert hanna.post(way, {"title": "", "minutes": "20"}).status_code == 422


def test_a_contribution_that_is_not_public_is_not_named(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        idea = add_contribution(cast.places.region, "idea", "Loop mee", published_at=None)
        add_point(row, "", contribution=idea)
    for client in (Client(), cast.client("hanna")):
        for part in ("agenda/", ""):
            shown = client.get(f"{AT}{row.pk}/{part}").content.decode()
            assert "Een bijdrage die niet te lezen is" in shown
            assert "Loop mee" not in shown


def test_what_was_promised_stands_first_without_a_name_for_outsiders(cast: Cast) -> None:
    with cast.scope("hanna"):
        series = MeetingSeries.objects.create(region=cast.places.region, title="Denktank")
        before = add_meeting(cast.places.region, series=series, in_days=-30)
        add_promise(
            before, person=cast.bob, person_name="Bob", school=cast.places.witt_school,
            state="dropped", state_reason="Het bleek al geregeld.",
        )  # fmt: skip
        publish(before)
        row = add_meeting(cast.places.region, series=series)
    shown = Client().get(f"{AT}{row.pk}/agenda/").content.decode()
    for said in ("Niet meer nodig", "Bel de scholen", cast.places.witt_school.name, "Het bleek al geregeld."):  # fmt: skip
        assert said in shown
    assert "Bob" not in shown
    assert "Bob" in cast.client("pelle").get(f"{AT}{row.pk}/agenda/").content.decode()


def test_it_asks_as_much_for_three_proposals_as_for_one(cast: Cast) -> None:
    asked = []
    for number in (1, 2):
        with cast.scope("hanna"):
            row = with_proposals(cast, number)
            for _each in range(number):
                add_point(row)
        asked.append(cost_of(cast.client("hanna"), f"{AT}{row.pk}/agenda/maken/"))
    assert asked[0] == asked[1]
    assert asked[0] <= 12
