"""Of which address a server speaks when it says that an address was verified."""

from __future__ import annotations

from typing import Any

import pytest

from warmwelkom.rooms.people.sso.claims import claimed

PLACE = {"id": "witt", "brin": "20MJ"}
VOUCHED = {**PLACE, "mail_domains": ["School.example"]}
BY_NAME = {"mail_claim": "upn"}
SAID = {
    "sub": "a-1",
    "nonce": "n",
    "email": "mine@elders.example",
    "upn": "alice@school.example",
}


def _email(place: dict[str, Any], **said: Any) -> str:
    return claimed(place=place, said={"id_token": {**SAID, **said}}, nonce="n").email


@pytest.mark.parametrize(
    ("place", "said", "email"),
    [
        (PLACE, {"email_verified": True}, "mine@elders.example"),
        (PLACE | {"mail_claim": "email"}, {"email_verified": True}, "mine@elders.example"),
        (PLACE | BY_NAME, {"email_verified": True}, ""),
        (PLACE | BY_NAME, {}, ""),
        (VOUCHED | BY_NAME, {"email_verified": True}, "alice@school.example"),
        (VOUCHED | BY_NAME, {"email_verified": False}, "alice@school.example"),
        (VOUCHED | BY_NAME, {"upn": "alice@elders.example", "email_verified": True}, ""),
        (VOUCHED, {"email": "alice@school.example"}, "alice@school.example"),
        (VOUCHED, {"email": "alice@school.example", "email_verified": False}, ""),
    ],
)
def test_verified_is_said_of_one_claim_alone(
    place: dict[str, Any], said: dict[str, Any], email: str
) -> None:
    assert _email(place, **said) == email
