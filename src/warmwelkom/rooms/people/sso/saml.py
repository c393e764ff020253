"""SAML of one school's server, read more strictly than its library does; only with the extra `saml`.

The answer comes as a POST from another site, without the cookie of our session. So what it says is verified at
once, kept for two minutes under a number that cannot be guessed, and counts only in the browser that asked for it.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final
from urllib.parse import urlsplit

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.saml.provider import SAMLProvider
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import get_random_string

from warmwelkom.rooms.people.sso.claims import Claimed, NotLetIn, asserted

LONGEST: Final = 200_000
SECONDS: Final = 120
BEARER: Final = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
POST: Final = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
SECURITY: Final = {
    "wantAssertionsSigned": True,
    "wantNameId": False,  # the number may stand in an attribute instead
    "rejectDeprecatedAlgorithm": True,
    "requestedAuthnContext": False,
}


def has_saml() -> bool:
    """Whether the extra is there, and both halves of it read XML with the same library."""
    try:
        import onelogin.saml2.auth  # noqa: F401, PLC0415
    except Exception:  # noqa: BLE001  of xmlsec: its own InternalError, where lxml has another libxml2
        return False
    return True


def own_address(place: str, *, door: str = "sso_back") -> str:
    """As the school's server knows us: never from what a visitor wrote in a header."""
    return str(settings.PUBLIC_ADDRESS + reverse(f"people:{door}", args=[place]))


class SamlSchool(SAMLProvider):  # type: ignore[misc]  # allauth has no types
    """Known by the name of its place; of what the server says only the number of who it is stays."""

    def serialize(self) -> dict[str, Any]:
        return {"id": self.app.provider_id}

    def extract_uid(self, data: Claimed) -> str:
        return data.uid

    def extract_extra_data(self, data: Claimed) -> dict[str, Any]:  # noqa: ARG002  allauth calls it so
        return {}

    def extract_common_fields(self, data: Claimed) -> dict[str, Any]:  # noqa: ARG002  allauth calls it so
        return {}

    def redirect(self, request: HttpRequest, process: str, next_url: str | None = None, **words: Any) -> HttpResponseRedirect:  # fmt: skip
        """Off to the school's page, with a question that only this browser can bring the answer to."""
        from onelogin.saml2.auth import OneLogin_Saml2_Auth  # noqa: PLC0415  may not be there

        place = self.app.settings["place"]
        asking = OneLogin_Saml2_Auth(_request(place), _settings(place))
        state = get_random_string(32)
        address = asking.login(return_to=state)
        self.stash_redirect_state(
            request, process, next_url, state_id=state, question=asking.get_last_request_id(), **words
        )  # fmt: skip
        return HttpResponseRedirect(address)


def school(request: HttpRequest, place: dict[str, Any]) -> SamlSchool:
    app = SocialApp(
        provider="saml", provider_id=place["id"], name=place["name"], client_id=place["id"]
    )
    app.settings = {"place": place}
    return SamlSchool(request, app=app)


def received(place: dict[str, Any], sent: Any) -> str:
    """Verify the answer in `sent`, a form; the number under which it waits for its browser.

    Raises:
        NotLetIn: `broken` where it can't be believed; what the claims of this place are refused for.
    """
    answer = str(sent.get("SAMLResponse", ""))
    if not 0 < len(answer) <= LONGEST:
        raise NotLetIn("broken")
    said, question = _verified(place, answer)
    number = get_random_string(40)
    waits = {"who": asdict(asserted(place=place, said=said)), "question": question,
             "state": str(sent.get("RelayState", ""))[:100]}  # fmt: skip
    cache.set(f"saml:{place['id']}:{number}", waits, SECONDS)
    return number


def fetched(provider: SamlSchool, number: str) -> Any:
    """The login that waits under `number`, once, for the browser that asked.

    Raises:
        NotLetIn: `broken` where nothing waits, or this browser did not ask.
    """
    key = f"saml:{provider.app.provider_id}:{number[:100]}"
    waits = cache.get(key)
    if not waits or not cache.delete(key):  # whoever deletes it has it: two at once have it once
        raise NotLetIn("broken")
    try:
        state = provider.unstash_redirect_state(provider.request, waits["state"])
    except PermissionDenied:
        raise NotLetIn("broken") from None
    if state.get("question") != waits["question"]:
        raise NotLetIn("broken")
    who = Claimed(**waits["who"])
    login = provider.sociallogin_from_response(provider.request, who)
    login.state, login.who = state, who
    return login


def metadata(place: dict[str, Any]) -> bytes:
    """What the administrator of the school's server lays in it to know us."""
    from onelogin.saml2.settings import OneLogin_Saml2_Settings  # noqa: PLC0415  may not be there

    about = OneLogin_Saml2_Settings(_settings(place), sp_validation_only=True).get_sp_metadata()
    return about if isinstance(about, bytes) else str(about).encode()


def _verified(place: dict[str, Any], answer: str) -> tuple[dict[str, Any], str]:
    """What the signed assertion says, and to which question of ours; NotLetIn where anything is off."""
    from onelogin.saml2.response import OneLogin_Saml2_Response  # noqa: PLC0415  may not be there
    from onelogin.saml2.settings import OneLogin_Saml2_Settings  # noqa: PLC0415

    try:
        read = OneLogin_Saml2_Response(OneLogin_Saml2_Settings(_settings(place)), answer)
        read.is_valid(_request(place), raise_exceptions=True)
        question = _question(read, place["id"])
        said = {
            **read.get_attributes(),
            "name_id": read.get_nameid(),
            "name_id_format": read.get_nameid_format(),
        }
    except Exception as fault:  # what its parsers raise, it raises; none of it is for a visitor
        raise NotLetIn("broken") from fault
    return said, question


def _question(read: Any, place: str) -> str:
    """From the signed part itself, for what is around it anybody may have written: exactly one, for us, for now."""
    here = own_address(place)
    words = read._query_assertion("/saml:Subject/saml:SubjectConfirmation")
    data = words[0].find("{*}SubjectConfirmationData") if len(words) == 1 else {}
    question = data.get("InResponseTo", "")
    if not all((
        read.document.get("Destination", here) == here,
        own_address(place, door="sso_metadata") in read.get_audiences(),
        data.get("Recipient") == here,
        data.get("NotOnOrAfter"),
        question,
        words and words[0].get("Method") == BEARER,
    )):  # fmt: skip
        raise NotLetIn("broken")
    return str(question)


def _request(place: dict[str, Any]) -> dict[str, Any]:
    """Where we are, for the library: our own address, whatever Host a visitor sent."""
    here = urlsplit(own_address(place["id"]))
    return {"https": "on" if here.scheme == "https" else "off", "http_host": here.netloc,
            "script_name": here.path, "request_uri": here.path, "get_data": {}, "post_data": {}}  # fmt: skip


def _settings(place: dict[str, Any]) -> dict[str, Any]:
    given = place["certificate"]
    return {
        "strict": True,
        "security": SECURITY,
        "sp": {
            "entityId": own_address(place["id"], door="sso_metadata"),
            "assertionConsumerService": {"url": own_address(place["id"]), "binding": POST},
            "NameIDFormat": "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
        },
        "idp": {
            "entityId": place["entity"],
            "singleSignOnService": {"url": place["login"]},
            "x509certMulti": {"signing": given if isinstance(given, list) else [given]},
        },
    }
