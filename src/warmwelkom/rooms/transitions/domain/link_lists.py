"""Link the lines of mbo lists to pupils. What a person decided, no machine changes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
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

    An enrolment that names its application follows it, unless a person decided otherwise. Run again,
    it writes only what the lists changed. Pairs in doubt are kept for a person.
    """
    in_force = {"school_year": school_year, "gone_at__isnull": True}
    transitions = Transition.objects.filter(**in_force).select_related("pupil").order_by("pk")
    left = [_person(row.pk, row.pupil) | _parents(row.pupil) for row in transitions]
    applications = list(Application.objects.filter(**in_force).order_by("pk"))
    fresh = _settle(side="application", rows=applications, left=left, actor=actor, now=now)
    _write_links(side="application", school_year=school_year, fresh=fresh)
    enrolments = _follow_applications(list(Enrolment.objects.filter(**in_force).order_by("pk")))
    followed = _settle(side="enrolment", rows=enrolments, left=left, actor=actor, now=now)
    _write_links(side="enrolment", school_year=school_year, fresh=followed)
    return dict(Counter(str(row.outcome) for row in (*fresh.values(), *followed.values())))


def _person(key: Any, names: Any) -> dict[str, object]:
    person: dict[str, object] = {name: getattr(names, name) or "" for name in FIELDS}
    born = names.birth_date
    return person | {"id": str(key), "birth_date": born.isoformat() if born else ""}


def _parents(pupil: Any) -> dict[str, object]:
    return {"parent_email": pupil.parent_email, "parent_phone": pupil.parent_phone}


def _follow_applications(rows: list[Enrolment]) -> list[Enrolment]:
    """Enrolments whose application is linked go where it goes; the rest is left to the method."""
    by_person, refused = _decided("enrolment", rows)
    linked = dict(
        Application.objects.filter(
            pk__in=[row.application_id for row in rows if row.application_id],
            transition__isnull=False,
            transition__gone_at__isnull=True,
        ).values_list("pk", "transition_id")
    )
    following = {
        str(row.pk): str(linked[row.application_id])
        for row in rows
        if row.application_id in linked
        and str(row.pk) not in by_person
        and (str(linked[row.application_id]), str(row.pk)) not in refused
    }
    _point([row for row in rows if str(row.pk) in following], following)
    return [row for row in rows if str(row.pk) not in following]


def _settle(
    *,
    side: str,
    rows: list[Any],
    left: list[dict[str, object]],
    actor: Actor,
    now: dt.datetime,
) -> dict[tuple[str, str], Link]:
    """Decide about the lines of one side and point them; returns the pairs that nobody decided on."""
    by_person, refused = _decided(side, rows)
    open_rows = [_person(row.pk, row) for row in rows if str(row.pk) not in by_person]
    ours, theirs = ({row["id"]: row for row in people} for people in (left, open_rows))
    found: dict[str, str] = {}
    fresh: dict[tuple[str, str], Link] = {}
    for entry in link(left=left, right=open_rows, settings=Settings(many=True)):
        for candidate in entry.candidates:
            pair = (entry.left_id, candidate.right_id)
            if pair in refused:
                continue
            fresh[pair] = _link(side, entry.left_id, candidate, actor, now)
            if not _more_than_a_name(ours[entry.left_id], theirs[candidate.right_id]):
                fresh[pair].outcome = Link.Outcome.REVIEW
            elif candidate.outcome is Outcome.LINKED:
                found[candidate.right_id] = entry.left_id
    _point(rows, by_person | found)
    return fresh


def _more_than_a_name(ours: dict[str, object], theirs: dict[str, object]) -> bool:
    """A name alone links nobody: there is a birth date to weigh, or an address or number that agrees."""
    if ours["birth_date"] and theirs["birth_date"]:
        return True
    home = bool(ours["postcode"] and ours["house_number"]) and all(
        ours[name] == theirs[name] for name in ("postcode", "house_number")
    )
    reach = {theirs["email"], theirs["phone"]} - {""}
    kin = {ours[name] for name in ("email", "phone", "parent_email", "parent_phone")}
    return home or bool(reach & kin)


def _write_links(*, side: str, school_year: int, fresh: dict[tuple[str, str], Link]) -> None:
    """Write what differs; the row of a pair that stays is kept, for a page may be open on it."""
    open_now = {"decided_at__isnull": True, f"{side}__school_year": school_year}
    new, changed, over = dict(fresh), [], []
    for row in Link.objects.filter(**open_now):
        now = new.pop((str(row.transition_id), str(getattr(row, f"{side}_id"))), None)
        if now is None:
            over.append(row.pk)
        elif _words(row) != _words(now):
            row.outcome, row.score, row.reasons = now.outcome, now.score, now.reasons
            changed.append(row)
    Link.objects.filter(pk__in=over).delete()
    write_fields(changed, ("outcome", "score", "reasons"))
    Link.objects.bulk_create(new.values(), batch_size=1000)


def _words(row: Link) -> tuple[str, float, Any]:
    return str(row.outcome), round(row.score, 2), row.reasons


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
