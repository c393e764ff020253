"""allauth's forms with our words: what people type to come in."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.core.exceptions import ValidationError
from django.forms import Field, TextInput
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.limits import within_limit
from warmwelkom.rooms.people.models import Person

TRIES, A_CODE, A_WHILE = 3, 600, 300
OF_SECOND = 10
CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


def _ask_code(field: Field, label: Any) -> None:
    field.label = label
    field.widget = TextInput(attrs=CODE)
    field.error_messages["required"] = _("Vul de code in.")


class AddressForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["email"]
        field.label = _("E-mailadres van je werk")
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs["autocomplete"] = "email"
        field.error_messages["required"] = _("Vul je e-mailadres in.")
        field.error_messages["invalid"] = _(
            "Dit is geen e-mailadres. Het ziet eruit als naam@school.nl."
        )
        for check in field.validators:
            check.message = field.error_messages["invalid"]


class MailedCodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self.fields["code"], _("De zes cijfers uit de mail"))

    def clean_code(self) -> str:
        """Three tries a code, however many arrive at once; the library's own count is in the session, one a time."""
        session = context.request.session.session_key
        _one_try(f"{session}:{self.expected_code}", most=TRIES, seconds=A_CODE)
        return str(super().clean_code())


def _one_try(who: str, *, most: int, seconds: int) -> None:
    if not within_limit(name="login-code", who=who, most=most, seconds=seconds):
        raise get_adapter().validation_error("too_many_login_attempts")


class CountedTries:
    """Of all browsers together, for one account."""

    def clean_code(self) -> Any:
        _one_try(f"second:{self.user.pk}", most=OF_SECOND, seconds=A_WHILE)  # type: ignore[attr-defined]  # mixed into allauth's forms
        return super().clean_code()  # type: ignore[misc]  # mixed into allauth's forms


class SecondCodeForm(CountedTries, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self.fields["code"], _("Code uit je app, of een reservecode"))


class SecondCodeAgainForm(CountedTries, ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self.fields["code"], _("Code uit je app, of een reservecode"))


def _has_just_shown(user: Person, kind: str) -> None:
    """Who sets up a lock shows it works: not asked again before the recovery codes appear."""
    record_authentication(context.request, user, "mfa", type=kind, reauthenticated=True)


class AppForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self.fields["code"], _("De zes cijfers die je app nu toont"))

    def clean_code(self) -> str:
        code = str(super().clean_code())
        _has_just_shown(self.user, "totp")
        return code


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Always a passkey that is enough by itself: nobody has to know the difference."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Hoe noem je dit apparaat?")
        self.fields["name"].help_text = _("Bijvoorbeeld: telefoon, of laptop van school")

    def clean_name(self) -> str:
        return self.cleaned_data["name"] or pgettext("name of a passkey", "zonder naam")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if data.get("credential"):
            _has_just_shown(self.user, "webauthn")
        return data


class PasskeyNameForm(EditWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Hoe noem je dit apparaat?")
        self.fields["name"].error_messages["required"] = gettext("Geef het apparaat een naam.")


class PasskeyWords:
    """A passkey that does not fit is no wrong code: say what to do instead."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]  # mixed into allauth's forms
        except ValidationError as fault:
            if fault.code != "incorrect_code":
                raise
            raise ValidationError(
                gettext(
                    "Deze passkey past niet bij een account hier. Log in met een code per mail."
                )
            ) from None


class LoginWithPasskeyForm(PasskeyWords, LoginWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    pass


class SecondPasskeyForm(PasskeyWords, AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    pass


class PasskeyAgainForm(PasskeyWords, ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    pass
