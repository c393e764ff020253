"""How staff log in: by invitation only, by a mailed code or a passkey, never with a password."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.gate import WANTED_KEY
from warmwelkom.base.access.limits import address_of
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.people.queries.who import person_who_asks

WRONG_CODE = _("Deze code klopt niet. Kijk hem na en probeer het nog eens.")
STAYS_AT_LOGIN = ("account_", "mfa.", WANTED_KEY)


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's, that reads the account of a session together with the roles in force."""

    def get_user(self, user_id: Any) -> Person | None:
        person = person_who_asks(user_id)
        return person if person and self.user_can_authenticate(person) else None


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """allauth, closed for sign-up, with our words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": _(
            "Er is vaak achter elkaar geprobeerd. Wacht vijf minuten en vraag dan een nieuwe code."
        ),
        "rate_limited": _("Je vraagt heel snel achter elkaar. Wacht even en probeer het opnieuw."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  allauth calls it so
        return False

    def login(self, request: HttpRequest, user: Person) -> None:
        """Begin with an empty session: what a pupil left open on this computer ends here."""
        session: Any = request.session
        kept = {key: value for key, value in session.items() if key.startswith(STAYS_AT_LOGIN)}
        session.flush()
        session.update(kept)
        super().login(request, user)

    def get_client_ip(self, request: HttpRequest) -> str:
        """As the house counts it, which knows the proxies in front."""
        return address_of(request) or "0.0.0.0"  # noqa: S104  no address at all: a socket of this machine

    def render_mail(
        self, template_prefix: str, email: str, context: dict[str, Any], headers: Any = None
    ) -> EmailMessage:
        """Tell an address without an account that there is none, but only once a day."""
        if template_prefix == "account/email/unknown_account":
            headers = {**(headers or {}), "X-Once": f"unknown:{_today()}"}
        made: EmailMessage = super().render_mail(template_prefix, email, context, headers)
        return made


def _today() -> dt.date:
    return timezone.localdate()


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """The second factor, with our words and our name."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": _(
            "Kies eerst een tweede slot. Dan krijg je reservecodes."
        ),
    }

    def _get_site_name(self) -> str:
        return "Warm Welkom"

    def generate_authenticator_name(self, user: Person, type: object) -> str:  # noqa: A002, ARG002  allauth calls it so
        return ""
