"""allauth's OpenID Connect, made stricter, and its adapter that asks us who may come in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import jwt
from allauth.account.signals import user_logged_in
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from requests import Session

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.line import bounded
from warmwelkom.rooms.people.actors import SCHOOL_KEY
from warmwelkom.rooms.people.domain.school_login import person_let_in
from warmwelkom.rooms.people.sso.claims import NotLetIn, claimed
from warmwelkom.rooms.people.sso.saml import school

WELL_KNOWN = "/.well-known/openid-configuration"


def place_named(name: str) -> dict[str, Any]:
    """The setting of one place; raises MayNotKnow where there is none."""
    place = next((place for place in settings.SSO if place["id"] == name), None)
    if place is None:
        raise MayNotKnow
    return dict(place)


def is_saml(place: dict[str, Any]) -> bool:
    return place.get("kind") == "saml"


def not_let_in(place: str, reason: str) -> HttpResponse:
    """To the page that says why not, and whom to ask."""
    return HttpResponseRedirect(
        f"{reverse('people:sso_stopped', args=[place])}?{urlencode({'waarom': reason})}"
    )


class SchoolProvider(OpenIDConnectProvider):  # type: ignore[misc]  # allauth has no types
    """Known by the name of its place: two schools may have given us the same client id."""

    def get_oauth2_adapter(self, request: HttpRequest) -> SchoolLogin:
        return SchoolLogin(request, self.app.provider_id)

    def serialize(self) -> dict[str, Any]:
        return {"id": self.app.provider_id}


class SchoolLogin(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    """The signature of a token is always verified, its issuer is the server we asked, and nothing of it is kept."""

    def get_provider(self) -> SchoolProvider:
        app = SchoolAdapter(self.request).get_app(self.request, provider=self.provider_id)
        return SchoolProvider(self.request, app=app)

    @property
    def openid_config(self) -> dict[str, Any]:
        with _readable():
            config: dict[str, Any] = dict(super().openid_config)
        asked = place_named(self.provider_id)["server"].removesuffix(WELL_KNOWN).rstrip("/")
        if str(config.get("issuer", "")).rstrip("/") != asked:
            raise OAuth2Error("This server speaks for another one.")
        return config

    @property
    def basic_auth(self) -> bool:
        """By the header, unless the server says that it takes the form: what it does not say is the header."""
        ways = self.openid_config.get("token_endpoint_auth_methods_supported", [])
        return "client_secret_post" not in ways

    def get_access_token_data(self, *args: Any, **words: Any) -> Any:
        with _readable():
            return super().get_access_token_data(*args, **words)

    def parse_token(self, data: Any) -> Any:
        with _readable():
            return super().parse_token(data)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        with _readable():
            if not kwargs["response"].get("id_token"):
                raise OAuth2Error("There is no token about who this is.")
            login = super().complete_login(request, app, token, **kwargs)
        login.said, login.account.extra_data = login.account.extra_data, {}
        return login

    def _decode_id_token(self, app: Any, id_token: str) -> Any:
        config = self.openid_config
        if "kid" not in jwt.get_unverified_header(id_token):
            return _decoded_with_the_only_key(id_token, config, app.client_id)
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=config["jwks_uri"],
            issuer=config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:  # noqa: ARG002  allauth calls it so
        return str(settings.PUBLIC_ADDRESS + reverse("people:sso_back", args=[self.provider_id]))


@contextmanager
def _readable() -> Iterator[None]:
    """Whatever a server says in place of what it should."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as broken:
        raise OAuth2Error("The answer of the server can't be read.") from broken


def _decoded_with_the_only_key(id_token: str, config: dict[str, Any], audience: str) -> Any:
    """A server with one key need not say which it used (OpenID Connect Core, 10.1)."""
    with SchoolAdapter().get_requests_session() as line:
        answer = line.get(config["jwks_uri"])
    keys = [key for key in answer.json()["keys"] if key.get("use", "sig") == "sig"]
    if len(keys) != 1 or keys[0].get("kty") not in ("RSA", "EC"):
        raise OAuth2Error("It is not said with which key the token was signed.")
    try:
        return jwt.decode(
            id_token,
            key=jwt.PyJWK(keys[0], algorithm=keys[0].get("alg", "RS256")).key,
            algorithms=[keys[0].get("alg", "RS256")],
            audience=audience,
            issuer=config["issuer"],
            options={"require": ["exp", "iss", "aud", "sub"]},
        )
    except jwt.PyJWTError as fault:
        raise OAuth2Error("The token can't be believed.") from fault


class SchoolAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Places stand in the settings alone, nobody signs up, and we decide who this is."""

    def list_apps(self, request: Any, provider: Any = None, client_id: Any = None) -> list[Any]:  # noqa: ARG002  allauth calls it so
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def get_requests_session(self) -> Session:
        return bounded(
            super().get_requests_session(), seconds=settings.SOCIALACCOUNT_REQUESTS_TIMEOUT
        )

    def get_provider(self, request: HttpRequest, provider: str, client_id: Any = None) -> Any:
        place = next((place for place in settings.SSO if place["id"] == provider), {})
        if is_saml(place):  # allauth's own pages of SAML are not here, so it does not know the word
            return school(request, place)
        return super().get_provider(request, provider, client_id)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002  allauth calls it so
        return False

    def authenticate_by_email(self, sociallogin: Any) -> None:  # noqa: ARG002  allauth calls it so
        return None

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:  # noqa: ARG002  allauth calls it so
        name = sociallogin.account.provider
        try:
            who = getattr(sociallogin, "who", None) or claimed(
                place=place_named(name),
                said=sociallogin.said,
                nonce=str(sociallogin.state.get("nonce", "")),
            )
            sociallogin.account = person_let_in(who=who)
        except NotLetIn as why:
            raise ImmediateHttpResponse(not_let_in(name, why.reason)) from None
        sociallogin.user = sociallogin.account.user
        sociallogin.state["brin"] = who.brin

    def on_authentication_error(self, request: HttpRequest, provider: Any, **words: Any) -> None:  # noqa: ARG002  allauth calls it so
        reason = "cancelled" if words.get("error") == "cancelled" else "broken"
        raise ImmediateHttpResponse(not_let_in(provider.sub_id, reason))


def keep_to_the_school(request: HttpRequest, sociallogin: Any = None, **_signal: Any) -> None:
    """A session that a school's login began is of that school; one with a code or passkey is of no school."""
    request.session.pop(SCHOOL_KEY, None)
    if sociallogin is not None:
        request.session[SCHOOL_KEY] = sociallogin.state["brin"]


user_logged_in.connect(keep_to_the_school, dispatch_uid="warmwelkom.school_login")
