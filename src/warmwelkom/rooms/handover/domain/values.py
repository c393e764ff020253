"""What somebody typed into a field, or a sentence that says what to change."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from warmwelkom.base.access.errors import UserError
from warmwelkom.engines.dossier.form import Field
from warmwelkom.engines.dossier.rules import may_be_citizen_number
from warmwelkom.engines.dossier.values import Value, ValueFault, read_value

SENTENCES = {
    "too_long": gettext_noop("Maak de tekst korter: er passen %(most)s tekens."),
    "line_too_long": gettext_noop("Maak elke regel korter: er passen %(most)s tekens op."),
    "too_many": gettext_noop("Schrijf hoogstens %(most)s regels."),
    "not_a_choice": gettext_noop("Kies een van de antwoorden."),
    "no_number": gettext_noop("Schrijf een heel aantal uren, zoals 12. Geen verzuim is 0."),
    "citizen_number": gettext_noop(
        "Haal het nummer van negen cijfers weg: het lijkt een burgerservicenummer. Een dossier heeft dat niet nodig."
    ),
    "unfinished": gettext_noop("Maak de zin af, of maak het veld leeg."),
    "too_much": gettext_noop("Schrijf hoogstens %(most)s uren."),
}


class FieldNotClear(UserError):  # noqa: N818  reads as the sentence it is
    """What was typed doesn't fit the field."""


def typed_value(field: Field, text: str) -> Value | None:
    """The value, or None when the field was left empty.

    Raises:
        FieldNotClear: too long, a sentence not ended, a number that may be a citizen number, or not what the field asks; the
            sentence says what fits.
    """
    if may_be_citizen_number(text):
        raise FieldNotClear(SENTENCES["citizen_number"])
    if _is_only_a_start(field, text):
        raise FieldNotClear(SENTENCES["unfinished"])
    try:
        return read_value(field, text)
    except ValueFault as fault:
        raise FieldNotClear(SENTENCES[fault.what], most=fault.most) from fault


def _is_only_a_start(field: Field, text: str) -> bool:
    """A sentence to begin with, and nothing after it: that says nothing about anybody."""
    starts = {start.strip() for lines in field.starts.values() for start in lines}
    return text.strip() in starts
