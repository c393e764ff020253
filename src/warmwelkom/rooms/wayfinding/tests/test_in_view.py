"""People in view: nothing is public that no person looked at, and an open find is a solid box wherever it is shown."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import NOW

from warmwelkom.engines.faces.covering import INK
from warmwelkom.rooms.wayfinding.cleaning.finding import Find
from warmwelkom.rooms.wayfinding.domain import make_fit
from warmwelkom.rooms.wayfinding.domain.draw_again import source_of
from warmwelkom.rooms.wayfinding.models import FoundFace, Material, PortraitConsent
from warmwelkom.rooms.wayfinding.tests.world import World, picture_of

SOLID = (INK[2], INK[1], INK[0])
TYPED = {"kind": "screen", "left": "10", "top": "10", "width": "20", "height": "20"}


@pytest.fixture
def seen(world: World, monkeypatch: pytest.MonkeyPatch) -> Material:
    """A photo in which the machine found one face, in the middle."""
    find = Find(track=[[0, 0.4, 0.4, 0.2, 0.2]], certainty=0.9)
    monkeypatch.setattr(make_fit, "found_in_picture", lambda *_a, **_k: [find])
    return world.made_fit()


def middles(world: World, at: tuple[float, float] = (0.5, 0.5)) -> dict[str, bool]:
    """Of each file: is it solid there? A jpeg is a little off."""
    found = {}
    for row in world.material().renditions.all():
        picture = picture_of(row)
        pixel: Any = picture.getpixel((int(at[0] * picture.width), int(at[1] * picture.height)))
        found[row.name] = all(abs(a - b) < 8 for a, b in zip(pixel, SOLID, strict=True))
    return found


def decide(world: World, decision: str, who: str = "mia", **more: str) -> int:
    with world.scope():
        find = FoundFace.objects.get()
    answer = world.cast.client(who).post(
        f"/wegwijs/vondst/{find.pk}/", {"decision": decision, **more}
    )
    return int(answer.status_code)


def finishes(world: World, row: Material, who: str = "mia") -> int:
    answer = world.cast.client(who).post(f"/wegwijs/materiaal/{row.pk}/")
    world.runs()
    return int(answer.status_code)


def consent_of_joris(world: World) -> PortraitConsent:
    words = {"name": "Joris", "age": "16", "purpose": "De ingang", "proof": "mail"}
    world.cast.client("mia").post(f"/wegwijs/locatie/{world.premises.pk}/toestemmingen/", words)
    with world.scope():
        found: PortraitConsent = PortraitConsent.objects.get()
    return found


def test_an_open_find_is_solid_in_everything_that_is_shown(world: World, seen: Material) -> None:
    assert seen.state == "in_review"
    assert middles(world) == {"800.jpg": True, "800.webp": True, "master": False}


def test_what_is_open_can_not_be_finished(world: World, seen: Material) -> None:
    finishes(world, seen)
    assert world.material().state == "in_review"


def test_covered_is_ready_and_stays_covered(world: World, seen: Material) -> None:
    assert decide(world, "cover") == 302
    finishes(world, seen)
    row = world.material()
    assert (row.state, row.reviewed_by_name) == ("ready", "Mia")
    assert middles(world)["800.jpg"] is True


def test_nobody_recognisable_is_shown_as_it_is(world: World, seen: Material) -> None:
    decide(world, "nobody")
    finishes(world, seen)
    assert world.material().state == "ready"
    assert middles(world)["800.jpg"] is False


def test_consent_shows_and_withdrawn_it_hides_at_once(world: World, seen: Material) -> None:
    consent = consent_of_joris(world)
    decide(world, "consent", consent=str(consent.pk))
    finishes(world, seen)
    assert (world.material().state, middles(world)["800.jpg"]) == ("ready", False)
    world.cast.client("mia").post(f"/wegwijs/toestemming/{consent.pk}/intrekken/")
    assert world.material().state == "in_review"  # before anything is drawn
    world.runs()
    assert (world.material().state, middles(world)["800.jpg"]) == ("in_review", True)


def test_a_withdrawn_consent_serves_nobody_any_more(world: World, seen: Material) -> None:
    assert seen.state == "in_review"
    consent = consent_of_joris(world)
    world.cast.client("mia").post(f"/wegwijs/toestemming/{consent.pk}/intrekken/")
    decide(world, "consent", consent=str(consent.pk))
    with world.scope():
        assert FoundFace.objects.get().decision == "open"


def test_a_box_by_hand_takes_a_picture_back_until_it_is_drawn(world: World, seen: Material) -> None:
    decide(world, "nobody")
    finishes(world, seen)
    answer = world.cast.client("mia").post(f"/wegwijs/materiaal/{seen.pk}/vak/", TYPED)
    assert (answer.status_code, world.material().state) == (302, "in_review")
    world.runs()
    assert middles(world, (0.2, 0.2)) == {"800.jpg": True, "800.webp": True, "master": False}
    finishes(world, seen)
    assert world.material().state == "ready"


def test_bad_input_is_told_and_nothing_is_lost(world: World, seen: Material) -> None:
    answer = world.cast.client("mia").post(
        f"/wegwijs/materiaal/{seen.pk}/vak/", TYPED | {"width": "300"}
    )
    assert answer.status_code == 422
    assert 'value="10"' in answer.content.decode()


def test_what_was_drawn_while_somebody_decided_is_not_shown(world: World, seen: Material) -> None:
    """A job that drew older boxes may end last; then it is not ready."""
    with world.scope():
        old = source_of(Material.objects.get())
    assert old is not None
    decide(world, "nobody")
    with world.scope():
        row = Material.objects.get(pk=seen.pk)
        row.reviewed_at = NOW
        row.save()
        from warmwelkom.base.access.actor import system_actor
        from warmwelkom.rooms.wayfinding.domain.draw_again import drawn, keep_drawn

        actor = system_actor(region_id=row.region_id)
        keep_drawn(actor=actor, material=row, made=drawn(old), digest=old.digest)
    assert world.material().state == "in_review"


@pytest.mark.parametrize("name", ["joris", "emre", "esra", "ibrahim", "lars"])
def test_who_does_not_decide_sees_nothing_uncovered(
    world: World, seen: Material, name: str
) -> None:
    """Not who brings pictures, not another school, not another region."""
    client = world.cast.client(name)
    assert client.get(f"/wegwijs/materiaal/{seen.pk}/").status_code == 404
    assert client.get(f"/wegwijs/materiaal/{seen.pk}/beeld/").status_code == 404
    assert decide(world, "nobody", who=name) == 404
    with world.scope():
        master = seen.renditions.get(name="master")
    assert client.get(f"/wegwijs/klein/{master.material_id}/{master.name}/").status_code == 404


def test_who_decides_sees_it_uncovered_and_no_browser_keeps_it(
    world: World, seen: Material
) -> None:
    address = f"/wegwijs/materiaal/{seen.pk}/beeld/"
    answer = world.cast.client("mia").get(address)
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "image/jpeg", "private, no-store")  # fmt: skip
    part: Any = world.cast.client("mia").get(address, headers={"Range": "bytes=0-1"})
    assert (part.status_code, b"".join(part)) == (206, b"\xff\xd8"), "as a player asks for a clip"


def test_a_box_over_the_seam_of_a_panorama_covers_both_ends() -> None:
    from PIL import Image

    from warmwelkom.rooms.wayfinding.cleaning.sizes import covered

    picture = covered(Image.new("RGB", (100, 50), "white"), [(0.95, 0.0, 0.1, 1.0)])
    assert [picture.getpixel((x, 25)) == SOLID for x in (2, 50, 97)] == [True, False, True]
