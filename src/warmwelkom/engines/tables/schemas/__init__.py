"""The kinds of list the platform takes in, each described as data."""

from __future__ import annotations

from warmwelkom.engines.tables.schemas.dossiers import DOSSIER_STATUSES
from warmwelkom.engines.tables.schemas.leavers import LEAVERS
from warmwelkom.engines.tables.schemas.mbo import APPLICATIONS, ENROLMENTS
from warmwelkom.engines.tables.schemas.messages import STATUS_MESSAGES
from warmwelkom.engines.tables.schemas.presence import PRESENCE
from warmwelkom.engines.tables.schemas.results import EXAM_RESULTS, PEOPLE

SCHEMAS = {
    schema.name: schema
    for schema in (
        LEAVERS,
        APPLICATIONS,
        ENROLMENTS,
        STATUS_MESSAGES,
        EXAM_RESULTS,
        PRESENCE,
        DOSSIER_STATUSES,
        PEOPLE,
    )
}

__all__ = [
    "APPLICATIONS",
    "DOSSIER_STATUSES",
    "ENROLMENTS",
    "EXAM_RESULTS",
    "LEAVERS",
    "PEOPLE",
    "PRESENCE",
    "SCHEMAS",
    "STATUS_MESSAGES",
]
