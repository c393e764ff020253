"""Telephone numbers as they may leave the house: one spelling, and only those that take an SMS."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.addresses import BadMessageError

HOME = "NL"
NO_NUMBER = _("Dit is geen telefoonnummer. Kijk het na, bijvoorbeeld 06 12345678.")
NO_MOBILE = _("Dit is geen mobiel nummer. Een sms komt daar niet aan.")


def clean_number(number: str) -> str:
    """The number as +31612345678; a Dutch one needs no country in front.

    Raises:
        BadMessageError: no number, or one that takes no SMS, such as a landline.
    """
    import phonenumbers  # noqa: PLC0415  half a second, and most processes need no number

    try:
        found = phonenumbers.parse(number, HOME)
    except phonenumbers.NumberParseException as bad:
        raise BadMessageError(NO_NUMBER) from bad
    if not phonenumbers.is_possible_number(found):
        raise BadMessageError(NO_NUMBER)
    whole = phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)
    if whole.startswith(EXAMPLES):
        return whole
    mobile = (
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    )
    if phonenumbers.number_type(found) not in mobile:
        raise BadMessageError(NO_MOBILE)
    return whole


EXAMPLES = ("+3160",)
"""Numbers that are given to nobody, as the demo has them; what is sent there arrives nowhere."""
