"""Status messages of CAMBO: one row is a message, not a person, and it carries no name.

Field names from the data dictionary of cedanl/instroomprognose-mbo. The hashed numbers (`bsnhash`) are
refused as every citizen number is, so no cell of them is ever kept.
"""

from __future__ import annotations

from dataclasses import replace

from warmwelkom.engines.tables.schema import FieldSpec, Kind, Schema
from warmwelkom.engines.tables.schemas import education, mbo


def _field(name: str, kind: Kind, nl: str, en: str, *synonyms: str) -> FieldSpec:
    return FieldSpec(name=name, kind=kind, label_nl=nl, label_en=en, synonyms=synonyms)


STATUS_MESSAGES = Schema(
    name="statuses",
    label_nl="statusberichten",
    label_en="status messages",
    key=("message_id",),
    fields=(
        _field("message_id", Kind.CODE, "berichtnummer", "message number", "id", "message id", "bericht id"),
        replace(education.APPLICATION_ID, required=True),
        _field("central_id", Kind.CODE, "centraal aanmeldnummer", "central application number", "caketenid"),
        _field("created_at", Kind.MOMENT, "aangemaakt op", "created at", "createdat", "created at"),
        _field("modified_at", Kind.MOMENT, "gewijzigd op", "modified at", "lastmodifiedat", "modified at"),
        _field("institution_code", Kind.CODE, "BRIN van het mbo", "institution code",
               "instellingserkenningscode", "brin", "instelling"),
        _field("provider_code", Kind.CODE, "aanbiedercode", "provider code", "onderwijsaanbiedercode"),
        education.LOCATION_CODE,
        education.CREBO,
        education.LEARNING_ROUTE,
        replace(education.START_DATE, years=None, synonyms=("startmoment", "startdatum", "start date")),
        replace(mbo.STATUS, required=True),
        _field("status_from", Kind.DATE, "begin van de status", "status from", "begindatum", "status from"),
        _field("status_until", Kind.DATE, "einde van de status", "status until", "einddatum", "status until"),
        _field("school_year", Kind.INTEGER, "schooljaar", "school year", "schooljaar", "school year"),
        _field("source", Kind.CODE, "bron", "source", "statussource", "bron", "source"),
    ),
)  # fmt: skip
