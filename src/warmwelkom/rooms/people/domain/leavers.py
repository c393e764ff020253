"""The school's own list of accounts: who is not on it any more loses every role there, and every open session."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.translation import get_language, gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import UserError
from warmwelkom.engines.tables import Limits, TableError, read_table
from warmwelkom.rooms.people.domain.roles import end_role
from warmwelkom.rooms.people.models import Role, School

LIMITS: Final = Limits(max_bytes=5_000_000, max_workbook=5_000_000, max_rows=20_000)
ADDRESS: Final = re.compile(r"[^\s<>;,\"():|]+@[^\s<>;,\"():|]+")
"""Also of `SMTP:jan@…` in Active Directory, `mailto:`, `(jan@…)`; an apostrophe may stand in an address."""


class NoAccountList(UserError):  # noqa: N818  reads as the sentence it is
    """The file is no list, or no list of this school; the sentence says what to do."""


def addresses_in(*, content: bytes, filename: str) -> frozenset[str]:
    """Every e-mail address in the file, whichever column it stands in; nothing else of it is looked at.

    Raises:
        NoAccountList: it is no list, or there is no address in it.
    """
    try:
        table = read_table(source=content, filename=filename, limits=LIMITS)
        cells = [*table.columns, *(cell for row in table.rows for cell in row.cells)]
    except TableError as fault:
        is_english = get_language() == "en"
        raise NoAccountList(fault.sentence_en if is_english else fault.sentence_nl) from fault
    found = {
        address.strip("'").rstrip(".").lower()
        for cell in cells
        if isinstance(cell, str)
        for address in ADDRESS.findall(cell)
    }
    if not found:
        raise NoAccountList(
            gettext_noop(
                "In dit bestand staat geen e-mailadres. Neem de lijst met accounts van je school."
            )
        )
    return frozenset(found)


def leavers_of(*, schools: Iterable[School], addresses: frozenset[str]) -> list[Role]:
    """The roles in force at these schools of who is not on the list, by name.

    Raises:
        NoAccountList: nobody who works there is on it, so it is a list of something else.
    """
    rows = Role.objects.select_related("person", "school", "location").filter(
        school__in=list(schools), ended_at__isnull=True
    )
    roles = list(rows.order_by("person__name", "person_id", "kind"))
    gone = [role for role in roles if role.person.email.lower() not in addresses]
    if roles and len(gone) == len(roles):
        raise NoAccountList(
            gettext_noop(
                "Van wie hier een rol heeft, staat niemand in dit bestand. Is het de lijst met accounts van deze school?"
            )
        )
    return gone


def end_leavers(*, actor: Actor, roles: Sequence[Role], now: dt.datetime) -> int:
    """End these roles, never one's own; who has no role left anywhere is logged out. Returns how many people."""
    left = [role for role in roles if role.person_id != actor.user_id]
    for role in left:
        end_role(actor=actor, role=role, now=now)
    return len({role.person_id for role in left})
