"""A think tank in both regions of the cast, with one of each kind of row."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from tests.cast import NOW, Cast
from warmwelkom.rooms.people.models import Person, Region
from warmwelkom.rooms.thinktank.domain.contribute import monday, recount
from warmwelkom.rooms.thinktank.domain.opening import open_think_tank
from warmwelkom.rooms.thinktank.domain.rules import first_state
from warmwelkom.rooms.thinktank.models import (
    ApiToken,
    ChoiceRound,
    ClassCode,
    Contribution,
    ContributionState,
    Measurement,
    ModerationCase,
    Pilot,
    Plan,
    PlanAttachment,
    PlanStep,
    Remark,
    ThinkTank,
    ThreadLink,
    Voice,
)

SHOWN = {"need": "heard", "idea": "talking", "plan": "draft", "offer": "open"}


def add_contribution(
    region: Region, kind: str = "need", text: str = "Een gezicht dat je kent", **fields: Any
) -> Contribution:
    """Something that is published, or, with `published_at=None`, waits to be read."""
    published = fields.setdefault("published_at", NOW)
    values = {
        "title": "" if kind == "need" else text[:60],
        "state": SHOWN[kind] if published else first_state(kind),
        "state_on": NOW.date(),
        "received_on": monday(NOW.date()),
    }
    row = Contribution.objects.create(region=region, kind=kind, text=text, **values | fields)
    ContributionState.objects.create(
        region=region, contribution=row, state=row.state, reason="Gelezen.", on=NOW.date(), at=NOW
    )
    return row


def add_link(
    earlier: Contribution, later: Contribution, kind: str = "solves", **fields: Any
) -> ThreadLink:
    """`later` came from `earlier`."""
    return ThreadLink.objects.create(
        region=earlier.region, earlier=earlier, later=later, kind=kind, made_on=NOW.date(), **fields
    )


def add_voices(row: Contribution, *people: Person, receipts: int = 0) -> None:
    """These people say it too, and so many phones; counted, as the commands do."""
    said = {"region": row.region, "contribution": row, "week": monday(NOW.date())}
    for person in people:
        Voice.objects.create(**said, person=person)
    for number in range(receipts):
        Voice.objects.create(**said, receipt=f"{row.pk.hex[:20]}{number}")
    recount(row)


def add_plan(region: Region, title: str = "Samen de week in", **fields: Any) -> Plan:
    """A plan that everybody sees, worked out as far as `fields` of the Plan say."""
    about = {
        name: fields.pop(name) for name in ("author", "state", "published_at") if name in fields
    }
    row = add_contribution(region, "plan", title, **about)
    return Plan.objects.create(region=region, contribution=row, **fields)


def add_step(plan: Plan, what: str = "Bel de scholen", **fields: Any) -> PlanStep:
    place = plan.steps.count() + 1
    return PlanStep.objects.create(region=plan.region, plan=plan, place=place, what=what, **fields)


def add_pilot(
    plan: Plan, numbers: dict[str, tuple[int, int]] | None = None, **fields: Any
) -> Pilot:
    """A pilot with shares: {"here before": (189, 310), …}."""
    values = {"question": "Voelen zij zich welkom?", "made_on": NOW.date()}
    row = Pilot.objects.create(region=plan.region, plan=plan, **values | fields)
    for words, (number, n) in (numbers or {}).items():
        group, moment = words.split()
        Measurement.objects.create(
            region=plan.region, pilot=row, group=group, moment=moment, n=n, number=number
        )
    return row


def add_file(plan: Plan, content: bytes = b"%PDF-1.7 x", name: str = "plan.pdf") -> PlanAttachment:
    from django.core.files.base import ContentFile

    row = PlanAttachment(
        region=plan.region, plan=plan, name=name, type="application/pdf", size=len(content),
        sha256=hashlib.sha256(content).hexdigest(), added_on=NOW.date(),
    )  # fmt: skip
    row.file.save("x", ContentFile(content))
    return row


def add_code(cast: Cast, *, who: str = "alice", code: str = "KLAS42", **fields: Any) -> ClassCode:
    """A class code that is open for a week."""
    place = cast.places.witt_school if who != "lars" else cast.places.elsewhere_school
    values: dict[str, Any] = {
        "school": place,
        "size": 24,
        "made_at": NOW,
        "closes_at": NOW + dt.timedelta(days=7),
    }
    return ClassCode.objects.create(
        region=place.region, made_by=cast.people[who], code=code, **values | fields
    )


def make_think_tank(cast: Cast, *, who: str) -> ThinkTank:
    """Everything once in the region of this mentor; call it inside that region's scope."""
    region = cast.places.region if who == "alice" else cast.places.other_region
    tank = ThinkTank.objects.filter(region=region).first()
    if tank is None:
        from warmwelkom.base.access.actor import system_actor

        tank = open_think_tank(actor=system_actor(region_id=region.pk), now=NOW)
    for voters in ChoiceRound.Voters.values:
        ChoiceRound.objects.create(
            region=region, kind="dots", voters=voters, question="Wat eerst?", opens_at=NOW,
            closes_at=NOW + dt.timedelta(days=7),
        )  # fmt: skip
    code = add_code(cast, who=who, code=f"KLAS{who.upper()[:4]}")
    idea = add_contribution(region, "idea", "Neem je oude docent mee", author=cast.people[who])
    need = add_contribution(region, text="Ik ken daar niemand", audience=code.school)
    add_link(need, idea, made_by=cast.people[who])
    Remark.objects.create(
        region=region, contribution=idea, text="Goed", at=NOW, by=cast.people[who], by_name=who
    )
    waiting = add_contribution(region, published_at=None, code=code)
    ModerationCase.objects.create(region=region, contribution=waiting, opened_on=NOW.date())
    Voice.objects.create(
        region=region, contribution=waiting, receipt=f"x{who}", code=code, is_writer=True,
        week=monday(NOW.date()),
    )  # fmt: skip
    add_plan(region, author=cast.people[who], puller=cast.people[who])
    add_token(cast.people[who], region, words=f"ww_{who}")
    return tank


def add_token(person: Person, region: Region, *, words: str, **fields: Any) -> ApiToken:
    """A key with these words that may do everything for a month."""
    values: dict[str, Any] = {
        "name": "Onze website", "scopes": ApiToken.Scope.values, "made_at": NOW,
        "expires_at": NOW + dt.timedelta(days=30), "token_hash": ApiToken.hash_of(words),
    }  # fmt: skip
    return ApiToken.objects.create(region=region, person=person, **values | fields)
