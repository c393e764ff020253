"""Link the lines of mbo lists to pupils. What a person decided, no machine changes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.engines.linkage import Outcome, Settings, link
from warmwelkom.rooms.transitions.domain.bulk import write_fields
from warmwelkom.rooms.transitions.models import Application, Enrolment, Link, Transition

FIELDS = (
    "given_name",
    "official_names",
    "prefix",
    "surname",
    "birth_date",
    "sex",
    "postcode",
    "house_number",
    "email",
    "phone",
)


@command("transitions.link_lists")
def link_lists(*, actor: Actor, school_year: int, now: dt.datetime) -> dict[str, int]:
    """Link every application and enrolment of a year in this region; returns counts per outcome.

    An enrolment that names its application follows it. Run again, it changes only what the lists
    changed. Pairs in doubt are kept for a person.
    """
    transitions = list(
        Transition.objects.filter(school_year=school_year, gone_at__isnull=True).select_related(
            "pupil"
        )
    )
    left = [_person(row.pk, row.pupil) | _parents(row.pupil) for row in transitions]
    counts: dict[str, int] = defaultdict(int)
    in_force = {"school_year": school_year, "gone_at__isnull": True}
    applications = list(Application.objects.filter(**in_force))
    _settle(side="application", rows=applications, left=left, actor=actor, now=now, counts=counts)
    enrolments = _follow_applications(list(Enrolment.objects.filter(**in_force)))
    _settle(side="enrolment", rows=enrolments, left=left, actor=actor, now=now, counts=counts)
    return dict(counts)


def _person(key: Any, names: Any) -> dict[str, object]:
    person: dict[str, object] = {name: getattr(names, name) or "" for name in FIELDS}
    born = names.birth_date
    return person | {"id": str(key), "birth_date": born.isoformat() if born else ""}


def _parents(pupil: Any) -> dict[str, object]:
    return {"parent_email": pupil.parent_email, "parent_phone": pupil.parent_phone}


def _follow_applications(rows: list[Enrolment]) -> list[Enrolment]:
    """Enrolments whose application is linked go where it goes; the rest is left to the method."""
    linked = dict(
        Application.objects.filter(
            pk__in=[row.application_id for row in rows if row.application_id],
            transition__isnull=False,
        ).values_list("pk", "transition_id")
    )
    following = [row for row in rows if row.application_id in linked]
    changed = [row for row in following if row.transition_id != linked[row.application_id]]  # type: ignore[index]  # it is a key of linked
    for row in changed:
        row.transition_id = linked[row.application_id]  # type: ignore[index]  # it is a key of linked
    write_fields(changed, ["transition"])
    return [row for row in rows if row.application_id not in linked]


def _settle(
    *,
    side: str,
    rows: list[Any],
    left: list[dict[str, object]],
    actor: Actor,
    now: dt.datetime,
    counts: dict[str, int],
) -> None:
    """Decide about the lines of one side and write what changed."""
    by_person, refused = _decided(side, rows)
    open_rows = [_person(row.pk, row) for row in rows if str(row.pk) not in by_person]
    found: dict[str, str] = {}
    fresh: list[Link] = []
    for entry in link(left=left, right=open_rows, settings=Settings(many=True)):
        for candidate in entry.candidates:
            if (entry.left_id, candidate.right_id) in refused:
                continue
            fresh.append(_link(side, entry.left_id, candidate, actor, now))
            counts[candidate.outcome.value] += 1
            if candidate.outcome is Outcome.LINKED:
                found[candidate.right_id] = entry.left_id
    Link.objects.filter(decided_at__isnull=True, **{f"{side}__in": rows}).delete()
    Link.objects.bulk_create(fresh, batch_size=1000)
    _point(rows, by_person | found)


def _decided(side: str, rows: list[Any]) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """What people decided: line -> transition, and the pairs that are not one pupil."""
    by_person: dict[str, str] = {}
    refused: set[tuple[str, str]] = set()
    for row in Link.objects.filter(decided_at__isnull=False, **{f"{side}__in": rows}):
        line, transition = str(getattr(row, f"{side}_id")), str(row.transition_id)
        if row.outcome == Link.Outcome.LINKED:
            by_person[line] = transition
        else:
            refused.add((transition, line))
    return by_person, refused


def _link(side: str, transition: str, candidate: Any, actor: Actor, now: dt.datetime) -> Link:
    words = {
        "nl": [reason.dutch for reason in candidate.reasons],
        "en": [reason.english for reason in candidate.reasons],
        "agrees": [reason.agrees for reason in candidate.reasons],
    }
    return Link(
        region_id=actor.region,
        transition_id=transition,
        outcome=candidate.outcome.value,
        score=candidate.score,
        reasons=words,
        made_at=now,
        **{f"{side}_id": candidate.right_id},
    )


def _point(rows: list[Any], to: dict[str, str]) -> None:
    changed = [
        row
        for row in rows
        if (str(row.transition_id) if row.transition_id else None) != to.get(str(row.pk))
    ]
    for row in changed:
        row.transition_id = to.get(str(row.pk))
    if changed:
        write_fields(changed, ["transition"])


@command("transitions.settle_link", on="link_to_settle", tell=("same",))
def settle_link(*, actor: Actor, link_to_settle: Link, same: bool, now: dt.datetime) -> None:
    """A person says whether two lines are one pupil. That stands until a person says otherwise."""
    row = link_to_settle
    outcome = Link.Outcome.LINKED if same else Link.Outcome.REFUSED
    Link.objects.filter(pk=row.pk).update(
        outcome=outcome, decided_by_id=actor.user_id, decided_at=now
    )
    listed: Any = row.application or row.enrolment
    side = "application" if row.application else "enrolment"
    if same:
        type(listed).objects.filter(pk=listed.pk).update(transition_id=row.transition_id)
        others = Link.objects.filter(decided_at__isnull=True, **{side: listed}).exclude(pk=row.pk)
        others.update(outcome=Link.Outcome.REFUSED)
    elif listed.transition_id == row.transition_id:
        type(listed).objects.filter(pk=listed.pk).update(transition=None)


@command("transitions.settle_link", on="link_to_settle")
def reopen_link(*, actor: Actor, link_to_settle: Link) -> None:  # noqa: ARG001  for the policy and the record
    """Undo a decision: the pair is in doubt again."""
    row = link_to_settle
    listed: Any = row.application or row.enrolment
    side = "application" if row.application else "enrolment"
    Link.objects.filter(**{side: listed}).update(
        outcome=Link.Outcome.REVIEW, decided_by=None, decided_at=None
    )
    type(listed).objects.filter(pk=listed.pk).update(transition=None)
