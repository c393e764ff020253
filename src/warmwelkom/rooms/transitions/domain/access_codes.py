"""Codes for pupils and parents: given by a mentor, used with the birth date, no password."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.access.tokens import LETTERS, token_of
from warmwelkom.base.clock import now_for
from warmwelkom.rooms.transitions.actors import CODE_KEY, is_parent_too_late
from warmwelkom.rooms.transitions.models import AccessCode, Transition

OWN_PHONE_DAYS = 30
NOWHERE = UUID(int=0)
"""Stands for the region of a code that is not there."""
LINK_LENGTH = 24
LENGTH = 10  # 49 bits, and ten wrong birth dates close a code


class CodeDoesNotFit(UserError):  # noqa: N818  reads as the sentence it is
    """Unknown code, closed code or another birth date: the answer does not tell which."""


NO_FIT = gettext_noop(
    "Deze code en deze geboortedatum passen niet bij elkaar. Kijk ze na, of vraag je mentor om een nieuwe code."
)


@command("transitions.give_code", on="transition", tell=("kind",))
def give_access_code(*, actor: Actor, transition: Transition, kind: str, now: dt.datetime) -> str:
    """Make a new code; the one before it stops working. Returns it once, as ABCDE-FGHJK."""
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    AccessCode.objects.filter(
        pupil_id=transition.pupil_id, kind=kind, ended_at__isnull=True
    ).update(ended_at=now)
    AccessCode.objects.create(
        region_id=transition.region_id,
        pupil_id=transition.pupil_id,
        kind=kind,
        code_hash=hash_of(code),
        made_at=now,
        made_by_id=actor.user_id,
    )
    return f"{code[:5]}-{code[5:]}"


def hash_of(code: str) -> str:
    """Keyed, so that a copy of the table does not give the codes away."""
    plain = "".join(sign for sign in code.upper() if sign in LETTERS)
    return salted_hmac("access-code", plain, algorithm="sha256").hexdigest()


def new_link_code(
    *, actor: Actor, transition: Transition, kind: str, now: dt.datetime
) -> AccessCode:
    """A code that nobody types: it stands in a link. The codes that were given before go on working.

    For a command of the room that sends the link.
    """
    code = AccessCode(
        region_id=transition.region_id, pupil_id=transition.pupil_id, kind=kind, made_at=now,
        made_by_id=actor.user_id,
    )  # fmt: skip
    code.code_hash = link_hash(link_token(code.pk))
    code.save()
    return code


def link_token(code_id: UUID) -> str:
    """What stands in the link of a code: 24 letters, made with the house's key, so in no table."""
    return token_of(code_id, what="access-link-token", length=LINK_LENGTH)


def link_hash(token: str) -> str:
    """Under another salt than a typed code: the one never opens as the other."""
    return salted_hmac("access-link", token, algorithm="sha256").hexdigest()


def use_access_code(*, code: str, birth_date: dt.date, now: dt.datetime) -> AccessCode:
    """The code, when the birth date fits and it is still open.

    Raises:
        CodeDoesNotFit: in every other case. The tenth wrong birth date closes the code.
    """
    return use_hash(code_hash=hash_of(code), birth_date=birth_date, now=now)


def now_behind(code: str) -> dt.datetime:
    """This moment in the region of a typed code: who stands at the door is of no region yet."""
    return now_for(region_of(hash_of(code)))


def use_hash(*, code_hash: str, birth_date: dt.date, now: dt.datetime) -> AccessCode:
    """The same for the hash of a code or of a link; raises CodeDoesNotFit.

    A code that is not there costs the same statements as one that does not fit, so that time tells nothing.
    """
    with transaction.atomic(), region_scope(region_of(code_hash) or NOWHERE):
        found = (
            AccessCode.objects.select_for_update(of=("self",))
            .select_related("pupil")
            .filter(code_hash=code_hash)
            .first()
        )
        fits = (
            found is not None
            and found.ended_at is None
            and found.pupil.birth_date == birth_date
            and not is_parent_too_late(found, now.date())
        )
        _count(found or AccessCode(), fits=fits, now=now)
    if found is None or not fits:
        raise CodeDoesNotFit(NO_FIT)
    return found


def _count(code: AccessCode, *, fits: bool, now: dt.datetime) -> None:
    if fits:
        code.failures, code.last_used_at = 0, now
    else:
        code.failures += 1
        if code.failures >= AccessCode.MOST_FAILURES and code.ended_at is None:
            code.ended_at = now
    AccessCode.objects.filter(pk=code.pk).update(
        failures=code.failures, last_used_at=code.last_used_at, ended_at=code.ended_at
    )


def region_of(code_hash: str) -> UUID | None:
    """The region of a code, asked of the database's own function (rows are bound to regions)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT transitions_region_of_code(%s)", [code_hash])
        row = cursor.fetchone()
    return row[0] if row else None


def open_session(*, request: HttpRequest, code: AccessCode, own_phone: bool) -> None:
    """From now on this browser is this pupil's (or parent's); on an own phone for 30 days."""
    session: Any = request.session
    session.flush()
    session[CODE_KEY] = {
        "code": str(code.pk),
        "region": str(code.region_id),
        "own_phone": own_phone,
    }
    session.set_expiry(OWN_PHONE_DAYS * 24 * 3600 if own_phone else 0)


def is_own_phone(request: HttpRequest) -> bool:
    """Whether the pupil said, on coming in, that this phone is their own."""
    return bool(request.session.get(CODE_KEY, {}).get("own_phone"))
