"""The addresses where a provider of SMS tells something: for whoever has the secret of the house."""

from __future__ import annotations

ROUTES = {
    "outbox:sms_status": "aanbieder/sms/status/",
    "outbox:sms_reply": "aanbieder/sms/antwoord/",
}
