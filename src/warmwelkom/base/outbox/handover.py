"""Hand a batch of claimed messages over, one by one over one connection."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.channels import NotOpenError, WayOut
from warmwelkom.base.outbox.claims import (
    AT_A_TIME,
    BATCH,
    EXPIRED,
    Outcome,
    begin,
    in_region,
    write_down,
    write_sent,
)
from warmwelkom.base.outbox.compose import CantComposeError
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.stops import STOPPED, stop_address, stopped_among

Clock = Callable[[], dt.datetime]
Ready = list[tuple[Message, Any]]

NO_SMS = _("Er is geen sms-kanaal ingesteld.")
FAILED = Message.State.FAILED
AS_EVER = Outcome()


class HandOver:
    """Messages of one region (or of none) on their way out.

    The end of one hand-over and the beginning of the next are one commit. Usually one message of
    this worker is between the first byte and the answer; of a full batch, a mailing, AT_A_TIME
    begin together: a commit waits for the disk, and a mail server answers faster.
    """

    def __init__(self, way: WayOut, *, region_id: str, clock: Clock) -> None:
        self.way = way
        self.region_id = region_id
        self.clock = clock
        self.is_open = False
        self.away = ""
        self.done: list[tuple[Message, Outcome]] = []

    def run(self, messages: list[Message]) -> bool:
        """Hand over each. False when the mail server is away: then the rest comes again later."""
        with in_region(self.region_id):
            stopped = stopped_among([row.to for row in messages if not row.at_once])
        step = AT_A_TIME if len(messages) >= BATCH else 1
        for start in range(0, len(messages), step):
            self._give(self._begin(self._made(messages[start : start + step], stopped)))
        self._write()
        return not self.away

    def _made(self, messages: list[Message], stopped: set[str]) -> Ready:
        """The mails of those that may go; why the others may not is noted."""
        ready: Ready = []
        for message in messages:
            refused = self._refuse(message, stopped)
            if refused:
                self.done.append((message, refused))
                continue
            try:
                ready.append((message, self.way.make(message)))
            except CantComposeError as fault:
                self.done.append((message, Outcome(state=FAILED, fault=fault.sentence)))
        return ready

    def _refuse(self, message: Message, stopped: set[str]) -> Outcome | None:
        if message.expires_at and message.expires_at <= self.clock():
            return Outcome(state=FAILED, fault=EXPIRED)
        if message.channel == Message.Channel.SMS:
            return Outcome(state=FAILED, fault=NO_SMS)
        if not message.at_once and message.to in stopped:
            return Outcome(state=FAILED, fault=STOPPED)
        return None

    def _begin(self, ready: Ready) -> Ready:
        """Connect, write down how those before ended and that these begin; which are still ours."""
        if not ready or not self._open():
            self.done += [(message, self._not_tried()) for message, _made in ready]
            return []
        with in_region(self.region_id):
            self._write_done()
            ours = begin([message for message, _made in ready], now=self.clock())
        self.done = []
        return [(message, made) for message, made in ready if message.pk in ours]

    def _give(self, ready: Ready) -> None:
        for message, made in ready:
            outcome = self.way.give(message, made) if self._open() else self._not_tried()
            self.done.append((message, outcome))
            if outcome.is_broken:
                self.close()

    def _open(self) -> bool:
        """Whether there is a connection; a server that is away is asked once."""
        if not self.is_open and not self.away:
            try:
                self.way.open()
                self.is_open = True
            except NotOpenError as fault:
                self.away = str(fault)
        return self.is_open

    def _not_tried(self) -> Outcome:
        return Outcome(again=True, fault=self.away)

    def close(self) -> None:
        self.way.close()
        self.is_open = False

    def _write(self) -> None:
        if self.done:
            with in_region(self.region_id):
                self._write_done()
        self.done = []

    def _write_done(self) -> None:
        now = self.clock()
        sent = [message for message, outcome in self.done if outcome == AS_EVER]
        if sent:
            write_sent(sent, now=now)
        for message, outcome in self.done:
            if outcome != AS_EVER:
                write_down(message, outcome, now=now)
            if outcome.is_bounce:
                stop_address(message.to, reason="bounce", day=now.date())
