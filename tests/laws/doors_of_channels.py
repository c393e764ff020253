"""The addresses where a provider of SMS tells something, for whoever has the secret; and the demo's post room."""

from __future__ import annotations

ROUTES = {
    "outbox:sms_status": "aanbieder/sms/status/",
    "outbox:sms_reply": "aanbieder/sms/antwoord/",
    "demo:let_go": "postkamer/versturen/",
    "demo:answer": "postkamer/<uuid:pk>/antwoord/",
}
