"""Hand a batch of claimed messages over, one by one over one connection."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from warmwelkom.base.outbox.claims import (
    AT_A_TIME,
    BATCH,
    Outcome,
    begin,
    in_region,
    write_down,
    write_sent,
)
from warmwelkom.base.outbox.compose import CantComposeError
from warmwelkom.base.outbox.last_look import last_look
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.statuses import tell_not_delivered
from warmwelkom.base.outbox.stops import stop_address
from warmwelkom.base.outbox.way import NotOpenError, Status, WayOut

Clock = Callable[[], dt.datetime]
Ready = list[tuple[Message, Any]]

FAILED = Message.State.FAILED
AS_EVER = Outcome()


class HandOver:
    """Messages of one region (or of none) on their way out, by one channel.

    The end of one hand-over and the beginning of the next are one commit. Usually one message of
    this worker is between the first byte and the answer; of a full batch, a mailing, AT_A_TIME
    begin together: a commit waits for the disk, and a mail server answers faster. What has a guard
    always goes one by one, for a slow answer to the one would age the last look at the next.
    """

    def __init__(self, way: WayOut, *, region_id: str, clock: Clock) -> None:
        self.way = way
        self.region_id = region_id
        self.clock = clock
        self.is_open = False
        self.away = ""
        self.done: list[tuple[Message, Outcome]] = []

    def run(self, messages: list[Message]) -> bool:
        """Hand over each. False when the other side is away: then the rest comes again later."""
        is_mailing = len(messages) >= BATCH and not any(row.guard for row in messages)
        step = AT_A_TIME if is_mailing else 1
        for start in range(0, len(messages), step):
            self._give(self._begin(self._made(messages[start : start + step])))
        self._write()
        return not self.away

    def _made(self, messages: list[Message]) -> Ready:
        """The messages as the way takes them; why one can't leave is noted."""
        ready: Ready = []
        for message in messages:
            try:
                ready.append((message, self.way.make(message)))
            except CantComposeError as fault:
                refused = Outcome(state=FAILED, fault=fault.sentence, held_back=True)
                self.done.append((message, refused))
        return ready

    def _begin(self, ready: Ready) -> Ready:
        """Connect, write down how those before ended and that these begin; which are still ours.

        Rules that a room or a receiver has are looked at once more, in the commit that begins.
        """
        if not ready or not self._open():
            self.done += [(message, self._not_tried()) for message, _made in ready]
            return []
        new = [message for message, _made in ready if not self._is_there(message)]
        with in_region(self.region_id):
            self._write_done()
            now = self.clock()
            held = last_look(new, now=now)
            ours = begin([message for message in new if message.pk not in held], now=now)
        self.done = [(message, held[message.pk]) for message in new if message.pk in held]
        return [(message, made) for message, made in ready if message.pk in ours]

    def _is_there(self, message: Message) -> bool:
        """Whether the provider has a message already that was handed over before; then it only tells."""
        is_first = not message.attempts and message.decided_at is None
        if is_first or not self.way.can_look_up:
            return False
        try:
            told = self.way.look_up(message)
        except NotOpenError as fault:
            self.done.append((message, Outcome(again=True, fault=str(fault))))
            return True
        if told is None or told.state == FAILED:
            return False
        self.done.append((message, outcome_of(told)))
        return True

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
            if outcome != AS_EVER and write_down(message, outcome, now=now):
                tell_not_delivered(message, fault=outcome.fault)
            if outcome.is_bounce:
                stop_address(message.to, reason="bounce", day=now.date())


def outcome_of(told: Status) -> Outcome:
    """What a provider says of a message that it had already, as the end of this hand-over."""
    return Outcome(state=told.state, fault=told.fault, provider_id=told.provider_id)
