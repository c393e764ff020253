"""One screen while the meeting runs: whatever is filled in is kept, what is wrong is said, nothing is lost."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef
from tests.cast import NOW, Cast
from tests.meetings import add_meeting
from tests.minutes import add_point, add_promise, begun, cost_of
from tests.thinktank import add_contribution, add_plan

from warmwelkom.rooms.meetings import texts_for_notes
from warmwelkom.rooms.meetings.models import ActionItem, AgendaItem, Decision, Meeting

AT = "/bijeenkomsten/haaglanden/"


def typed(point: AgendaItem, **more: str) -> dict[str, str]:
    """What the form of a point sends."""
    nothing = dict.fromkeys(("notes", "outcome", "decided", "what", "who", "due"), "")
    return nothing | {"item": str(point.pk), "version": str(point.notes_version)} | more


def test_one_press_keeps_notes_decision_and_promise_and_goes_on(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = begun(cast)
        idea = add_contribution(cast.places.region, "idea")
        point = add_point(row, "", contribution=idea)
        second = add_point(row, "Rondvraag")
    hanna, way = cast.client("hanna"), f"{AT}{row.pk}/leiden/"
    form = typed(
        point, notes="Iedereen\r\nwas voor.", outcome="state:worked_out", decided="We doen het.",
        what="Bel Yuverta", who=f"p:{cast.bob.pk}", due="2026-05-01", go="on",
    )  # fmt: skip
    answer = hanna.post(way, form)
    assert answer.headers["Location"] == f"{way}?punt={second.pk}"
    with cast.scope("hanna"):
        point.refresh_from_db()
        idea.refresh_from_db()
        action = ActionItem.objects.get()
        assert (point.notes, idea.state) == ("Iedereen\nwas voor.", "worked_out")
        assert (action.what, action.person, action.due) == ("Bel Yuverta", cast.bob, dt.date(2026, 5, 1))  # fmt: skip
        assert action.school == cast.places.witt_school
    shown = hanna.get(f"{way}?punt={point.pk}").content.decode()
    for said in ("Besloten: wordt uitgewerkt", "We doen het.", "Bel Yuverta", "Neem het besluit terug"):  # fmt: skip
        assert said in shown


def test_a_condition_that_does_not_hold_is_a_sentence_and_nothing_is_lost(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = begun(cast)
        plan = add_plan(cast.places.region, state="chosen")
        point = add_point(row, "", contribution=plan.contribution)
    form = typed(
        point, notes="Zin in", outcome="state:under_way", decided="We beginnen.", what="Bel", who="",
    )  # fmt: skip
    answer = cast.client("hanna").post(f"{AT}{row.pk}/leiden/", form)
    shown = answer.content.decode()
    assert answer.status_code == 422
    for said in (
        "Dit plan kan nog niet beginnen. Er mist nog: een trekker, een begindatum, een eerste stap.",
        "We beginnen.", "Zin in", "Kies wie het doet.", "Kies een dag.", 'value="Bel"',
    ):  # fmt: skip
        assert said in shown
    with cast.scope("hanna"):
        point.refresh_from_db()
        assert (point.notes, Decision.objects.count(), ActionItem.objects.count()) == ("Zin in", 0, 0)  # fmt: skip


def test_words_without_a_choice_and_a_choice_without_words_are_asked(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = begun(cast)
        point = add_point(row)
    hanna, way = cast.client("hanna"), f"{AT}{row.pk}/leiden/"
    shown = hanna.post(way, typed(point, decided="Zo doen we het.")).content.decode()
    assert "Kies ook wat het besluit is." in shown
    shown = hanna.post(way, typed(point, outcome="decided")).content.decode()
    assert "Schrijf in een zin wat er besloten is, en waarom." in shown
    assert hanna.post(way, typed(point, outcome="state:answered", decided="x")).status_code == 422


def test_two_who_note_at_once_see_both_texts(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = begun(cast)
        point = add_point(row)
    way = f"{AT}{row.pk}/leiden/"
    cast.client("hanna").post(way, typed(point, notes="Van Hanna"))
    answer = cast.client("noor").post(way, typed(point, notes="Van Noor"))
    shown = answer.content.decode()
    assert answer.status_code == 422
    for said in ("Iemand anders schreef hier ook.", "Van Hanna", "Van Noor"):
        assert said in shown
    assert '<input type="hidden" name="version" value="1"' in shown


def test_notes_are_kept_while_somebody_types(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = begun(cast)
        point = add_point(row)
    way = f"{AT}{row.pk}/leiden/{point.pk}/notities/"
    first = cast.client("hanna").post(way, {"notes": "Een", "version": "0"})
    assert (first.status_code, first.json()["version"]) == (200, 1)
    other = cast.client("noor").post(way, {"notes": "Twee", "version": "0"})
    assert other.status_code == 422
    assert (other.json()["notes"], other.json()["version"]) == ("Een\n\n---\n\nTwee", 1)
    assert cast.client("hanna").post(way, {"notes": "x", "version": "?"}).status_code == 422
    with cast.scope("hanna"):
        point.refresh_from_db()
        assert point.notes == "Een"


def test_begin_decide_take_back_and_close(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region, chair=cast.hanna)
        idea = add_contribution(cast.places.region, "idea")
        idea.states.update(at=NOW - dt.timedelta(days=1))  # the page's own clock may read earlier
        point = add_point(row, "", contribution=idea)
    hanna, way = cast.client("hanna"), f"{AT}{row.pk}/leiden/"
    assert "Begin de bijeenkomst" in hanna.get(way).content.decode()
    hanna.post(f"{way}doe/", {"do": "begin"})
    hanna.post(way, typed(point, outcome="state:kept", decided="Later."))
    with cast.scope("hanna"):
        decision = Decision.objects.get()
    hanna.post(f"{way}doe/", {"do": "undo", "number": str(decision.pk), "item": str(point.pk)})
    with cast.scope("hanna"):
        idea.refresh_from_db()
        assert (idea.state, Decision.objects.count()) == ("talking", 0)
    answer = hanna.post(way, typed(point, outcome="postponed", go="end"))
    assert answer.headers["Location"] == f"{AT}{row.pk}/verslag/openbaar/"
    with cast.scope("hanna"):
        assert Meeting.objects.get().ended_at is not None
    hanna.post(f"{way}doe/?do=reopen")
    with cast.scope("hanna"):
        assert Meeting.objects.get().ended_at is None


def test_an_answer_that_was_sent_says_why_it_stays(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = begun(cast)
        need = add_contribution(cast.places.region)
        point = add_point(row, "", contribution=need)
    hanna, way = cast.client("hanna"), f"{AT}{row.pk}/leiden/"
    hanna.post(way, typed(point, outcome="state:answered", decided="Dat regelen we."))
    shown = hanna.get(way).content.decode()
    assert "Dit antwoord is verstuurd en gaat niet terug." in shown
    assert "Neem het besluit terug" not in shown


def test_a_chair_without_a_say_reads_who_has_it(cast: Cast) -> None:
    with cast.scope("alice"):
        row = add_meeting(cast.places.region, chair=cast.alice, begun_at=NOW)
        idea = add_contribution(cast.places.region, "idea", author=cast.bob)
        add_point(row, "", contribution=idea)
    shown = cast.client("alice").get(f"{AT}{row.pk}/leiden/").content.decode()
    assert "De stand van deze bijdrage kun jij hier niet zetten." in shown
    assert 'value="state:' not in shown


def test_what_is_offered_goes_into_the_notes_with_one_button(cast: Cast) -> None:
    before = dict(texts_for_notes._offers)
    first = texts_for_notes.Offer(
        label="Zet het rad in de notities", text=lambda _row: "- een briefje",
        is_there=lambda: Exists(Meeting.objects.filter(pk=OuterRef("pk"), title="Met een rad")),
    )  # fmt: skip
    texts_for_notes.offer_text("wheel", first)
    try:
        with cast.scope("hanna"):
            row, other = begun(cast, "Met een rad"), begun(cast, "Zonder")
            point = add_point(row)
            add_point(other)
        hanna, way = cast.client("hanna"), f"{AT}{row.pk}/leiden/"
        assert "Zet het rad in de notities" in hanna.get(way).content.decode()
        assert "Zet het rad" not in hanna.get(f"{AT}{other.pk}/leiden/").content.decode()
        hanna.post(way, typed(point, notes="Van ons", add="wheel"))
        with cast.scope("hanna"):
            point.refresh_from_db()
            assert point.notes == "Van ons\n\n- een briefje"
    finally:
        texts_for_notes._offers.clear()
        texts_for_notes._offers.update(before)


def test_the_source_of_a_state_is_read_on_the_page_of_the_contribution(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = begun(cast)
        idea = add_contribution(cast.places.region, "idea")
        point = add_point(row, "", contribution=idea)
    hanna = cast.client("hanna")
    hanna.post(f"{AT}{row.pk}/leiden/", typed(point, outcome="state:kept", decided="Later."))
    shown = hanna.get(f"/denktank/haaglanden/{idea.pk}/").content.decode()
    assert f'besloten in: <a href="{AT}{row.pk}/">Denktank in de lente</a>' in shown


def test_the_screen_asks_as_much_for_three_points_as_for_one(cast: Cast) -> None:
    asked = []
    for number in (1, 3):
        with cast.scope("alice"):
            row = add_meeting(cast.places.region, chair=cast.alice, begun_at=NOW)
            for _each in range(number):
                idea = add_contribution(cast.places.region, "idea", author=cast.alice)
                point = add_point(row, "", contribution=idea)
                add_promise(row, item=point, person=cast.bob, person_name="Bob")
        asked.append(cost_of(cast.client("alice"), f"{AT}{row.pk}/leiden/"))
    assert asked[0] == asked[1]
    assert asked[0] <= 12
