"""`/volg/`: four words open what happened with what somebody said."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution

from warmwelkom.rooms.thinktank.api import set_state_from_meeting
from warmwelkom.rooms.thinktank.domain.moderation import keep_back, place
from warmwelkom.rooms.thinktank.models import Contribution, ModerationCase, ThreadLink, Voice
from warmwelkom.rooms.thinktank.tests.voices import open_code, send, to, words_in


def follow(words: str, **more: str) -> tuple[int, str]:
    answer = Client().post(to("follow"), {"words": words} | more)
    return answer.status_code, answer.content.decode()


def publish(cast: Cast) -> Contribution:
    """Noor reads the only thing that waits."""
    with cast.scope():
        case = ModerationCase.objects.get()
        place(actor=cast.actor("noor"), case=case, text=case.contribution.text, labels=[], now=NOW)
        return Contribution.objects.get(pk=case.contribution_id)


def test_it_works_while_it_waits(cast: Cast) -> None:
    open_code(cast)
    words = words_in(send(Client(), "Een kluisje"))
    status, page = follow(words)
    assert status == 200
    assert "‘Een kluisje’" in page
    assert "Je zin wacht nog" in page


def test_a_slip_of_the_thumb_does_not_matter(cast: Cast) -> None:
    open_code(cast)
    words = words_in(send(Client(), "Een kluisje"))
    assert follow(f"  {words.upper().replace(' ', ', ')}. ")[0] == 200


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "Typ de vier woorden van je briefje."),
        ("lamp fiets", "Een volgcode heeft vier woorden."),
        ("lamp fiets duin brug", "Bij deze vier woorden vinden we niets."),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, words: str, told: str) -> None:
    open_code(cast)
    status, page = follow(words)
    assert status == 422
    assert told in page
    assert f'value="{words}"' in page or not words


def test_another_region_finds_nothing(cast: Cast) -> None:
    open_code(cast)
    words = words_in(send(Client(), "Een kluisje"))
    answer = Client().post("/denktank/rijnmond/volg/", {"words": words})
    assert answer.status_code == 422
    assert "Een kluisje" not in answer.content.decode()


def test_it_shows_the_bundle_the_idea_and_the_plan(cast: Cast) -> None:
    open_code(cast)
    words = words_in(send(Client(), "Een kluisje"))
    need = publish(cast)
    region = cast.places.region
    with cast.scope():
        root = add_contribution(region, text="Een eigen plek voor je spullen")
        idea = add_contribution(region, "idea", text="Kluisjes delen")
        plan = add_contribution(region, "plan", text="Kluisjes in de hal")
        hidden = add_contribution(region, "plan", text="Nog geheim", published_at=None)
        apart = add_contribution(region, "idea", text="Iets heel anders")
        Contribution.objects.filter(pk=need.pk).update(merged_into=root)
        for earlier, later in ((root, idea), (idea, plan), (plan, hidden), (apart, plan)):
            ThreadLink.objects.create(
                region=region, earlier=earlier, later=later, kind="works_out", made_on=NOW.date()
            )
    _status, page = follow(words)
    shown = [
        text for text in ("Een eigen plek", "Kluisjes delen", "Kluisjes in de hal") if text in page
    ]
    assert shown == ["Een eigen plek", "Kluisjes delen", "Kluisjes in de hal"]
    assert "Nog geheim" not in page
    assert "Iets heel anders" not in page


def test_what_was_kept_back_says_why_and_is_not_refused(cast: Cast) -> None:
    open_code(cast)
    words = words_in(send(Client(), "Tim uit mijn klas moet weg"))
    with cast.scope():
        case = ModerationCase.objects.get()
        keep_back(
            actor=cast.actor("noor"), case=case, reason="Zeg liever wat jij nodig hebt.", now=NOW
        )
        assert Contribution.objects.get().state == "received"
    _status, page = follow(words)
    assert "Zeg liever wat jij nodig hebt." in page
    assert "afgewezen" not in page


def test_the_writer_takes_the_words_away(cast: Cast) -> None:
    open_code(cast)
    words = words_in(send(Client(), "Een kluisje"))
    need = publish(cast)
    status, page = follow(words, number=str(need.pk))
    assert (status, "Je zin is weg." in page) == (200, True)
    with cast.scope():
        assert list(Contribution.objects.all()) == []
        assert list(ModerationCase.objects.all()) == []


def test_what_others_said_of_it_stays_counted(cast: Cast) -> None:
    open_code(cast)
    words = words_in(send(Client(), "Een kluisje"))
    need = publish(cast)
    with cast.scope():
        Voice.objects.create(
            region=cast.places.region, contribution=need, person=cast.pelle, week=NOW.date()
        )
    follow(words, number=str(need.pk))
    with cast.scope():
        need.refresh_from_db()
    assert (need.text, need.heard) == ("De schrijver heeft deze zin weggehaald.", 1)


def test_with_other_words_nothing_goes_away(cast: Cast) -> None:
    open_code(cast)
    send(Client(), "Een kluisje")
    other = words_in(send(Client(), "Een buddy"))
    with cast.scope():
        theirs = Contribution.objects.get(text="Een kluisje")
    follow(other, number=str(theirs.pk))
    with cast.scope():
        assert Contribution.objects.filter(pk=theirs.pk).exists()


def test_tries_run_out(cast: Cast) -> None:
    open_code(cast)
    guesser = Client(REMOTE_ADDR="192.0.2.11")
    answers = [guesser.post(to("follow"), {"words": "x"}).status_code for _try in range(121)]
    assert answers == [422] * 120 + [429]


def test_it_costs_the_same_for_one_and_for_three(cast: Cast) -> None:
    open_code(cast)
    costs = []
    words = words_in(send(Client(), "Een kluisje"))
    need = publish(cast)
    for number in (1, 3):
        with cast.scope():
            for more in range(number):
                idea = add_contribution(cast.places.region, "idea", text=f"Idee {number} {more}")
                ThreadLink.objects.create(
                    region=need.region, earlier=need, later=idea, kind="solves", made_on=NOW.date()
                )
        with CaptureQueriesContext(connection) as asked:
            follow(words)
        frame = ("SAVEPOINT", "warmwelkom.region")
        costs.append(len([row for row in asked if not any(word in row["sql"] for word in frame)]))
    assert costs[0] == costs[1] <= 7  # two of them count the try


def test_where_it_was_decided_is_told_with_the_way_there(cast: Cast) -> None:
    open_code(cast)
    words = words_in(send(Client(), "Een kluisje"))
    row = publish(cast)
    with cast.scope():
        set_state_from_meeting(
            actor=cast.actor("hanna"), contribution=row, to="answered", reason="Die komen er.",
            now=NOW, meeting=(row.pk, "Denktank in de lente"),
        )  # fmt: skip
    _status, page = follow(words)
    way = f"/bijeenkomsten/haaglanden/{row.pk}/"
    assert f'besloten in: <a href="{way}">Denktank in de lente</a>' in page
