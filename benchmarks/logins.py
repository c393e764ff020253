"""People with an account who are logged in already, made inside a house."""

from __future__ import annotations

import time
from typing import Any


def account(name: str) -> Any:
    """Somebody with a second factor; their address says who they are."""
    from allauth.mfa.models import Authenticator  # noqa: PLC0415  Django is set up by now

    from warmwelkom.rooms.people.models import Person  # noqa: PLC0415

    address = f"{name.lower().replace(' ', '.')}@people.example"
    person = Person.objects.create_user(address, name=name)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    return person


def cookie_of(person: Any) -> str:
    """The cookie of a browser in which this person is logged in."""
    from django.conf import settings  # noqa: PLC0415
    from django.contrib.auth import (  # noqa: PLC0415
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
    )
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    # as who just opened their second lock, which is asked before data leaves
    store["account_authentication_methods_user"] = str(person.pk)
    store["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    store.save()
    return f"sessionid={store.session_key}"
