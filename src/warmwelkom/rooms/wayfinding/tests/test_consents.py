"""Who may be seen is written down with who agreed: the person, or under 16 a parent by name."""

from __future__ import annotations

from typing import Any

import pytest

from warmwelkom.rooms.wayfinding.models import PortraitConsent
from warmwelkom.rooms.wayfinding.tests.world import World

WORDS = {"name": "Sam", "purpose": "De foto van de balie", "proof": "map"}


def post(world: World, **more: str) -> Any:
    address = f"/wegwijs/locatie/{world.premises.pk}/toestemmingen/"
    return world.cast.client("mia").post(address, WORDS | more)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, "Kies of deze persoon zelf toestemming gaf, of een ouder."),
        ({"parent_name": "Anna"}, "Kies of deze persoon zelf toestemming gaf, of een ouder."),
        ({"age": "under_16"}, "Schrijf op welke ouder toestemming gaf."),
        ({"age": "under_16", "parent_name": "  "}, "Schrijf op welke ouder toestemming gaf."),
    ],
)
def test_nothing_is_taken_for_a_yes(world: World, more: dict[str, str], told: str) -> None:
    answer = post(world, **more)
    assert (answer.status_code, told in answer.content.decode()) == (422, True)
    with world.scope():
        assert not PortraitConsent.objects.exists()


@pytest.mark.parametrize(("age", "kept"), [("16", (False, "")), ("under_16", (True, "Anna"))])
def test_a_parent_stands_only_with_who_is_younger(world: World, age: str, kept: tuple[bool, str]) -> None:  # fmt: skip
    assert post(world, age=age, parent_name="Anna").status_code == 302
    with world.scope():
        row = PortraitConsent.objects.get()
    assert (row.is_under_16, row.parent_name) == kept
