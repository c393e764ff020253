"""The chain of the record: each act's link holds the hash of the one before, so nothing can be taken out unseen.

A link is made by the database in the act's own transaction, and gets its place in the chain of its region within
minutes. The hash is made with a key of the house (RFC 2104), so that who has only the database can't make another chain. An act
of somebody who must stay unknown waits until its week is over, for its place would tell the moment.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.audit.models import KEEP_YEARS

NOBODYS = UUID(int=0)
"""The chain of acts that belong to no region, such as a login."""
SURELY_KEPT = dt.timedelta(days=KEEP_YEARS * 365)
A_WEEK = dt.timedelta(days=8)
AT_ONCE = 5000
LAST = "SELECT number, hash FROM audit_link WHERE chain = %s AND number IS NOT NULL ORDER BY number DESC LIMIT 1"
WAITING = """
SELECT act_id, at, digest FROM audit_link
WHERE chain = %s AND number IS NULL AND (substr(act_id::text, 15, 1) <> '4' OR at < %s)
ORDER BY act_id LIMIT %s
"""
SEAL = """
UPDATE audit_link l SET number = v.number, hash = v.hash
FROM unnest(%s::uuid[], %s::bigint[], %s::bytea[]) AS v (act_id, number, hash)
WHERE l.act_id = v.act_id AND l.number IS NULL
"""
LINKS = """
SELECT l.act_id, l.at, l.digest, l.number, l.hash,
  CASE WHEN a.id IS NOT NULL THEN audit_digest(a) END, a.action
FROM audit_link l LEFT JOIN audit_act a ON a.id = l.act_id
WHERE l.chain = %s ORDER BY l.number NULLS LAST
"""
ALONE = """
SELECT a.id, a.at, a.action FROM audit_act a
WHERE coalesce(a.region_id, %s) = %s AND NOT EXISTS (SELECT 1 FROM audit_link l WHERE l.act_id = a.id)
"""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What was done to the record, and to which act; `number` is its place in the chain."""

    kind: str
    sentence: str
    act: str = ""
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Verified:
    """How far a chain was followed, and what was found on the way."""

    links: int
    waiting: int
    head: str
    findings: list[Finding]


@contextmanager
def of_chain(chain: UUID) -> Iterator[Any]:
    """One transaction in the region of the chain; nobody else seals it meanwhile."""
    with transaction.atomic():
        if chain == NOBODYS:
            with connection.cursor() as cursor:
                yield cursor
        else:
            with region_scope(chain), connection.cursor() as cursor:
                yield cursor


def seal_acts(*, chain: UUID, now: dt.datetime | None = None) -> int:
    """Give every link that waits its place in the chain, in batches. Returns how many."""
    done = 0
    while batch := _seal_some(chain, (now or timezone.now()) - A_WEEK):
        done += batch
        if batch < AT_ONCE:
            break
    return done


def _seal_some(chain: UUID, week: dt.datetime) -> int:
    with of_chain(chain) as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [chain.int % 2**62])
        cursor.execute(LAST, [chain])
        number, before = cursor.fetchone() or (0, b"")
        cursor.execute(WAITING, [chain, week, AT_ONCE])
        rows = cursor.fetchall()
        ids, numbers, hashes = [], [], []
        for act, at, digest in rows:
            number += 1
            before = _hash(chain, number, act, at, bytes(digest), bytes(before))
            ids.append(act)
            numbers.append(number)
            hashes.append(before)
        if rows:
            cursor.execute(SEAL, [ids, numbers, hashes])
        return len(rows)


def _hash(
    chain: UUID, number: int, act: UUID, at: dt.datetime, digest: bytes, before: bytes
) -> bytes:
    moment = at.astimezone(dt.UTC).isoformat()
    words = f"{chain}|{number}|{act}|{moment}|{digest.hex()}|{before.hex()}"
    return hmac.new(_key(), words.encode(), hashlib.sha256).digest()


def _key() -> bytes:
    return salted_hmac("base.audit.chain", "key", algorithm="sha256").digest()


def verify_chain(*, chain: UUID, now: dt.datetime | None = None) -> Verified:
    """Follow a chain from its first link, and name each act that is not what was written."""
    found = _Walk(chain, (now or timezone.now()) - SURELY_KEPT)
    with of_chain(chain) as cursor:
        with connection.chunked_cursor() as long:  # millions of rows fit in no memory
            long.execute(LINKS, [chain])
            while rows := long.fetchmany(2000):
                for row in rows:
                    found.pass_link(*row)
        cursor.execute(ALONE, [NOBODYS, chain])
        found.pass_alone(cursor.fetchall())
    return found.verified()


class _Walk:
    """Along one chain; goes on after a fault, so that each is named once."""

    def __init__(self, chain: UUID, term: dt.datetime) -> None:
        self.chain, self.term = chain, term
        self.number, self.waiting = 0, 0
        self.before: tuple[bytes, ...] = (b"",)
        self.findings: list[Finding] = []

    def pass_link(
        self,
        act: UUID,
        at: dt.datetime,
        digest: Any,
        number: int | None,
        stored: Any,
        now: Any,
        action: str | None,
    ) -> None:
        if number is None:
            self.waiting += 1
        else:
            self._place(act, at, bytes(digest), number, bytes(stored))
        if now is None and at >= self.term:
            self._tell("gone", f"The act of {_moment(at)} is gone.", act, number)
        elif now is not None and bytes(now) != bytes(digest):
            self._tell(
                "changed",
                f"The act {action} of {_moment(at)} is not what was written.",
                act,
                number,
            )

    def _place(self, act: UUID, at: dt.datetime, digest: bytes, number: int, stored: bytes) -> None:
        if number != self.number + 1:
            self._tell(
                "missing",
                f"From number {self.number + 1} to {number - 1} the chain has no links.",
                act,
                number,
            )
            self.before = ()
        made = [_hash(self.chain, number, act, at, digest, before) for before in self.before]
        if made and stored not in made:
            self._tell("link", "This link of the chain is not what was sealed.", act, number)
        self.number, self.before = number, (stored, *made[:1])

    def pass_alone(self, rows: Iterable[Any]) -> None:
        for act, at, action in rows:
            self._tell(
                "alone", f"The act {action} of {_moment(at)} came in beside the house.", act, None
            )

    def _tell(self, kind: str, sentence: str, act: UUID, number: int | None) -> None:
        self.findings.append(
            Finding(kind=kind, sentence=sentence, act=str(act), number=number or 0)
        )

    def verified(self) -> Verified:
        head = f"{self.number}:{self.before[0].hex()}" if self.number and self.before else "0:"
        return Verified(links=self.number, waiting=self.waiting, head=head, findings=self.findings)


def head_is_known(*, chain: UUID, head: str) -> bool:
    """Whether a head that was kept elsewhere still stands in the chain: what came before it was not made anew."""
    number, _sign, value = head.partition(":")
    if number == "0":
        return True
    with of_chain(chain) as cursor:
        cursor.execute(
            "SELECT hash FROM audit_link WHERE chain = %s AND number = %s", [chain, int(number)]
        )
        row = cursor.fetchone()
    return row is not None and bytes(row[0]).hex() == value


def _moment(at: dt.datetime) -> str:
    return f"{timezone.localtime(at):%d-%m-%Y %H:%M}"
