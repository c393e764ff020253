"""A fixed cast of invented people, the same in every test.

Alice is the mentor of Dina, Bob her colleague of the next class, Charlie has Alice's role at
another school, Lars in another region, Karin had it last year. Emre is the intaker Dina meets,
Esra the intaker of another mbo. Fatima is the coach, Gijs sits at the Doorstroompunt, Hanna
coordinates the region, Ibrahim administers Alice's school, Joris is Dina's class mentor to be,
Mia plans the introduction week, Zita is the care coordinator of Alice's school, Sami sits in the
support team of Emre's mbo, Olga runs the machine. Noor moderates the think tank, Pelle is a partner
from the municipality.
"""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.test import Client

from tests.places import Places, make_places
from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.people.actors import load_staff
from warmwelkom.rooms.people.models import Agreement, Person, Role
from warmwelkom.rooms.transitions.actors import CODE_KEY, load_pupil
from warmwelkom.rooms.transitions.models import AccessCode, Pupil, Transition

NOW = dt.datetime(2026, 4, 2, 10, 0, tzinfo=AMSTERDAM)
YEAR = 2025

STAFF = {
    "alice": ("mentor", "witt", ["4K1"]),
    "bob": ("mentor", "witt", ["4K2"]),
    "dewi": ("decaan", "witt", []),
    "ibrahim": ("school_admin", "witt_school", []),
    "charlie": ("mentor", "maris", ["4K1"]),
    "carla": ("decaan", "maris", []),
    "emre": ("intaker", "mondriaan", []),
    "esra": ("intaker", "yuverta", []),
    "joris": ("class_mentor", "mondriaan", ["VZ-1b"]),
    "mia": ("planner", "mondriaan", []),
    "zita": ("care_coordinator", "witt", []),
    "sami": ("support_team", "mondriaan", []),
    "fatima": ("coach", None, []),
    "gijs": ("doorstroompunt", None, []),
    "hanna": ("coordinator", None, []),
    "noor": ("moderator", None, []),
    "pelle": ("partner", "municipality", []),
    "karin": ("mentor", "witt", ["4K1"]),
    "lars": ("mentor", "elsewhere", ["4K1"]),
    "lena": ("decaan", "elsewhere", []),
}


@dataclass
class Cast:
    """Everybody, by first name."""

    places: Places
    people: dict[str, Person] = field(default_factory=dict)
    dina: Transition = None  # type: ignore[assignment]  # set when the cast is made
    dina_code: AccessCode = None  # type: ignore[assignment]
    parent_code: AccessCode = None  # type: ignore[assignment]
    agreement: Agreement = None  # type: ignore[assignment]

    def __getattr__(self, name: str) -> Person:
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    def client(self, name: str, *, opened_lock: float = 0) -> Client:
        """A browser in which this person is logged in ("dina" and "parent" with their code).

        Staff opened their second lock so many seconds ago.
        """
        client = Client()
        if name in ("dina", "parent"):
            code = self.dina_code if name == "dina" else self.parent_code
            session = client.session
            session[CODE_KEY] = {"code": str(code.pk), "region": str(code.region_id)}
            session.save()
        elif name != "anonymous":
            sit_down(client, self.people[name], opened_lock=opened_lock)
        return client

    def actor(self, name: str) -> Actor:
        """The actor behind a member of staff, or behind a code ("dina" and "parent")."""
        if name in ("dina", "parent"):
            code = self.dina_code if name == "dina" else self.parent_code
            session = {CODE_KEY: {"code": str(code.pk), "region": str(code.region_id)}}
            with transaction.atomic():
                actor = load_pupil(cast("Any", SimpleNamespace(session=session)))
        else:
            request: Any = SimpleNamespace(user=self.people[name], session={})
            with all_regions():
                actor = load_staff(request)
        assert actor is not None
        return actor

    def scope(self, name: str = "dewi") -> Any:
        """The region of this person, as a scope for a test's own queries."""
        return region_scope(self.actor(name).region_id or self.places.region.pk)


def sit_down(client: Client, person: Person, *, opened_lock: float = 0) -> None:
    """From now on this browser is theirs; their second lock was opened so many seconds ago."""
    client.force_login(person)
    session = client.session
    session["account_authentication_methods_user"] = str(person.pk)
    session["account_authentication_methods"] = [
        {"method": "mfa", "type": "totp", "at": time.time() - opened_lock}
    ]
    session.save()


def make_cast() -> Cast:
    with transaction.atomic(), all_regions():
        cast = Cast(places=make_places(now=NOW))
        for name, (kind, place, classes) in STAFF.items():
            cast.people[name] = _person(name)
            _role(cast, name, kind, place, classes)
        cast.people["olga"] = _person("olga", is_operator=True)
        Role.objects.filter(person=cast.people["karin"]).update(ended_at=NOW)
    with transaction.atomic(), region_scope(cast.places.region.pk):
        _dina(cast)
    return cast


def _person(name: str, **fields: Any) -> Person:
    person = Person.objects.create_user(f"{name}@school.example", name=name.title(), **fields)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    return person


def _role(cast: Cast, name: str, kind: str, place: str | None, classes: list[str]) -> None:
    where = cast.places.where(place)
    Role.objects.create(
        person=cast.people[name],
        kind=kind,
        classes=classes,
        school_year=YEAR,
        given_at=NOW,
        **where,
    )


def _dina(cast: Cast) -> None:
    region = cast.places.region
    cast.agreement = Agreement.objects.create(
        region=region,
        title="Afspraak",
        text="Wat wij delen",
        valid_from=NOW.date(),
        made_at=NOW - dt.timedelta(days=1),  # older than one made today, also before ten o'clock
    )
    pupil = Pupil.objects.create(
        region=region,
        given_name="Dina",
        surname="Bakker",
        prefix="de",
        birth_date=dt.date(2010, 5, 3),
        email="dina@leerling.example",
        phone="+31600000001",
    )
    cast.dina = Transition.objects.create(
        region=region,
        pupil=pupil,
        school_year=YEAR,
        location=cast.places.witt,
        pupil_number="00123",
        class_name="4K1",
        leerweg="kb",
        profile="EO",
        listed_at=NOW,
        state="expected",
        state_since=NOW.date(),
        mentor_name="Alice",
        mentor_email="alice@school.example",
    )
    cast.dina_code = AccessCode.objects.create(
        region=region, pupil=pupil, kind="pupil", code_hash="a" * 64, made_at=NOW
    )
    cast.parent_code = AccessCode.objects.create(
        region=region, pupil=pupil, kind="parent", code_hash="b" * 64, made_at=NOW
    )
