"""Django's settings. Every value that differs between machines comes from the environment."""

from __future__ import annotations

from email.utils import parseaddr

from csp.constants import NONE, SELF

from warmwelkom.house import config
from warmwelkom.house.login_settings import *  # noqa: F403  (one list of names, in two files)
from warmwelkom.house.postgres.address import database_url, parsed, replica, web_url

DEMO = config.is_demo()
DEBUG = False
SECRET_KEY = config.secret_key()
FIELD_KEYS_FILE = config.field_keys_file()
ALLOWED_HOSTS = config.env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = config.env.list("CSRF_TRUSTED_ORIGINS", [])
BEHIND_HTTPS = config.env.bool("BEHIND_HTTPS", False)
PROXIES = config.proxies()

INSTALLED_APPS = [
    "warmwelkom.base.access",
    "warmwelkom.base.audit",
    "warmwelkom.base.live",
    "warmwelkom.base.files",
    "warmwelkom.base.making",
    "warmwelkom.base.calendar",
    "warmwelkom.base.outbox",
    "warmwelkom.base.ui",
    "warmwelkom.rooms.people",
    "warmwelkom.rooms.transitions",
    "warmwelkom.rooms.handover",
    "warmwelkom.rooms.thinktank",
    "warmwelkom.rooms.meetings",
    "warmwelkom.rooms.newsletters",
    "warmwelkom.rooms.curriculum",
    "warmwelkom.rooms.summer",
    "warmwelkom.rooms.introweek",
    "warmwelkom.rooms.wayfinding",
    "warmwelkom.rooms.progression",
    "warmwelkom.rooms.welcome",
    "warmwelkom.rooms.insights",
    "warmwelkom.house",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_cotton",
    "django_htmx",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "warmwelkom.house.middleware.request_line",
    "warmwelkom.house.headers.safe_headers",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # for pages; files are compressed beforehand
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "warmwelkom.house.spoken.SpokenHere",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "warmwelkom.house.zero_bytes.without_zero_bytes",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "warmwelkom.base.access.gate.Gate",
]

ROOT_URLCONF = "warmwelkom.house.urls"
ASGI_APPLICATION = "warmwelkom.house.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "warmwelkom.house.page_context.page_context",
            ],
            "builtins": [
                "warmwelkom.base.ui.templatetags.ww",
                "warmwelkom.base.ui.templatetags.parts",
            ],
        },
    },
]

DATABASES = {"default": parsed(web_url() or database_url())}
DATABASES["default"].setdefault("OPTIONS", {})
DATABASES["default"]["CONN_MAX_AGE"] = None  # a thread keeps its own; serving.py drops a lost one
if config.env.str("WARMWELKOM_AS", "web") == "web" and not web_url():
    DATABASES["default"]["OPTIONS"]["options"] = "-c role=warmwelkom_web"
DATABASES |= replica()
DATABASE_ROUTERS = ["warmwelkom.base.access.replica.Router"] if "replica" in DATABASES else []
REPLICA_MOST_BEHIND = config.env.int("REPLICA_MOST_BEHIND", 60)  # seconds
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["warmwelkom.rooms.people.login.Backend"]
ACTOR_LOADERS = [
    "warmwelkom.rooms.summer.actors.load_school_key",  # a key of a school, under /api/ too
    "warmwelkom.rooms.thinktank.actors.load_token",  # under /api/ no cookie counts
    "warmwelkom.rooms.transitions.actors.load_pupil",
    "warmwelkom.rooms.people.actors.load_staff",
    "warmwelkom.rooms.meetings.actors.load_guest",  # at the meetings alone
]
REGION_OF_ADDRESS = "warmwelkom.rooms.people.actors.visitor_of_region"
POLICIES_OF_LIBRARIES = {  # the first that fits; what the login library adds later is closed
    "account/login/": "public",
    "account/logout/": "public",
    "account/inactive/": "public",
    "account/2fa/authenticate/": "public",
    "account/2fa/webauthn/login/": "public",
    "account/2fa/recovery-codes/download/": "closed",
    "account/2fa/": "people.own_account",
    "account/": "closed",
    "static/": "public",
    "anymail/": "public",  # a provider shows who it is with WEBHOOK_SECRET
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BEHIND_HTTPS  # browsers themselves allow only localhost

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English"), ("ar", "العربية")]
SPOKEN_EVERYWHERE = ("nl", "en")  # the others only on the pages that say they speak them
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = config.home() / "static"
STATICFILES_DIRS = (
    [("vendor", config.home() / "vendor")] if (config.home() / "vendor").exists() else []
)
STORAGES = {
    "default": config.media_storage(),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = config.home() / "media"
# how old a page that is the same for all may be for a visitor; in a demo dates jump
VISITOR_PAGE_SECONDS = config.env.int("VISITOR_PAGE_SECONDS", 0 if DEMO else 5)
CLAMAV_SOCKET = config.env.str("CLAMAV_SOCKET", "")
LOOKS_AT_UPLOADS = "warmwelkom.base.files.scanning.refusal_of"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],  # what is not named below is not asked for at all
        **{
            f"{what}-src": [SELF]
            for what in ("script", "style", "font", "connect", "media", "manifest", "worker")
        },
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    },
}
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = BEHIND_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_HTTPS else None
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "house_cache",
        "OPTIONS": {
            "MAX_ENTRIES": 100_000
        },  # at 300, Django's own, a few classes throw out live tries
    }
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"  # each room's jobs.py
EMAIL_BACKEND = "warmwelkom.base.outbox.mail.OutboxBackend"
OUTGOING_MAIL = config.outgoing_mail()
MAIL_PROVIDER = config.mail_provider()
if MAIL_PROVIDER:
    INSTALLED_APPS += ["anymail"]
    ANYMAIL = config.env.json("ANYMAIL", {})
DEFAULT_FROM_EMAIL = config.env.str("MAIL_FROM", "Warm Welkom <welkom@example.org>")
MAIL_BOUNCES_TO = config.env.str("MAIL_BOUNCES_TO", "") or parseaddr(DEFAULT_FROM_EMAIL)[1]
MAIL_PER_MINUTE = config.mail_per_minute()
SMS_PROVIDER = config.sms_provider()
SMS = config.sms()
METRICS_TOKEN = config.env.str(
    "METRICS_TOKEN", ""
)  # without it /metrics answers this machine alone
CALLBACK_SECRET = config.env.str("CALLBACK_SECRET", "")  # without it nobody is believed
PUSH_KEY = config.push_key()
PUSH_CONTACT = config.env.str("PUSH_CONTACT", "") or f"mailto:{parseaddr(DEFAULT_FROM_EMAIL)[1]}"
PUSH_HOSTS = config.env.list(
    "PUSH_HOSTS",
    ["fcm.googleapis.com", "push.services.mozilla.com", "notify.windows.com", "push.apple.com"],
)
MY_MAIL_URL = "/nieuws/mijn-mail/"  # where somebody chooses how often the overview comes
WAYFINDING_QUOTA_MB = config.env.int("WAYFINDING_QUOTA_MB", 5000)  # of one school
PUBLIC_ADDRESS = config.env.str("PUBLIC_ADDRESS", f"http://127.0.0.1:{config.port()}")
FORM_RENDERER = "warmwelkom.base.ui.widgets.HouseRenderer"
SILENCED_SYSTEM_CHECKS = [
    # the proxy in front sends people to https; other sites of the same domain are not ours to bind;
    # and house/checks.py says the same of a site without https in a sentence
    *["security.W008", "security.W005", "security.W021"],
    *["security.W004", "security.W012", "security.W016"],
]
LOGGING_CONFIG = "warmwelkom.house.logs.configure"
LOGGING = {"version": 1}  # only so that Django calls the line above
