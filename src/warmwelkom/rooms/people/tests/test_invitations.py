"""Inviting, accepting, ending: nobody gives themselves a role, and out is out at the next click."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.base.access.scope import all_regions
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.people.domain.invitations import (
    InvitationOver,
    MayNotGiveRole,
    accept_invitation,
    invite_person,
    open_invitation,
)
from warmwelkom.rooms.people.domain.roles import OwnRole, end_role
from warmwelkom.rooms.people.models import Invitation, Person, Role


def _invite(
    cast: Cast, who: str = "ibrahim", kind: str = "mentor", **changes: object
) -> Invitation:
    values: dict[str, object] = {
        "email": "Nieuw@School.example ",
        "name": "Nieuwe Mentor",
        "kind": kind,
        "school": cast.places.witt_school,
        "location": cast.places.witt,
        "classes": ["4K3"],
        "now": NOW,
        **changes,
    }
    with cast.scope(who):
        return invite_person(actor=cast.actor(who), **values)  # type: ignore[arg-type]  # test values


def _token(cast: Cast) -> str:
    with cast.scope():
        text = Message.objects.latest("planned_at").text
    found = re.search(r"/uitnodiging/([^/]+)/", text)
    assert found
    return found.group(1)


def test_an_administrator_invites_and_the_colleague_comes_in(cast: Cast) -> None:
    _invite(cast)
    browser = Client()
    address = reverse("people:invitation", args=[_token(cast)])
    assert "Nieuwe Mentor" in browser.get(address).content.decode()
    assert browser.post(address).status_code == 302
    with cast.scope():
        role = Role.objects.get(person__email="nieuw@school.example")
    assert (role.kind, role.classes, role.school_year) == ("mentor", ["4K3"], 2025)


def test_a_link_works_once(cast: Cast) -> None:
    _invite(cast)
    token = _token(cast)
    address = reverse("people:invitation", args=[token])
    assert [Client().post(address).status_code, Client().post(address).status_code] == [302, 410]
    with cast.scope():
        assert Role.objects.filter(person__email="nieuw@school.example").count() == 1


@pytest.mark.parametrize("days", [14, 400])
def test_a_link_is_over_after_two_weeks(cast: Cast, days: int) -> None:
    _invite(cast)
    with all_regions(), pytest.raises(InvitationOver):
        open_invitation(token=_token(cast), now=NOW + dt.timedelta(days=days))


def test_an_unknown_link_gives_the_same_answer(cast: Cast) -> None:
    _invite(cast)
    with all_regions(), pytest.raises(InvitationOver):
        accept_invitation(token="nothing", now=NOW)


@pytest.mark.parametrize(
    ("who", "kind"),
    [("hanna", "mentor"), ("ibrahim", "coach"), ("ibrahim", "coordinator"), ("ibrahim", "intaker")],
)
def test_a_role_that_is_not_yours_to_give_is_refused(cast: Cast, who: str, kind: str) -> None:
    with pytest.raises(MayNotGiveRole):
        _invite(cast, who, kind)
    with cast.scope():
        assert Invitation.objects.count() == 0


def test_an_administrator_gives_no_roles_at_another_school(cast: Cast) -> None:
    with pytest.raises(MayNotGiveRole):
        _invite(cast, school=cast.places.maris_school, location=cast.places.maris)


def test_a_mentor_invites_nobody(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        _invite(cast, "alice")


def test_the_same_person_invited_again_gets_a_second_role_and_one_account(cast: Cast) -> None:
    _invite(cast, email="alice@school.example", kind="decaan")
    with all_regions():
        accept_invitation(token=_token(cast), now=NOW)
    assert Person.objects.filter(email="alice@school.example").count() == 1
    assert cast.actor("alice").roles() == {"mentor", "decaan"}


def test_leaving_a_role_ends_access_at_the_next_click(cast: Cast) -> None:
    browser = cast.client("alice")
    address = reverse("transitions:pupil", args=[cast.dina.pk])
    assert browser.get(address).status_code == 200
    with cast.scope("ibrahim"):
        role = Role.objects.get(person=cast.alice)
    assert (
        cast.client("ibrahim").post(reverse("people:end_role", args=[role.pk])).status_code == 302
    )
    assert browser.get(address).status_code == 404


def test_nobody_ends_their_own_role(cast: Cast) -> None:
    with cast.scope("ibrahim"), pytest.raises(OwnRole):
        end_role(actor=cast.actor("ibrahim"), role=Role.objects.get(person=cast.ibrahim), now=NOW)


@pytest.mark.parametrize("who", ["charlie", "alice", "lars"])
def test_a_stranger_gets_404(cast: Cast, who: str) -> None:
    with cast.scope():
        role = Role.objects.get(person=cast.bob)
    assert cast.client(who).post(reverse("people:end_role", args=[role.pk])).status_code == 404
    with cast.scope():
        assert Role.objects.get(pk=role.pk).ended_at is None


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast) -> None:
    answer = cast.client("ibrahim").post(
        reverse("people:invite"),
        {
            "name": "Null",
            "email": "geen adres",
            "place": str(cast.places.witt_school.pk),
            "kind": "mentor",
            "classes": "",
        },
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Null"' in page
    assert 'value="geen adres"' in page
    assert "Schrijf op welke klas deze mentor heeft" in page


def test_a_header_can_not_be_smuggled_through_a_name(cast: Cast) -> None:
    answer = cast.client("ibrahim").post(
        reverse("people:invite"),
        {
            "name": "A\nBcc: x@y.example",
            "email": "a@b.example\nBcc: x@y.example",
            "place": str(cast.places.witt_school.pk),
            "kind": "decaan",
        },
    )
    assert answer.status_code == 422
    with cast.scope():
        assert Message.objects.count() == 0


def test_the_first_session_is_seen_and_ends_like_any_other(cast: Cast) -> None:
    _invite(cast)
    browser = Client()
    browser.post(reverse("people:invitation", args=[_token(cast)]))
    assert "dit apparaat" in browser.get("/account/apparaten/").content.decode()
    with all_regions():
        role = Role.objects.get(person__email="nieuw@school.example")
    cast.client("ibrahim").post(f"/mensen/rollen/{role.pk}/slot/")
    assert browser.get("/account/").status_code == 302
