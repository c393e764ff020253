"""What makes a site with real pupils unsafe, in sentences: `warmwelkom check --deploy`, and at each start."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Warning as Doubt
from django.core.checks import register

from warmwelkom.house import config

LEAST_KEY = 50
SENTENCES = {
    "SECRET_KEY": "SECRET_KEY is not set or shorter than 50 characters. Set it (or SECRET_KEY_FILE) to a long secret of your own, the same on every machine.",
    "FIELD_KEYS_FILE": "FIELD_KEYS_FILE is not set: where the file with the keys of what is said about a child is missing, another one is made and the words stay shut. Set it (today it is field_keys in the home directory), and keep a copy apart from the backups.",
    "ALLOWED_HOSTS": "ALLOWED_HOSTS is not the name of your site alone. For example: ALLOWED_HOSTS=welkom.example.nl",
    "BEHIND_HTTPS": "BEHIND_HTTPS is off, so cookies may travel unprotected. Put a proxy with HTTPS in front and set BEHIND_HTTPS=1.",
    "PUBLIC_ADDRESS": "PUBLIC_ADDRESS does not begin with https://, so links in mail lead nowhere. Set it to the address of your site.",
    "EMAIL_URL": "EMAIL_URL is not set: no mail leaves, so nobody can log in. For example: EMAIL_URL=submission://user:password@mail.example.nl:587",
}


OF_CHANNELS = {
    "SMS_PROVIDER": "SMS_PROVIDER is not set: no SMS leaves, and each fails with a sentence. Set it to notify or https, with the setting SMS.",
    "CALLBACK_SECRET": "CALLBACK_SECRET is not set or shorter than 32 characters: replies come in only when the provider is asked, every ten minutes.",
    "PUSH_CONTACT": "PUSH_CONTACT is no mailto: or https: address. Push services write there when something is wrong.",
}


@register(deploy=True)  # a house without SMS is whole, and no other command has to say it each time
def channels_told(**_: Any) -> list[Doubt]:
    """What a channel misses, for `check --deploy`; `warmwelkom post check` tries them too."""
    if settings.DEMO:
        return []
    missing = {
        "SMS_PROVIDER": not settings.SMS_PROVIDER,
        "CALLBACK_SECRET": bool(settings.SMS_PROVIDER) and len(settings.CALLBACK_SECRET) < 32,
        "PUSH_CONTACT": not settings.PUSH_CONTACT.startswith(("mailto:", "https://")),
    }
    return [
        Doubt(OF_CHANNELS[name], id=f"warmwelkom.{name}")
        for name, is_missing in missing.items()
        if is_missing
    ]


@register(deploy=True)
def told_by_check(**_: Any) -> list[Doubt]:
    """For Django's own `check --deploy`."""
    return [
        Doubt(sentence, id=f"warmwelkom.{name}") for name, sentence in unsafe_settings().items()
    ]


def unsafe_settings() -> dict[str, str]:
    """By environment variable, what to change before a real pupil comes in; empty in the demo."""
    if settings.DEMO:
        return {}
    doubts = {
        "SECRET_KEY": not config.env.str("SECRET_KEY", "") or len(settings.SECRET_KEY) < LEAST_KEY,
        "FIELD_KEYS_FILE": not config.env.str("FIELD_KEYS_FILE", ""),
        "ALLOWED_HOSTS": bool({"*", "127.0.0.1", "localhost"} & set(settings.ALLOWED_HOSTS)),
        "BEHIND_HTTPS": not settings.BEHIND_HTTPS,
        "PUBLIC_ADDRESS": not settings.PUBLIC_ADDRESS.startswith("https://"),
        "EMAIL_URL": not settings.OUTGOING_MAIL["EMAIL_BACKEND"].endswith("smtp.EmailBackend"),
    }
    return {name: SENTENCES[name] for name, is_unsafe in doubts.items() if is_unsafe}
