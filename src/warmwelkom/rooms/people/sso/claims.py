"""What a school's server says of somebody, read strictly: who, of which school, at which address. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

OF_BRIN: Final = 4
LASTS: Final = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
LONGEST_UID: Final = 191


class NotLetIn(Exception):  # noqa: N818  reads as the sentence it is
    """Somebody the school knows and we do not let in; `reason` is a word of `REASONS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """`email` is empty where nobody proved it; `brin` is the school, four signs."""

    place: str
    uid: str
    brin: str
    email: str


def claimed(*, place: dict[str, Any], said: dict[str, Any], nonce: str) -> Claimed:
    """Read `said`, the signed token and what the server added about the same person.

    Raises:
        NotLetIn: `broken` where the two are about different people or the token is of another attempt,
            `no_school` where the school is not told, or not as one.
    """
    token, more = said.get("id_token") or {}, said.get("userinfo") or {}
    if not token.get("sub") or (more and more.get("sub") != token["sub"]):
        raise NotLetIn("broken")
    if not nonce or token.get("nonce") != nonce:
        raise NotLetIn("broken")
    return _of(place, str(token["sub"]), {**more, **token})


def asserted(*, place: dict[str, Any], said: dict[str, Any]) -> Claimed:
    """Read `said`, the attributes of a verified SAML assertion: each a list of words, by the same rules.

    A number that lasts is needed: the name of SAML itself only where it is a persistent one, for a passing one is
    new each time, and an address may go to a successor.

    Raises:
        NotLetIn: `broken` where there is no such number, `no_school` as above.
    """
    if place.get("uid_claim"):
        uid = _only(said.get(place["uid_claim"]))
    else:
        uid = said.get("name_id") if said.get("name_id_format") == LASTS else None
    if not isinstance(uid, str) or not 0 < len(uid) <= LONGEST_UID:
        raise NotLetIn("broken")
    facts = dict(said)
    mail = place.get("mail_claim") or "email"
    facts[mail] = _only(said.get(mail))
    if "email_verified" in said:  # SAML has words alone: the one for true, and no other
        facts["email_verified"] = said["email_verified"] == ["true"]
    return _of(place, uid, facts)


def _only(words: Any) -> Any:
    return words[0] if isinstance(words, list) and len(words) == 1 else None


def _of(place: dict[str, Any], uid: str, facts: dict[str, Any]) -> Claimed:
    return Claimed(
        place=place["id"], uid=uid, brin=_brin(place, facts), email=_proved_email(place, facts)
    )


def _brin(place: dict[str, Any], facts: dict[str, Any]) -> str:
    """The school of this place, or the one that the claim names; where both are there they must agree."""
    fixed = str(place.get("brin", ""))
    if not place.get("brin_claim"):
        return fixed
    told = facts.get(place["brin_claim"])
    values = {str(one) for one in (told if isinstance(told, list) else [told]) if one}
    known = place.get("brins")
    schools = {
        known.get(one, "") if known else one[:OF_BRIN].upper()  # 20MJ00 is a location of 20MJ
        for one in values
    }
    if len(schools) != 1 or "" in schools or (fixed and schools != {fixed}):
        raise NotLetIn("no_school")
    return schools.pop()


def _proved_email(place: dict[str, Any], facts: dict[str, Any]) -> str:
    """Only `true` itself is proof, of `email` alone; where that is not said a school may vouch for its domains."""
    claim = place.get("mail_claim") or "email"
    email = facts.get(claim)
    if not isinstance(email, str) or email.count("@") != 1:
        return ""
    email = email.strip().lower()
    vouched = [str(domain).lower() for domain in place.get("mail_domains", ())]
    is_told = claim == "email" and "email_verified" in facts
    if is_told:
        return email if facts["email_verified"] is True else ""
    return email if email.partition("@")[2] in vouched else ""
