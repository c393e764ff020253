from __future__ import annotations

import random
from dataclasses import fields

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover import add_statement
from tests.pupils import add_pupil, apply

from warmwelkom.rooms.handover.criteria import CRITERIA, Open, reasons_of
from warmwelkom.rooms.handover.models import Dossier, OwnView, TalkWish
from warmwelkom.rooms.handover.queries.needs_of_talk import needs_for
from warmwelkom.rooms.transitions.models import Pupil, Signal, Transition

TODAY = NOW.date()
EXAMPLES = {
    "asked": Open(askers=("Dina",)),
    "guidance": Open(guidance="given"),
    "care": Open(has_care=True),
    "doubt": Open(advice="Ik twijfel over de keuze, omdat het ver is"),
    "no_place": Open(signals=frozenset({"fell_back"})),
    "result": Open(signals=frozenset({"result_missing"})),
    "one_choice": Open(choices=1),
}


@pytest.mark.parametrize("code", EXAMPLES)
def test_each_criterion_holds_on_its_own_fact_alone(code: str) -> None:
    assert [rule.code for rule in reasons_of(EXAMPLES[code])] == [code]


def test_every_criterion_has_an_example() -> None:
    assert sorted(EXAMPLES) == sorted(rule.code for rule in CRITERIA)


@pytest.mark.parametrize(
    "quiet",
    [
        Open(),
        Open(guidance="none"),
        Open(advice="De keuze past, want ik twijfel niet"),
        Open(choices=2),
        Open(choices=1, has_place=True),
        Open(signals=frozenset({"two_places", "not_seen"})),
    ],
)
def test_nothing_open_is_no_reason(quiet: Open) -> None:
    assert reasons_of(quiet) == ()


def test_a_region_may_leave_a_criterion_out() -> None:
    assert reasons_of(Open(choices=1), counted={"one_choice": []}) == ()


def test_the_facts_hold_nothing_of_background() -> None:
    assert {field.name for field in fields(Open)} == {
        "guidance", "has_care", "advice", "objects_to_advice", "signals", "choices", "has_place", "askers",
    }  # fmt: skip


def _listed(cast: Cast) -> list[tuple[str, list[str]]]:
    with cast.scope():
        needs = needs_for(actor=cast.actor("alice"), today=TODAY)
    return sorted((str(need.transition.pk), [rule.code for rule in need.reasons]) for need in needs)


def _some_pupils(cast: Cast) -> None:
    """Pupils with different backgrounds and different open facts."""
    for number in range(8):
        row = add_pupil(
            cast, f"Evi{number}", leerweg=("bb", "kb", "gl", "tl")[number % 4], sex="vm"[number % 2],
            postcode=f"25{number}1 AB", profile=("ZW", "PIE")[number % 2],
        )  # fmt: skip
        dossier = Dossier.objects.create(
            region=row.region, transition=row, form="2020-08-01", opened_at=NOW, needs_c=number == 1
        )
        if number % 3 == 0:
            said = add_statement(
                cast, dossier, "guidance_needed", article=6, by_kind="mentor", by="alice"
            )
            said.value = "given"
            said.save()
        if number == 2:
            said = add_statement(cast, dossier, "advice", article=4, by_kind="mentor", by="alice")
            OwnView.objects.create(
                region=row.region, statement=said, kind="objects", text="x", said_at=NOW
            )
        if number == 4:
            apply(cast, row, "A4")
        if number == 5:
            Signal.objects.create(
                region=row.region, transition=row, rule="fell_back", fingerprint="1",
                since=NOW.date(), opened_at=NOW,
            )  # fmt: skip
        if number == 7:
            TalkWish.objects.create(
                region=row.region, transition=row, by_kind="pupil", by_name="x", asked_at=NOW
            )


def test_shuffling_background_leaves_the_list_equal(cast: Cast) -> None:
    with cast.scope():
        _some_pupils(cast)
    before = _listed(cast)
    assert {code for _pk, codes in before for code in codes} == {
        "guidance", "care", "doubt", "one_choice", "no_place", "asked"
    }  # fmt: skip
    chance = random.Random(1)
    with cast.scope():
        for model, names in (
            (Pupil, ("sex", "postcode", "house_number", "birth_date", "official_names")),
            (Transition, ("leerweg", "profile", "modules")),
        ):
            rows = list(model.objects.all())
            for name in names:
                values = [getattr(row, name) for row in rows]
                chance.shuffle(values)
                for row, value in zip(rows, values, strict=True):
                    setattr(row, name, value)
            model.objects.bulk_update(rows, names)
    assert _listed(cast) == before


def test_no_reason_is_shown_to_who_decides_on_admission(cast: Cast) -> None:
    with cast.scope():
        apply(cast, cast.dina, "A1")
        TalkWish.objects.create(
            region=cast.dina.region,
            transition=cast.dina,
            by_kind="pupil",
            by_name="x",
            asked_at=NOW,
        )
    for address in ("handover:talks", "handover:criteria"):
        assert cast.client("emre").get(reverse(address)).status_code == 404
    pupil = cast.client("emre").get(reverse("transitions:pupil", args=[cast.dina.pk]))
    assert "vraagt erom" not in pupil.content.decode()


def test_a_person_overrides_until_there_is_another_reason(cast: Cast) -> None:
    with cast.scope():
        apply(cast, cast.dina, "A1")
    client, choose = cast.client("alice"), reverse("handover:choose_talk", args=[cast.dina.pk])
    assert client.post(choose, {"reason": ""}).status_code == 422
    assert client.post(choose, {"reason": "Alles is besproken"}).status_code == 302
    with cast.scope():
        (need,) = needs_for(actor=cast.actor("alice"), today=TODAY)
        assert ([rule.code for rule in need.reasons], need.is_needed) == (["one_choice"], False)
        TalkWish.objects.create(
            region=cast.dina.region,
            transition=cast.dina,
            by_kind="pupil",
            by_name="x",
            asked_at=NOW,
        )
        (need,) = needs_for(actor=cast.actor("alice"), today=TODAY)
        assert need.is_needed


def test_the_decaan_reads_no_words_of_the_dossier(cast: Cast) -> None:
    with cast.scope():
        _some_pupils(cast)
        codes = {
            rule.code
            for need in needs_for(actor=cast.actor("dewi"), today=TODAY)
            for rule in need.reasons
        }
    assert codes == {"care", "one_choice", "no_place", "asked"}
