"""Who has not worked here for two years is forgotten; what they did stays, with the name beside it."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from tests.cast import Cast
from tests.everything import Everything

from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.base.audit.models import Act
from warmwelkom.house.jobs import forget_what_is_over
from warmwelkom.rooms.people.domain.forget_accounts import KEEP_ACCOUNTS, accounts_to_forget
from warmwelkom.rooms.people.models import Person, Region, Role

HOUR = dt.timedelta(hours=1)


def told_in_the_record() -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for region in Region.objects.all():
        with region_scope(region.pk):
            found += Act.objects.filter(action="people.forget_accounts").values_list("detail", flat=True)  # fmt: skip
    return found


def leave(person: Person, ago: dt.timedelta) -> None:
    """The last role of this person, and the last time that they came in, were this long ago."""
    then = timezone.now() - ago
    with all_regions():
        Role.objects.filter(person=person).update(ended_at=then)
    Person.objects.filter(pk=person.pk).update(date_joined=then - HOUR, last_login=then)


@pytest.mark.parametrize("who", ["alice", "dewi", "emre", "lars", "pelle"])
def test_an_account_goes_two_years_after_the_last_role(whole: Everything, who: str) -> None:
    """Whatever in any region points to it: the whole of `everything` does."""
    person = whole.cast.people[who]
    EmailAddress.objects.get_or_create(user=person, email=person.email, defaults={"verified": True})
    leave(person, KEEP_ACCOUNTS + HOUR)
    before = Person.objects.count()
    forget_what_is_over(0)
    connection.check_constraints()  # no row in any region points to who is gone
    assert not Person.objects.filter(pk=person.pk).exists()
    assert Person.objects.count() == before - 1
    forget_what_is_over(0)
    assert told_in_the_record() == [{"accounts": "1"}]
    with all_regions():
        assert not EmailAddress.objects.filter(email=person.email).exists()


@pytest.mark.parametrize("ago", [dt.timedelta(), KEEP_ACCOUNTS - HOUR])
def test_nobody_goes_before(cast: Cast, ago: dt.timedelta) -> None:
    leave(cast.people["alice"], ago)
    assert accounts_to_forget(now=timezone.now()) == []


def test_a_role_an_operator_and_who_comes_in_stay(cast: Cast) -> None:
    now = timezone.now()
    for who in ("alice", "bob", "dewi"):
        leave(cast.people[who], KEEP_ACCOUNTS + HOUR)
    Person.objects.filter(pk=cast.people["alice"].pk).update(is_operator=True)
    Person.objects.filter(pk=cast.people["bob"].pk).update(last_login=now)
    with all_regions():
        Role.objects.filter(person=cast.people["dewi"]).update(ended_at=None)
    assert accounts_to_forget(now=now) == []


@pytest.mark.parametrize("who", ["alice", "pelle"])
def test_who_asks_for_it_and_works_here_no_more_is_forgotten_now(whole: Everything, who: str) -> None:  # fmt: skip
    person = whole.cast.people[who]
    with pytest.raises(CommandError, match="has a role still"):
        call_command("forget", person.email, "--yes")
    with all_regions():
        Role.objects.filter(person=person).update(ended_at=timezone.now())
    call_command("forget", person.email)  # says whose it is, and no more
    assert Person.objects.filter(pk=person.pk).exists()
    call_command("forget", person.email.upper(), "--yes")
    connection.check_constraints()
    assert not Person.objects.filter(pk=person.pk).exists()
    assert told_in_the_record() == [{"accounts": "1"}]
    with pytest.raises(CommandError, match="Nobody has an account"):
        call_command("forget", person.email, "--yes")


def test_an_operator_is_not_forgotten(cast: Cast) -> None:
    person = cast.people["alice"]
    leave(person, HOUR)
    Person.objects.filter(pk=person.pk).update(is_operator=True)
    with pytest.raises(CommandError, match="runs this house"):
        call_command("forget", person.email, "--yes")
