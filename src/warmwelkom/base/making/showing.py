"""How far a file is, for a page that looks again."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.http import quote_etag
from django.utils.translation import get_language

from warmwelkom.base.files.serving import as_file
from warmwelkom.base.making.models import MadeFile, Stage


@dataclass(frozen=True, kw_only=True)
class HowFar:
    """One row as `making/_how_far.html` shows it."""

    row: Any
    stage: Stage


def how_far(row: MadeFile, now: dt.datetime) -> HowFar:
    return HowFar(row=row, stage=row.stage(now))


def tag_of(rows: Iterable[MadeFile], now: dt.datetime, *more: object) -> str:
    """Says whether anything on a part with these rows is different."""
    told = [(str(row.pk), row.stage(now), row.done, row.total, str(row.asked_at)) for row in rows]
    return quote_etag(hashlib.sha256(repr((told, more, get_language())).encode()).hexdigest()[:24])


def made_file(row: MadeFile) -> HttpResponse:
    """The file to take along; 404 where there is none yet."""
    if row.made_at is None or not row.file:
        raise Http404
    return as_file(row)
