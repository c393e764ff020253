"""Mail addresses and headers as they may leave the house: one spelling, one line, no second meaning."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.encoding import punycode
from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.errors import UserError

BREAK = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
HEADER = re.compile(r"[A-Za-z0-9-]{1,70}")
OURS = {"to", "cc", "bcc", "from", "sender", "subject", "date", "message-id", "content-type",
        "mime-version", "content-transfer-encoding", "reply-to", "return-path"}  # fmt: skip


class BadMessageError(UserError):
    """This can't be sent as it is."""


def clean_address(address: str) -> str:
    """The address as a mail server takes it: no spaces around it, the domain small and in ASCII.

    Raises:
        BadMessageError: a line break in it, or no mail address.
    """
    plain = unicodedata.normalize("NFC", address).strip(" \u00a0\u200b\ufeff")
    if BREAK.search(plain):
        raise BadMessageError(
            _("Er staat een regeleinde in het e-mailadres. Typ het adres opnieuw.")
        )
    name, at, domain = plain.rpartition("@")
    try:
        whole = f"{name}{at}{punycode(domain.lower())}"
        validate_email(whole)
        whole.encode("ascii")
    except (ValidationError, UnicodeError) as bad:
        raise BadMessageError(_("Dit is geen e-mailadres. Kijk het na.")) from bad
    if len(whole) > 254:
        raise BadMessageError(_("Dit e-mailadres is te lang. Kijk het na."))
    return whole


def same_address(address: str) -> str:
    """One spelling for all spellings of an address, to tell who is the same; not to send to.

    Raises BadMessageError as `clean_address` does.
    """
    return clean_address(address).lower()


def number_of(address: str) -> str:
    """The number under which a stopped address is known; only this house can make it.

    A telephone number has one spelling (`numbers.py`), a push address is as it is.
    """
    key = f"outbox.stop:{settings.SECRET_KEY}".encode()
    folded = address.strip()
    if "://" not in folded:
        try:
            folded = same_address(address)
        except BadMessageError:
            folded = folded.lower()
    return hmac.new(key, folded.encode(), hashlib.sha256).hexdigest()


def one_line(text: str, *, most: int = 200) -> str:
    """A subject or a name in one line: a header that was hidden in it becomes plain words."""
    return " ".join(BREAK.sub(" ", text).split())[:most].strip()


def clean_headers(headers: dict[str, str] | None) -> dict[str, str]:
    """Extra headers, such as List-Unsubscribe.

    Raises:
        BadMessageError: a line break, no name of a header, or one that the house itself writes.
    """
    for name, value in (headers or {}).items():
        if not HEADER.fullmatch(name) or name.lower() in OURS or BREAK.search(value):
            raise BadMessageError(_("Er staat iets in de kop van de mail dat daar niet mag."))
    return dict(headers or {})


def clean_list(lines: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """(one address for each person, what was left out with its sentence), in the order given."""
    good: dict[str, str] = {}
    left_out: list[tuple[str, str]] = []
    for line in lines:
        try:
            folded = same_address(line)
        except BadMessageError as bad:
            left_out.append((line, bad.sentence))
            continue
        if folded in good:
            left_out.append((line, _("Dit adres staat er al, anders gespeld.")))
        else:
            good[folded] = clean_address(line)
    return list(good.values()), left_out
