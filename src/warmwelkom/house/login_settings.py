"""Django's settings of logging in: codes by mail, the school's own login, the second factor. See settings.py."""

from __future__ import annotations

from warmwelkom.house import sso

SSO = sso.places()
SOCIALACCOUNT_PROVIDERS = sso.as_apps(SSO)
SOCIALACCOUNT_ADAPTER = "warmwelkom.rooms.people.sso.library.SchoolAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
ASKS_AGAIN = "warmwelkom.rooms.people.proof.page_to_prove"
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/start/"
SECOND_FACTOR_URL = "/account/2fa/"
ACCOUNT_ADAPTER = "warmwelkom.rooms.people.login.Adapter"
ACCOUNT_FORMS = {
    "request_login_code": "warmwelkom.rooms.people.login_forms.AddressForm",
    "confirm_login_code": "warmwelkom.rooms.people.login_forms.MailedCodeForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {
    # a whole school may share one address; three guesses a code leaves 90 in a million a day
    "request_login_code": "60/m/ip,3/m/key,30/d/key",
}
MFA_ADAPTER = "warmwelkom.rooms.people.login.FactorAdapter"
MFA_FORMS = {
    "authenticate": "warmwelkom.rooms.people.login_forms.SecondCodeForm",
    "reauthenticate": "warmwelkom.rooms.people.login_forms.SecondCodeAgainForm",
    "activate_totp": "warmwelkom.rooms.people.login_forms.AppForm",
    "login_webauthn": "warmwelkom.rooms.people.login_forms.LoginWithPasskeyForm",
    "authenticate_webauthn": "warmwelkom.rooms.people.login_forms.SecondPasskeyForm",
    "reauthenticate_webauthn": "warmwelkom.rooms.people.login_forms.PasskeyAgainForm",
    "add_webauthn": "warmwelkom.rooms.people.login_forms.PasskeyForm",
    "edit_webauthn": "warmwelkom.rooms.people.login_forms.PasskeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Warm Welkom"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
