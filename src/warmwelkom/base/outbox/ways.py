"""Which way a channel goes out, as the settings say."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.channels import mail_way
from warmwelkom.base.outbox.claims import Outcome
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.push import PushWay
from warmwelkom.base.outbox.sms_https import HttpsWay
from warmwelkom.base.outbox.sms_notify import NotifyWay
from warmwelkom.base.outbox.way import WayOut

NO_SMS = _("Er is geen sms-kanaal ingesteld.")


class NoWay(WayOut):
    """A channel that nobody set up: each message fails, and says why."""

    def make(self, message: Message) -> Message:
        return message

    def give(self, message: Message, made: Message) -> Outcome:  # noqa: ARG002  as WayOut says
        return Outcome(state=Message.State.FAILED, fault=NO_SMS, held_back=True)

    def try_out(self) -> list[str]:
        return [NO_SMS]


def way_out(channel: str = "mail") -> WayOut:
    """The way out of one channel."""
    return WAYS[channel]()


def sms_way() -> WayOut:
    """The provider of SMS that the house has, by the setting SMS_PROVIDER."""
    return SMS_PROVIDERS[settings.SMS_PROVIDER]()


SMS_PROVIDERS: dict[str, Callable[[], WayOut]] = {
    "": NoWay,
    "notify": NotifyWay,
    "https": HttpsWay,
}
WAYS: dict[str, Callable[[], WayOut]] = {"mail": mail_way, "sms": sms_way, "push": PushWay}
