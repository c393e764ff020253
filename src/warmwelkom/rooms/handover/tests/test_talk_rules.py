"""A region says what counts of a criterion, from a day on, with a reason; people go before rules."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover import add_statement
from tests.handover_talk import add_rule
from tests.pupils import add_pupil, apply

from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.handover.criteria import CRITERIA, covered_by, fingerprint_of
from warmwelkom.rooms.handover.models import Dossier, TalkRule
from warmwelkom.rooms.handover.queries.needs_of_talk import needs_for
from warmwelkom.rooms.handover.queries.talk_rules import facts_in_force

TODAY = NOW.date()
RULES = reverse("handover:criteria")
ONE = reverse("handover:set_rule", args=["one_choice"])
WHY = "Wie één keuze heeft, zien we aan de overstaptafel"


def _needed(cast: Cast, *, on: dt.date = TODAY) -> list[list[str]]:
    with cast.scope():
        needs = needs_for(actor=cast.actor("alice"), today=on)
        return [[rule.code for rule in need.reasons] for need in needs if need.is_needed]


def _says(cast: Cast, code: str, facts: list[str], *, day: dt.date = TODAY) -> int:
    words = {"facts": facts, "valid_from": day.isoformat(), "reason": WHY}
    address = reverse("handover:set_rule", args=[code])
    return cast.client("hanna").post(address, words).status_code


def test_a_region_switches_a_criterion_off_and_the_reason_stands_on_the_page(cast: Cast) -> None:
    with cast.scope():
        apply(cast, cast.dina, "A1")
    assert _needed(cast) == [["one_choice"]]
    assert _says(cast, "one_choice", []) == 302
    assert _needed(cast) == []
    for name in ("alice", "joris", "hanna"):
        page = cast.client(name).get(RULES).content.decode()
        assert "telt hier niet" in page
        assert WHY in page
    with cast.scope():
        acts = Act.objects.filter(action="handover.set_rule")
        assert [(act.actor_name, act.detail) for act in acts] == [("Hanna", {"code": "one_choice"})]


def test_a_region_counts_some_facts_of_a_criterion(cast: Cast) -> None:
    with cast.scope():
        dossier = Dossier.objects.create(
            region=cast.dina.region, transition=cast.dina, form="2020-08-01", opened_at=NOW
        )
        said = add_statement(
            cast, dossier, "guidance_needed", article=6, by_kind="mentor", by="alice"
        )
        said.value = "agreed"
        said.save()
    assert _needed(cast) == [["guidance"]]
    assert _says(cast, "guidance", ["asked", "given", "of our own"]) == 422
    assert _says(cast, "guidance", ["asked", "given"]) == 302
    assert _needed(cast) == []
    assert _says(cast, "guidance", ["agreed"]) == 302
    assert _needed(cast) == [["guidance"]]


def test_a_rule_holds_from_its_day_on_and_the_newest_day_counts(cast: Cast) -> None:
    region, hanna = cast.places.region, cast.people["hanna"]
    with cast.scope():
        apply(cast, cast.dina, "A1")
        add_rule(region, by=hanna, valid_from=TODAY + dt.timedelta(days=3))
        add_rule(region, by=hanna, valid_from=TODAY + dt.timedelta(days=9), facts=["one"])
        add_rule(region, by=hanna, code="doubt", withdrawn_at=NOW)
    found = [_needed(cast, on=TODAY + dt.timedelta(days=days)) for days in (2, 3, 8, 9)]
    assert found == [[["one_choice"]], [], [], [["one_choice"]]]
    with cast.scope():
        assert facts_in_force(today=TODAY) == {}


def test_who_asks_gets_a_talk_whatever_a_region_says(cast: Cast) -> None:
    asked = reverse("handover:set_rule", args=["asked"])
    assert cast.client("hanna").get(asked).status_code == 404
    assert _says(cast, "asked", []) == 404
    with cast.scope():
        for rule in CRITERIA:
            add_rule(cast.places.region, by=cast.people["hanna"], code=rule.code)
    cast.client("dina").post(reverse("handover:ask_own_talk"), {"reason": "Over de bus"})
    assert _needed(cast) == [["asked"]]


def test_a_person_plans_a_talk_that_no_rule_proposes(cast: Cast) -> None:
    with cast.scope():
        for rule in CRITERIA:
            add_rule(cast.places.region, by=cast.people["hanna"], code=rule.code)
    choose = reverse("handover:choose_talk", args=[cast.dina.pk])
    assert cast.client("alice").post(choose, {"reason": "Ik ken haar"}).status_code == 302
    assert _needed(cast) == [[]]


def test_a_change_is_taken_back_once_and_stays_readable(cast: Cast) -> None:
    with cast.scope():
        apply(cast, cast.dina, "A1")
    _says(cast, "one_choice", [])
    with cast.scope():
        back = reverse("handover:withdraw_rule", args=[TalkRule.objects.get().pk])
    client = cast.client("hanna")
    assert client.post(back).status_code == 302
    assert _needed(cast) == [["one_choice"]]
    assert "was al teruggenomen" in client.post(back, follow=True).content.decode()
    page = client.get(RULES).content.decode()
    assert "teruggenomen op" in page
    assert WHY in page


def test_said_twice_it_is_one_and_said_anew_the_first_is_taken_back(cast: Cast) -> None:
    _says(cast, "doubt", ["mentor"])
    _says(cast, "doubt", ["mentor"])
    with cast.scope():
        assert TalkRule.objects.count() == 1
    _says(cast, "doubt", ["pupil"])
    with cast.scope():
        rows = TalkRule.objects.order_by("made_at").values_list("facts", "withdrawn_by_name")
        assert list(rows) == [(["mentor"], "Hanna"), (["pupil"], "")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": " "},
        {"valid_from": ""},
        {"valid_from": "gisteren"},
        {"valid_from": (TODAY - dt.timedelta(days=1)).isoformat()},
        {"valid_from": (TODAY + dt.timedelta(days=900)).isoformat()},
        {"reason": "x" * 301},
        {"facts": ["\x00"]},
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, wrong: dict[str, object]) -> None:
    words = {"facts": ["one"], "valid_from": TODAY.isoformat(), "reason": WHY} | wrong
    answer = cast.client("hanna").post(ONE, words)
    assert answer.status_code == 422
    assert str(words["reason"]).strip() in answer.content.decode()
    with cast.scope():
        assert TalkRule.objects.count() == 0


def test_nobody_else_sets_a_rule(cast: Cast) -> None:
    with cast.scope():
        rule = add_rule(cast.places.region, by=cast.people["hanna"])
    back = reverse("handover:withdraw_rule", args=[rule.pk])
    for name in ("alice", "dewi", "emre", "joris", "ibrahim", "mia", "lars", "lena", "dina"):
        client = cast.client(name)
        assert client.get(ONE).status_code == 404, name
        assert client.post(ONE, {"reason": WHY}).status_code == 404, name
        assert client.post(back).status_code == 404, name
    for name in ("emre", "gijs", "fatima", "dina"):
        assert cast.client(name).get(RULES).status_code == 404, name


def test_what_is_no_criterion_is_not_there(cast: Cast) -> None:
    address = reverse("handover:set_rule", args=["postcode"])
    assert cast.client("hanna").get(address).status_code == 404
    assert _says(cast, "postcode", ["one"]) == 404


def test_the_page_asks_as_often_for_many_changes_as_for_one(cast: Cast) -> None:
    client, hanna = cast.client("hanna"), cast.people["hanna"]
    counts = []
    for number in range(3):
        with cast.scope():
            day = TODAY + dt.timedelta(days=number)
            add_rule(cast.places.region, by=hanna, valid_from=day)
        client.get(RULES)
        with CaptureQueriesContext(connection) as asked:
            client.get(RULES)
        counts.append(len(asked))
    assert counts[0] == counts[2] <= 12


def test_a_reason_less_is_no_new_reason(cast: Cast) -> None:
    """Who said "not needed" to two reasons is not asked again when a region leaves one of them out."""
    with cast.scope():
        row = add_pupil(cast, "Evi", class_name="4K1")
        apply(cast, row, "A1")
        Dossier.objects.create(
            region=row.region, transition=row, form="2020-08-01", opened_at=NOW, needs_c=True
        )
    choose = reverse("handover:choose_talk", args=[row.pk])
    assert cast.client("alice").post(choose, {"reason": "Al besproken"}).status_code == 302
    assert _needed(cast) == []
    _says(cast, "one_choice", [])
    assert _needed(cast) == []


def test_a_fingerprint_covers_what_was_seen_and_no_more() -> None:
    seen = fingerprint_of(["guidance", "one_choice"])
    found = [
        covered_by(seen, codes)
        for codes in (("guidance",), ("one_choice",), ("guidance", "one_choice"), ("care",),
                      ("guidance", "care"))
    ]  # fmt: skip
    assert found == [True, True, True, False, False]
