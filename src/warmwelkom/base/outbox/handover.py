"""Hand a batch of claimed messages over, one by one over one connection."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.channels import NotOpenError, WayOut
from warmwelkom.base.outbox.claims import EXPIRED, Outcome, begin, in_region, write_down
from warmwelkom.base.outbox.compose import CantComposeError
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.stops import STOPPED, stop_address, stopped_among

Clock = Callable[[], dt.datetime]
Done = tuple[Message, Outcome]

NO_SMS = _("Er is geen sms-kanaal ingesteld.")


class HandOver:
    """Messages of one region (or of none) on their way out.

    The end of one hand-over and the beginning of the next are one commit: at every moment at most
    one message of this worker is between the first byte and the answer.
    """

    def __init__(self, way: WayOut, *, region_id: str, clock: Clock) -> None:
        self.way = way
        self.region_id = region_id
        self.clock = clock
        self.is_open = False
        self.done: Done | None = None

    def run(self, messages: list[Message]) -> bool:
        """Hand over each. False when the mail server is away: then the rest comes again later."""
        with in_region(self.region_id):
            stopped = stopped_among([row.to for row in messages if not row.at_once])
        away = ""
        for message in messages:
            refused = self._refuse(message, stopped)
            if away and not refused:
                refused = Outcome(again=True, fault=away)
            try:
                self._write(message, refused) if refused else self._try(message)
            except NotOpenError as fault:
                away = str(fault)
                self._write(message, Outcome(again=True, fault=away))
        self._write_last()
        return not away

    def _refuse(self, message: Message, stopped: set[str]) -> Outcome | None:
        if message.expires_at and message.expires_at <= self.clock():
            return Outcome(state=Message.State.FAILED, fault=EXPIRED)
        if message.channel == Message.Channel.SMS:
            return Outcome(state=Message.State.FAILED, fault=NO_SMS)
        if not message.at_once and message.to in stopped:
            return Outcome(state=Message.State.FAILED, fault=STOPPED)
        return None

    def _try(self, message: Message) -> None:
        try:
            made = self.way.make(message)
        except CantComposeError as fault:
            self._write(message, Outcome(state=Message.State.FAILED, fault=fault.sentence))
            return
        self._open()
        if not self._begin(message):
            return
        outcome = self.way.give(message, made)
        self.done = message, outcome
        if outcome.is_broken:
            self.close()

    def _open(self) -> None:
        if not self.is_open:
            self.way.open()
            self.is_open = True

    def close(self) -> None:
        self.way.close()
        self.is_open = False

    def _begin(self, message: Message) -> bool:
        """Write down the end of the one before and the beginning of this one."""
        with in_region(self.region_id):
            self._write_done()
            is_ours = begin(message, now=self.clock())
        self.done = None
        return is_ours

    def _write(self, message: Message, outcome: Outcome) -> None:
        with in_region(self.region_id):
            write_down(message, outcome, now=self.clock())

    def _write_last(self) -> None:
        if self.done:
            with in_region(self.region_id):
                self._write_done()
            self.done = None

    def _write_done(self) -> None:
        if self.done:
            message, outcome = self.done
            write_down(message, outcome, now=self.clock())
            if outcome.is_bounce:
                stop_address(message.to, reason="bounce", day=self.clock().date())
