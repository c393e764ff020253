"""Who may come in with the account of their school: somebody who has a role there today."""

from __future__ import annotations

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.models import SocialAccount

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.rooms.people.actors import actor_of
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.people.queries.who import roles_in_force
from warmwelkom.rooms.people.sso.claims import Claimed, NotLetIn


def person_let_in(*, who: Claimed) -> SocialAccount:
    """The tie between somebody here and the school's account, made at the first time.

    The first time, the proved address must be that of one account here which is not tied to another one of
    the same place: an address that was given to a successor opens nothing of who left.

    Raises:
        NotLetIn: `unknown` where nobody here has that address, or it was not proved; `taken` where the account
            is tied to somebody else; `no_role` where they have no role at that school today; `mail_first` where
            they have no second lock yet and are more than a colleague of that school.
    """
    tie = SocialAccount.objects.select_related("user").filter(provider=who.place, uid=who.uid)
    known = tie.first()
    person: Any = known.user if known else _by_address(who)
    with all_regions():
        role = roles_in_force(person).filter(school__brin=who.brin).first()
        if role is None:
            raise NotLetIn("no_role")
        if _opens_more(person, who):
            raise NotLetIn("mail_first")
        if known:
            return known
        actor = actor_of(person, role.region_id)
    with region_scope(role.region_id):
        return tie_school_account(actor=actor, place=who.place, uid=who.uid)


def _opens_more(person: Person, who: Claimed) -> bool:
    """Whoever brings the first passkey has the whole account: the server of one school must not choose who."""
    if is_mfa_enabled(person):
        return False
    elsewhere = roles_in_force(person).exclude(school__brin=who.brin)
    return person.is_operator or elsewhere.exists()


def _by_address(who: Claimed) -> Person:
    person = Person.objects.filter(email=who.email).first() if who.email else None
    if person is None:
        raise NotLetIn("unknown")
    if SocialAccount.objects.filter(user=person, provider=who.place).exists():
        raise NotLetIn("taken")
    return person


@command("people.own_account", tell=("place",))
def tie_school_account(*, actor: Actor, place: str, uid: str) -> SocialAccount:
    """From now on this account of the school opens the actor's own; nothing the school says is kept."""
    tie, _made = SocialAccount.objects.get_or_create(
        provider=place, uid=uid, defaults={"user_id": actor.person_id, "extra_data": {}}
    )
    return tie
