"""`/lezen/`: what waits, one text at a time, and the rules that everybody reads."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution

from warmwelkom.rooms.thinktank.domain.contribute import contribute
from warmwelkom.rooms.thinktank.models import Contribution, Label, ModerationCase, ThinkTank, Voice
from warmwelkom.rooms.thinktank.tests.voices import open_code, send, to

MONDAY = dt.date(2026, 3, 30)


def waiting(cast: Cast, text: str = "Een kluisje") -> ModerationCase:
    """Something that a pupil said."""
    open_code(cast)
    send(Client(), text)
    with cast.scope():
        return ModerationCase.objects.select_related("contribution").get()


def decide(cast: Cast, case: ModerationCase, who: str = "noor", **sent: object) -> int:
    return cast.client(who).post(to("case", case.pk), sent).status_code


def after(cast: Cast, case: ModerationCase) -> tuple[ModerationCase, Contribution]:
    with cast.scope():
        return ModerationCase.objects.get(pk=case.pk), Contribution.objects.get(
            pk=case.contribution_id
        )


def test_placing_makes_it_public_and_heard(cast: Cast) -> None:
    case = waiting(cast)
    with cast.scope():
        label = Label.objects.get(slug="geld-en-spullen")
    assert decide(cast, case, do="place", text="Een kluisje", label=[str(label.pk)]) == 302
    case, need = after(cast, case)
    assert (case.decision, case.opened_on, case.decided_by, case.original) == (
        "published", MONDAY, cast.noor, "",
    )  # fmt: skip
    assert need.state == "heard"
    with cast.scope():
        assert [state.reason for state in need.states.all()] == [
            "Net binnen.",
            "Gelezen en geplaatst.",
        ]
        assert list(need.labels.all()) == [label]
        assert ThinkTank.objects.get().waits == {"0": 1}
    assert "Een kluisje" in Client().get(to("front")).content.decode()


def test_editing_for_privacy_keeps_a_trace(cast: Cast) -> None:
    case = waiting(cast, "juf Yasmina moet mee, bel 06-12345678")
    page = cast.client("noor").get(to("case", case.pk)).content.decode()
    assert page.count("<mark") == 2
    decide(cast, case, do="place", text="Onze juf moet mee")
    case, need = after(cast, case)
    assert (need.text, case.original) == (
        "Onze juf moet mee",
        "juf Yasmina moet mee, bel 06-12345678",
    )
    assert (case.decision, case.marks) == ("edited", [])


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"do": "keep", "reason": " "}, "Kies of schrijf waarom."),
        ({"do": "place", "text": ""}, "Schrijf in een zin wat je nodig hebt."),
        ({"do": "place", "text": "x" * 401}, "Je zin is te lang: 401 tekens."),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, sent: dict[str, str], told: str) -> None:
    case = waiting(cast)
    answer = cast.client("noor").post(to("case", case.pk), sent)
    assert (answer.status_code, told in answer.content.decode()) == (422, True)
    case, need = after(cast, case)
    assert (case.decision, need.published_at, need.text) == ("", None, "Een kluisje")


def test_two_at_once_decide_once(cast: Cast) -> None:
    case = waiting(cast)
    decide(cast, case, do="place", text="Een kluisje")
    answer = cast.client("hanna").post(to("case", case.pk), {"do": "keep", "reason": "x"})
    assert (answer.status_code, "Een collega heeft" in answer.content.decode()) == (422, True)
    assert after(cast, case)[0].decision == "published"


@pytest.mark.parametrize("who", ["alice", "pelle", "lars", "karin"])
def test_a_stranger_gets_404(cast: Cast, who: str) -> None:
    case = waiting(cast)
    client = cast.client(who)
    for name in ("case", "undo_decision"):
        assert client.post(to(name, case.pk), {"do": "place", "text": "x"}).status_code == 404
    assert client.get(to("queue")).status_code == 404
    assert client.get(to("moderation_log")).status_code == 404
    assert after(cast, case)[0].decision == ""


def test_a_decision_is_taken_back(cast: Cast) -> None:
    case = waiting(cast, "juf Yasmina moet mee")
    decide(cast, case, do="place", text="Onze juf moet mee")
    cast.client("noor").post(to("undo_decision", case.pk))
    case, need = after(cast, case)
    assert (case.decision, case.original, len(case.marks)) == ("", "", 1)
    assert (need.text, need.state, need.published_at) == ("juf Yasmina moet mee", "received", None)
    with cast.scope():
        assert [state.state for state in need.states.all()] == ["received"]
    decide(cast, case, do="keep", reason="Eén mens.")
    with cast.scope():
        assert ThinkTank.objects.get().waits == {"0": 1}


@pytest.mark.parametrize("why", ["a voice", "two days"])
def test_what_others_built_on_stays(cast: Cast, why: str) -> None:
    case = waiting(cast)
    decide(cast, case, do="place", text="Een kluisje")
    with cast.scope():
        if why == "a voice":
            need = Contribution.objects.get()
            Voice.objects.create(
                region=need.region, contribution=need, person=cast.pelle, week=MONDAY
            )
        else:
            ModerationCase.objects.update(decided_on=NOW.date() - dt.timedelta(days=2))
    cast.client("noor").post(to("undo_decision", case.pk))
    assert after(cast, case)[0].decision == "published"


def test_a_partners_text_goes_offline_with_a_reason_for_its_author(cast: Cast) -> None:
    open_code(cast)
    with cast.scope():
        text = contribute(actor=cast.actor("pelle"), kind="idea", title="Bus", text="x", now=NOW)
        case = ModerationCase.objects.get()
    assert "Bus" in cast.client("noor").get(to("queue") + "?soort=partners").content.decode()
    decide(cast, case, do="offline", reason="Er staat een naam van een leerling in.")
    assert Client().get(to("contribution", text.pk)).status_code == 404
    assert cast.client("alice").get(to("contribution", text.pk)).status_code == 404
    page = cast.client("pelle").get(to("contribution", text.pk)).content.decode()
    assert "Er staat een naam van een leerling in." in page
    decide(cast, case, do="read")
    assert Client().get(to("contribution", text.pk)).status_code == 200


def test_the_log_has_no_text(cast: Cast) -> None:
    case = waiting(cast, "Een heel eigen zin")
    decide(cast, case, do="keep", reason="Te persoonlijk")
    lines = cast.client("noor").get(to("moderation_log")).content.decode("utf-8-sig").splitlines()
    assert lines == [
        "week;van;vastgehouden;besluit;dag;reden;door",
        "2026-03-30;leerling;nee;kept_back;2026-04-02;Te persoonlijk;Noor",
    ]


@pytest.mark.parametrize(
    ("decided", "told"),
    [
        ({"published": 4}, (None, [None, None, None])),
        ({"published": 6, "edited": 5}, (11, [6, 5, None])),
        ({"published": 6, "kept_back": 1}, (7, [None, None, None])),
    ],
)
def test_the_numbers_give_nobody_away(
    cast: Cast, decided: dict[str, int], told: tuple[int | None, list[int | None]]
) -> None:
    from warmwelkom.rooms.thinktank.queries.moderation import numbers

    open_code(cast)
    with cast.scope():
        for decision, number in decided.items():
            for _case in range(number):
                need = add_contribution(cast.places.region)
                ModerationCase.objects.create(
                    region=need.region, contribution=need, opened_on=MONDAY, decision=decision,
                    decided_on=MONDAY,
                )  # fmt: skip
        found = numbers()
    assert (found["read"], [number for _name, number in found["decided"]]) == told


def test_it_costs_the_same_for_one_and_for_three(cast: Cast) -> None:
    open_code(cast)
    client, costs = cast.client("noor"), []
    for number in (1, 3):
        for text in range(number):
            send(Client(), f"Zin {number} {text}")
        with CaptureQueriesContext(connection) as asked:
            client.get(to("queue"))
        costs.append(len([row for row in asked if "SAVEPOINT" not in row["sql"]]))
    assert costs[0] == costs[1] <= 12
