"""The minutes as everybody reads them: no name, nothing that is not public, corrections beside them."""

from __future__ import annotations

from django.test import Client
from tests.cast import NOW, Cast
from tests.minutes import add_point, add_promise, begun, cost_of, publish
from tests.thinktank import add_contribution

from warmwelkom.rooms.meetings.api import minutes_in_words
from warmwelkom.rooms.meetings.domain.decisions import decide
from warmwelkom.rooms.meetings.models import AgendaItem, Meeting, Minutes, MinutesCorrection

AT = "/bijeenkomsten/haaglanden/"


def make(cast: Cast, points: int = 1) -> Meeting:
    """Minutes with a decision about an idea and a promise of Bob's at each point; not published yet."""
    hanna, row = cast.actor("hanna"), begun(cast)
    for number in range(points):
        idea = add_contribution(cast.places.region, "idea", f"Loop mee {number}")
        point = add_point(row, "", contribution=idea, notes="Iedereen was voor.")
        decide(actor=hanna, meeting=row, item=point, kind="state", to="kept", text="Na de zomer.", now=NOW)  # fmt: skip
        add_promise(
            row, item=point, person=cast.bob, person_name="Bob", school=cast.places.witt_school
        )
    return row


def text_of(client: Client, way: str) -> str:
    return client.get(way).content.decode()


def test_everybody_reads_what_was_decided_and_nobody_the_names(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = make(cast)
        publish(row, people=12, organisations=["Johan de Witt", "Yuverta"])
    way = f"{AT}{row.pk}/verslag/"
    shown = text_of(Client(), way)
    for said in (
        "Loop mee 0", "Iedereen was voor.", "Besloten: bewaard", "Na de zomer.",
        "Bel de scholen", "12 mensen waren erbij: Johan de Witt, Yuverta.",
    ):  # fmt: skip
        assert said in shown
    assert "Bob" not in shown
    assert "Verbeter dit" not in shown
    assert "Bob" not in text_of(cast.client("lars"), way)
    assert "Bob" in text_of(cast.client("pelle"), way)


def test_before_they_are_published_only_who_leads_reads_them(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = make(cast)
    way = f"{AT}{row.pk}/verslag/"
    for client in (Client(), cast.client("pelle"), cast.client("lars")):
        shown = text_of(client, way)
        assert "Het verslag is er nog niet" in shown
        assert "Iedereen was voor." not in shown
        assert client.get(f"{AT}{row.pk}/verslag.txt").status_code == 404
    assert "Iedereen was voor." in text_of(cast.client("hanna"), way)


def test_what_is_withdrawn_later_is_gone_from_every_page(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = make(cast)
        publish(row)
        AgendaItem.objects.get().contribution.__class__.objects.update(published_at=None)
    for part in ("verslag/", "agenda/", "verslag.txt", "verslag.md", ""):
        shown = text_of(Client(), f"{AT}{row.pk}/{part}")
        assert "Loop mee" not in shown
        assert "Een bijdrage die niet te lezen is" in shown or part == ""


def test_a_correction_stands_beside_the_text_with_day_who_and_why(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = make(cast)
        publish(row)
        point = AgendaItem.objects.get()
    typed = {"item": str(point.pk), "text": "Twee waren tegen.", "reason": "Niet goed gehoord"}
    answer = cast.client("hanna").post(f"{AT}{row.pk}/verslag/verbeteren/", typed)
    assert answer.status_code == 302
    shown = text_of(Client(), f"{AT}{row.pk}/verslag/")
    for said in (
        "Iedereen was voor.", "Twee waren tegen.", "Omdat: Niet goed gehoord", "Hanna",
        "Verbetering van",
    ):  # fmt: skip
        assert said in shown
    with cast.scope("hanna"):
        assert MinutesCorrection.objects.get().item == point


def test_a_correction_without_a_reason_is_asked_again_and_nothing_is_lost(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = make(cast)
        publish(row)
    typed = {"item": "", "text": "Twee waren tegen.", "reason": ""}
    answer = cast.client("hanna").post(f"{AT}{row.pk}/verslag/verbeteren/", typed)
    assert answer.status_code == 422
    assert "Twee waren tegen." in answer.content.decode()


def test_the_chair_reads_it_once_more_and_publishes(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = make(cast)
    way = f"{AT}{row.pk}/verslag/openbaar/"
    hanna = cast.client("hanna")
    assert "Bob" not in text_of(hanna, way).split("<main")[1]
    assert hanna.post(way).headers["Location"] == f"{AT}{row.pk}/verslag/"
    with cast.scope("hanna"):
        assert Minutes.objects.get().meeting == row
    assert hanna.post(way).status_code == 302


def test_who_was_there_is_counted_by_the_chair_and_what_may_be_a_name_is_pointed_at(
    cast: Cast,
) -> None:
    with cast.scope("hanna"):
        row = make(cast)
        AgendaItem.objects.update(notes="Tim uit 4vmbo belt naar 06-12345678.")
    way, hanna = f"{AT}{row.pk}/verslag/openbaar/", cast.client("hanna")
    shown = text_of(hanna, way)
    for said in ("Kan dit iemand aanwijzen?", "<b>Tim</b> (een voornaam)", "(een telefoonnummer)"):
        assert said in shown
    typed = {"people": "x", "organisations": "Yuverta"}
    answer = hanna.post(way, typed)
    assert answer.status_code == 422
    assert "Yuverta" in answer.content.decode()
    hanna.post(way, {"people": "9", "organisations": "Yuverta\n\n Den Haag \nYuverta"})
    with cast.scope("hanna"):
        made = Minutes.objects.get()
    assert (made.people, made.organisations) == (9, ["Den Haag", "Yuverta"])


def test_another_title_afterwards_does_not_change_the_minutes(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = make(cast)
        publish(row)
        Meeting.objects.update(title="Heel anders", starts_at=None, ends_at=None)
    lines = text_of(Client(), f"{AT}{row.pk}/verslag.txt").splitlines()
    assert lines[:3] == ["Denktank in de lente", "", "donderdag 2 april, 10.00–11.30"]


def test_the_text_version_says_the_same(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = make(cast)
        publish(row, people=3)
    answer = Client().get(f"{AT}{row.pk}/verslag.md")
    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    lines = answer.content.decode().splitlines()
    assert lines[:12] == [
        "# Denktank in de lente", "", "donderdag 2 april, 10.00–11.30", "", "3 mensen waren erbij.",
        "", "## 1. Loop mee 0", "", "Iedereen was voor.", "",
        "**Besloten: bewaard**: Na de zomer.", "",
    ]  # fmt: skip
    assert lines[12] == f"- Beloofd: Bel de scholen ({cast.places.witt_school.name}, vóór donderdag 9 april)"  # fmt: skip
    assert "**" not in text_of(Client(), f"{AT}{row.pk}/verslag.txt")
    assert Client().get(f"{AT}{row.pk}/verslag.exe").status_code == 404


def test_the_rooms_above_get_the_words_once_they_are_public(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = make(cast)
        assert minutes_in_words(actor=hanna, meeting_id=row.pk, region="haaglanden") == ""
        publish(row)
        words = minutes_in_words(actor=hanna, meeting_id=row.pk, region="haaglanden")
    assert words == text_of(Client(), f"{AT}{row.pk}/verslag.txt")


def test_another_region_gets_404(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = make(cast)
        publish(row)
    for part in ("verslag/", "agenda/", "verslag.txt"):
        assert Client().get(f"/bijeenkomsten/elders/{row.pk}/{part}").status_code == 404


def test_it_asks_as_much_for_three_points_as_for_one(cast: Cast) -> None:
    asked: dict[str, list[int]] = {}
    for number in (1, 3):
        with cast.scope("hanna"):
            row = make(cast, number)
            publish(row)
        for part in ("verslag/", "agenda/", "verslag.txt", ""):
            asked.setdefault(part, []).append(cost_of(Client(), f"{AT}{row.pk}/{part}"))
    assert {part: costs for part, costs in asked.items() if costs[0] != costs[1]} == {}
    assert {part: costs for part, costs in asked.items() if max(costs) > 6} == {}
