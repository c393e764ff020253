"""Who takes data along, hands a dossier over or makes a key shows once more who they are."""

from __future__ import annotations

import time
from urllib.parse import urlencode, urlsplit

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _


def page_to_prove(request: HttpRequest) -> str:
    """Empty where the second lock was opened in this session, less than a quarter of an hour ago.

    What was asked by a click comes after it; what a button would have done is not done behind anybody's back:
    they are back at the page with the button.
    """
    shown = [
        row for row in get_authentication_records(request, request.user) if row["method"] == "mfa"
    ]
    # a clock that was ahead for a while wrote a moment that is still to come: that opens nothing for a day
    if shown and abs(time.time() - shown[-1]["at"]) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
        return ""
    after = request.get_full_path()
    if request.method != "GET":
        after = _page_before(request)
        messages.info(
            request, _("Laat eerst zien dat jij het bent. Druk daarna nog een keer op de knop.")
        )
    way = get_adapter().get_reauthentication_methods(request.user)[0]["url"]
    return f"{way}?{urlencode({'next': after})}"


def _page_before(request: HttpRequest) -> str:
    came = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came, {request.get_host()}):
        return settings.LOGIN_REDIRECT_URL
    parts = urlsplit(came)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
