"""SSO: the places where a school's own people log in (OpenID Connect, SAML), read from one setting as JSON."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import urlsplit

from cryptography.x509 import load_pem_x509_certificate

from warmwelkom.house.config import SettingError, env

NEEDED: Final = ("id", "name", "server", "client_id", "secret")
OPTIONAL: Final = ("brin", "brin_claim", "brins", "mail_claim", "mail_domains", "scope")
SAML_NEEDED: Final = ("id", "name", "entity", "login")
SAML_OPTIONAL: Final = ("kind", "certificate", "brin", "brin_claim", "brins", "mail_claim", "mail_domains", "uid_claim")  # fmt: skip
THIS_MACHINE: Final = ("127.0.0.1", "localhost")
BRIN: Final = re.compile(r"[0-9A-Z]{4}")


def places() -> list[dict[str, Any]]:
    """Each place as docs/operators.md describes it.

    Raises:
        SettingError: the sentence says which word of which place is missing or wrong.
    """
    try:
        given = env.json("SSO", [])
    except Exception as bad:
        raise SettingError("SSO is no JSON. docs/operators.md has an example.") from bad
    if not isinstance(given, list) or not all(isinstance(place, dict) for place in given):
        raise SettingError("SSO must be a list of places: [{…}]. docs/operators.md has an example.")
    for number, place in enumerate(given, start=1):
        _check(place, str(place.get("id") or f"number {number}"))
    names = [place["id"] for place in given]
    if len(names) != len(set(names)):
        raise SettingError("SSO names one id twice; each place needs its own.")
    return given


def _check(place: dict[str, Any], name: str) -> None:
    for sentence, is_wrong in {**_faults_of_words(place), **_faults_of_school(place)}.items():
        if is_wrong:
            raise SettingError(f"SSO: the place {name} {sentence}.")


def _faults_of_words(place: dict[str, Any]) -> dict[str, Any]:
    saml = place.get("kind") == "saml"
    needed, optional = (SAML_NEEDED, SAML_OPTIONAL) if saml else (NEEDED, OPTIONAL)
    door = "login" if saml else "server"
    missing = [word for word in needed if not isinstance(place.get(word), str) or not place[word]]
    unknown = sorted(set(place) - set(needed) - set(optional))
    address = urlsplit(str(place.get(door, "")))
    return {
        f"needs {', '.join(missing)}": missing,
        f"has words that we do not know: {', '.join(unknown)}": unknown,
        "needs an id of small letters, figures and dashes": not re.fullmatch(
            r"[a-z0-9-]{1,40}", str(place.get("id", ""))
        ),
        f"needs a {door} that begins with https://": address.scheme != "https"
        and address.hostname not in THIS_MACHINE,
        "needs a certificate (PEM), or a list of them": saml
        and not _are_certificates(place.get("certificate")),
    }


def _faults_of_school(place: dict[str, Any]) -> dict[str, Any]:
    brin = place.get("brin")
    return {
        "needs brin (the school it is of) or brin_claim (where the school is told)": not (
            brin or place.get("brin_claim")
        ),
        "has a brin that is no BRIN of four signs, such as 27GZ": brin
        and not BRIN.fullmatch(str(brin)),
        "needs brins as {value of the claim: BRIN}": not all(
            BRIN.fullmatch(str(code)) for code in dict(place.get("brins", {})).values()
        ),
        "may name mail_domains only beside a brin": place.get("mail_domains") and not brin,
    }


def _are_certificates(given: Any) -> bool:
    listed = given if isinstance(given, list) else [given]
    try:
        for one in listed:
            load_pem_x509_certificate(str(one).encode())
    except ValueError:
        return False
    return bool(listed)


def as_apps(given: list[dict[str, Any]]) -> dict[str, Any]:
    """The same places in the words of the login library; the code is always bound to its browser (PKCE)."""
    return {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": place["id"],
                    "name": place["name"],
                    "client_id": place["client_id"],
                    "secret": place["secret"],
                    "settings": {
                        "server_url": place["server"],
                        "oauth_pkce_enabled": True,
                        "scope": place.get("scope", ["openid", "profile", "email"]),
                    },
                }
                for place in given
                if place.get("kind") != "saml"  # those stand in rooms/people/sso/saml.py alone
            ]
        }
    }
