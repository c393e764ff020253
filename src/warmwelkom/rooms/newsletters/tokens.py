"""Links in a mail: signed by the house, so that nobody makes one for an address that is not theirs."""

from __future__ import annotations

from uuid import UUID

from django.core import signing

ANSWER, READER, OVERVIEW = "newsletters.answer", "newsletters.reader", "newsletters.overview"


def token_for(pk: UUID, *, what: str) -> str:
    """The words of a link about one answer or one reader."""
    return signing.Signer(salt=what).sign(pk.hex)


def read_token(token: str, *, what: str) -> UUID | None:
    """The number behind a link; None when it was not made here."""
    try:
        return UUID(signing.Signer(salt=what).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
