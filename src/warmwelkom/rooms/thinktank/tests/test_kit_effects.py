"""What came of a plan in Rijnmond goes back to Haaglanden."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import NOW, Cast
from tests.thinktank import add_plan

from warmwelkom.rooms.thinktank.domain.kits import receive_effect, send_effect
from warmwelkom.rooms.thinktank.kits.canonical import written
from warmwelkom.rooms.thinktank.models import (
    EffectElsewhere,
    Plan,
)
from warmwelkom.rooms.thinktank.queries.kits import effect_of, kit_of
from warmwelkom.rooms.thinktank.tests.test_kit_files import DOCUMENT, EFFECT, file_of
from warmwelkom.rooms.thinktank.tests.travels import address, plan_of_pelle, taken


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plan_of_pelle(cast)


def test_the_effect_goes_back_with_one_button_and_waits_to_be_read(cast: Cast, plan: Plan) -> None:
    made = taken(cast, plan)
    there = address(made, "plan_effects", cast.places.other_region.slug)
    page = cast.client("lars").post(there, {"do": "send"}, follow=True).content.decode()
    assert "Het effect is verstuurd." in page
    here = address(plan, "contribution")
    assert "Ook geprobeerd in Rijnmond" not in cast.client("anonymous").get(here).content.decode()
    pelle = cast.client("pelle")
    assert "Een andere regio stuurde wat eruit kwam" in pelle.get(here).content.decode()
    with cast.scope():
        effect = EffectElsewhere.objects.get()
    pelle.post(address(plan, "plan_effects"), {"do": "show", "effect": effect.pk})
    shown = cast.client("anonymous").get(here).content.decode()
    assert "Ook geprobeerd in Rijnmond" in shown
    assert "het werkt een beetje" in shown
    pelle.post(address(plan, "plan_effects"), {"do": "discard", "effect": effect.pk})
    with cast.scope():
        assert EffectElsewhere.objects.count() == 0


def test_the_effect_goes_back_as_a_file_and_twice_is_once(cast: Cast, plan: Plan) -> None:
    made = taken(cast, plan)
    slug = cast.places.other_region.slug
    content = cast.client("lars").get(address(made, "plan_effect_file", slug)).content
    for _twice in range(2):
        answer = cast.client("pelle").post(
            address(plan, "plan_effects"), {"file": SimpleUploadedFile("effect.json", content)}
        )
        assert answer.status_code == 302
    with cast.scope():
        effect = EffectElsewhere.objects.get()
        assert (effect.from_region, effect.kit, effect.shown_on) == ("Rijnmond", made.kit, None)


def test_the_effect_of_another_plan_is_told(cast: Cast, plan: Plan) -> None:
    for content, told in (
        (file_of(EFFECT), "hoort bij een ander plan"),
        (file_of(DOCUMENT), "geen pakket"),
    ):
        answer = cast.client("pelle").post(
            address(plan, "plan_effects"), {"file": SimpleUploadedFile("effect.json", content)}
        )
        assert answer.status_code == 422
        assert told in answer.content.decode()


def test_a_region_that_is_not_on_this_site_is_told(cast: Cast, plan: Plan) -> None:
    made = taken(cast, plan)
    with cast.scope("lars"):
        Plan.objects.update(taken_from="Twente")
    there = address(made, "plan_effects", cast.places.other_region.slug)
    page = cast.client("lars").post(there, {"do": "send"}, follow=True).content.decode()
    assert "Die regio vinden we hier niet." in page


def test_a_plan_that_was_not_taken_over_has_no_effect_to_send(cast: Cast, plan: Plan) -> None:
    assert cast.client("pelle").get(address(plan, "plan_effect_file")).status_code == 404
    assert (
        cast.client("pelle").post(address(plan, "plan_effects"), {"do": "send"}).status_code == 404
    )


@pytest.mark.parametrize("who", ["emre", "lars", "olga"])
def test_a_stranger_gets_404(cast: Cast, plan: Plan, who: str) -> None:
    client = cast.client(who)
    assert client.get(address(plan, "plan_effects")).status_code == 404
    assert client.post(address(plan, "plan_effects"), {"do": "send"}).status_code == 404


def test_what_came_back_is_only_touched_at_its_own_plan(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        content = written(_as_other(plan))
        effect = receive_effect(actor=cast.actor("pelle"), plan=plan, content=content, now=NOW)
        other = add_plan(cast.places.region, "b", author=cast.pelle)
    for act in ("show", "discard"):
        answer = cast.client("pelle").post(
            address(other, "plan_effects"), {"do": act, "effect": effect.pk}
        )
        assert answer.status_code == 404


def _as_other(plan: Plan) -> dict[str, Any]:
    from warmwelkom.rooms.thinktank.kits.canonical import sealed

    return sealed(EFFECT | {"plan": str(plan.contribution_id)})


def test_nothing_is_sent_to_oneself(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        own = kit_of(actor=cast.actor("pelle"), plan=plan)
        assert own is not None
        Plan.objects.filter(pk=plan.pk).update(
            taken_from="Haaglanden", taken_plan=plan.contribution_id, kit=own["sha256"]
        )
        fresh = Plan.objects.select_related("contribution").get(pk=plan.pk)
        effect = effect_of(actor=cast.actor("pelle"), plan=fresh)
        assert effect is not None
        with pytest.raises(Exception, match="Die regio vinden we hier niet"):
            send_effect(actor=cast.actor("pelle"), plan=fresh, content=written(effect), now=NOW)
