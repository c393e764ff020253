"""Law: denied is denied by every method. Whoever may not GET a page can't POST to it either.

The object is always one of Dina's school or region; for colleagues of another school or region it
is foreign, for former colleagues and strangers all of it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import clear_url_caches, path, reverse

from tests.cast import NOW, STAFF, Cast
from tests.everything import Everything
from tests.laws import doors_above, doors_of_channels, doors_of_outbox
from tests.laws.doors import DOORS, HERE, ONLY_POST, OWN_TEST, ROUTES, addresses_of, region_in
from tests.laws.doors_of_voices import MODERATORS
from tests.thinktank import add_pilot, add_step
from warmwelkom.rooms.people.models import Invitation, Role
from warmwelkom.rooms.thinktank.models import (
    ApiToken,
    ChoiceRound,
    ClassCode,
    Merge,
    ModerationCase,
    Plan,
    ThreadLink,
)
from warmwelkom.rooms.transitions.models import Assignment, ContactNote, Link, ListUpload, Signal

AROUND_DINA = ("fatima", "joris", "dina", "parent")
EVERYBODY = ["bob", "charlie", "carla", "lena", "karin", "hanna",
             "anonymous", *AROUND_DINA]  # fmt: skip
FOR_EVERYONE = {"language", "start", "thinktank:regions", "thinktank:class_door", *OWN_TEST}
ON_A_LIST = ["transitions:list_kind", "transitions:list_columns", "transitions:save_list",
             "transitions:undo_list", "transitions:discard_list"]  # fmt: skip
ON_AN_IDEA = ["thinktank:voice", "thinktank:remark", "thinktank:withdraw", "thinktank:put_back"]
ON_A_PLAN = ["thinktank:plan_step", "thinktank:plan_restore", "thinktank:pilot_count"]
ON_A_LINK = ["transitions:settle_link", "transitions:reopen_link"]
MAY_POST: dict[str, list[str]] = {
    "people:choose_region": [*STAFF, "olga"],
    **{f"people:{door}": ["ibrahim", "hanna"] for door in ("end_role", "restore_role")},
    "people:withdraw_invitation": ["ibrahim", "hanna"],
    "people:leave": ["hanna"],
    "people:come_back": ["hanna"],
    "people:send_again": ["ibrahim", "hanna"],
    "transitions:leave": ["dina", "parent"],
    "transitions:answer_move": ["dewi"],
    "transitions:contact": ["alice", "dewi", "emre", "joris", "fatima", "gijs"],
    "transitions:start": ["alice", "dewi", "fatima"],
    "transitions:undo_assignment": ["fatima"],
    "transitions:withdraw_note": ["fatima"],
    **{f"transitions:{do}_signal": ["alice", "dewi", "fatima"] for do in ("lift", "restore")},
    "thinktank:open": ["hanna"],
    "thinktank:voice": HERE,
    "thinktank:vote": HERE,
    "thinktank:close_round": ["hanna"],
    "thinktank:remark": HERE,
    "thinktank:untie": ["alice", "hanna", "noor"],
    **{key: ["alice", "hanna", "noor"] for key in ("thinktank:withdraw", "thinktank:put_back")},
    "thinktank:unmerge": ["hanna", "noor"],
    "thinktank:alike": [*STAFF, "olga", "dina", "parent", "anonymous"],
    "thinktank:code_time": ["alice"],
    "thinktank:undo_decision": MODERATORS,
    **{door: ["alice", "noor", "hanna"] for door in ON_A_PLAN},
    "thinktank:withdraw_token": ["alice"],
    **doors_of_outbox.MAY_POST,
    **{key: [] for key in doors_of_channels.ROUTES},  # with the secret alone, or in the demo
    **doors_above.may_post(HERE),
    **{key: [] for key in ("thinktank_api:voice", "thinktank_api:state")},  # with a key alone
    **{door: ["dewi", "ibrahim"] for door in ON_A_LIST},
    **{door: ["dewi", "emre"] for door in ON_A_LINK},
}
"""Who gets past the gate where only POST is answered; the demo's doors are shut outside the demo."""


def _addresses(whole: Everything) -> dict[str, str]:
    """Every address of the house, about an object of Johan de Witt in Haaglanden."""
    cast = whole.cast
    with cast.scope():
        role = Role.objects.get(person=cast.alice)
        invitation = Invitation.objects.get(school=cast.places.witt_school)
        assignment = Assignment.objects.get(transition=cast.dina)
        note = ContactNote.objects.get(transition=cast.dina)
        upload = ListUpload.objects.get(location=cast.places.witt)
        link = Link.objects.get(transition=cast.dina, outcome="review")
        signal = Signal.objects.get(transition=cast.dina, rule="not_applied")
        code = ClassCode.objects.get(code="KLASALIC")
        case = ModerationCase.objects.get()
        asked = ChoiceRound.objects.get(voters="both", closed_at=None)
        tie = ThreadLink.objects.get()
        idea, need = tie.later, tie.earlier
        merge = Merge.objects.create(region=need.region, merged=need, into=idea, reason="x", at=NOW)
        plan = Plan.objects.get(puller=cast.alice)
        step, pilot = add_step(plan), add_pilot(plan)
        token = ApiToken.objects.get()
        stuck = doors_of_outbox.stuck_message(cast)
        above = doors_above.objects_of_posts(cast)
    objects: dict[str, Any] = above | {
        "people:end_role": role,
        "people:restore_role": role,
        "people:withdraw_invitation": invitation,
        "people:send_again": invitation,
        "people:leave": cast.places.maris_school,
        "people:come_back": cast.places.maris_school,
        "transitions:answer_move": whole.moves["from_us"],
        "thinktank:voice": idea,
        "thinktank:vote": asked,
        "thinktank:close_round": asked,
        **dict.fromkeys(ON_AN_IDEA, idea),
        "thinktank:untie": tie,
        "thinktank:unmerge": merge,
        "thinktank:code_time": code,
        "thinktank:undo_decision": case,
        "thinktank:plan_step": (plan.contribution_id, step),
        "thinktank:pilot_count": (plan.contribution_id, pilot),
        "thinktank:plan_restore": (plan.contribution_id, 1),
        "thinktank:withdraw_token": token,
        **dict.fromkeys((*doors_of_outbox.ONLY_POST, "demo:answer"), stuck),
        "thinktank_api:voice": idea,
        "thinktank_api:state": idea,
        **dict.fromkeys(ON_A_LIST, upload),
        **dict.fromkeys(ON_A_LINK, link),
        "transitions:contact": cast.dina,
        "transitions:start": cast.dina,
        "transitions:undo_assignment": assignment,
        "transitions:withdraw_note": note,
        "transitions:lift_signal": signal,
        "transitions:restore_signal": signal,
    }
    found = addresses_of(cast)
    found["thinktank:alike"] = reverse("thinktank:alike", args=["haaglanden", code.code])
    for door in (ONLY_POST | OWN_TEST) & set(ROUTES):
        if "<" not in ROUTES[door].replace("<slug:region>", ""):
            found[door] = reverse(door, args=region_in(door))
        elif door in objects:
            parts = objects[door] if isinstance(objects[door], tuple) else (objects[door],)
            keys = [getattr(part, "pk", part) for part in parts]
            found[door] = reverse(door, args=[*region_in(door), *keys])
    return found


def test_every_address_is_tried(whole: Everything) -> None:
    """A new address that only answers POST needs an object above, and its people in MAY_POST."""
    assert set(ROUTES) - set(_addresses(whole)) == set()
    demo = {"demo:login", "demo:date", "demo:overviews", "demo:let_go", "demo:answer"}
    assert ONLY_POST - set(MAY_POST) - FOR_EVERYONE - demo == set()


def _gets_in(client: Client, name: str, door: str, address: str) -> bool:
    """Whether this person may be here at all: as the tables say, or for who works around Dina a GET."""
    if door in FOR_EVERYONE:
        return True
    if door in ONLY_POST:
        return name in MAY_POST.get(door, [])
    people: Any = DOORS.get(door, [])
    if name in AROUND_DINA:
        return not _is_refusal(client.get(address))
    return people == "everyone" or name in people


def _writes(asked: CaptureQueriesContext) -> list[str]:
    return [
        row["sql"]
        for row in asked
        if row["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
        and "django_session" not in row["sql"]
    ]


def _is_refusal(answer: Any) -> bool:
    """Not there, not allowed, not by this method, not without a key, or: log in first."""
    return answer.status_code in (401, 403, 404, 405) or (
        answer.status_code == 302 and answer["Location"].startswith(doors_above.LOGINS)
    )


@pytest.mark.parametrize("name", EVERYBODY)
def test_who_may_not_read_a_page_may_not_post_to_it(whole: Everything, name: str) -> None:
    """No refused POST writes anything, whoever sends it and whatever it is about."""
    client = whole.cast.client(name)
    for door, address in _addresses(whole).items():
        if _gets_in(client, name, door, address):
            continue
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(address, {"do": "accept", "reason": "x", "kind": "pupil"})
        assert _is_refusal(answer), (door, answer.status_code)
        assert _writes(asked) == [], door


@pytest.mark.parametrize("name", ["carla", "karin", "anonymous"])
def test_no_other_method_opens_more_than_get(whole: Everything, name: str) -> None:
    client = whole.cast.client(name)
    for door, address in _addresses(whole).items():
        if _gets_in(client, name, door, address):
            continue
        for method in ("head", "options", "delete"):
            with CaptureQueriesContext(connection) as asked:
                answer = getattr(client, method)(address)
            assert _is_refusal(answer), (method, door, answer.status_code)
            assert _writes(asked) == [], (method, door)


def test_a_head_says_what_a_get_would(whole: Everything) -> None:
    client = whole.cast.client("dewi")
    for door, address in addresses_of(whole.cast).items():
        assert client.head(address).status_code == client.get(address).status_code, door


@pytest.mark.parametrize("name", ["charlie", "lena", "karin"])
def test_a_foreign_object_is_not_there(whole: Everything, name: str) -> None:
    """Another school and region hear 404, never 403; a page without a POST says 405, whatever it is about."""
    client = whole.cast.client(name)
    about = {
        door: address
        for door, address in _addresses(whole).items()
        if "<uuid" in ROUTES[door] and not ROUTES[door].startswith("api/")  # 401 or 405 unlooked
    }
    for door, address in about.items():
        if not _gets_in(client, name, door, address):
            assert client.post(address).status_code in (404, 405), door


@pytest.fixture
def forgotten() -> Iterator[str]:
    """An address whose view names no policy."""
    from warmwelkom.house import urls

    urls.urlpatterns.append(path("vergeten/", lambda _request: HttpResponse("open")))
    clear_url_caches()
    yield "/vergeten/"
    urls.urlpatterns.pop()
    clear_url_caches()


@pytest.mark.parametrize("name", ["hanna", "olga", "dina", "anonymous"])
@pytest.mark.parametrize("method", ["get", "post", "head", "options"])
def test_a_forgotten_policy_answers_403(cast: Cast, forgotten: str, name: str, method: str) -> None:
    assert getattr(cast.client(name), method)(forgotten).status_code == 403
