"""A receiver in the one spelling of its channel."""

from __future__ import annotations

from warmwelkom.base.outbox.addresses import clean_address
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.numbers import clean_number
from warmwelkom.base.outbox.push import clean_endpoint

CLEAN = {
    Message.Channel.MAIL: clean_address,
    Message.Channel.SMS: clean_number,
    Message.Channel.PUSH: clean_endpoint,
}


def clean_receiver(channel: str, to: str) -> str:
    """The address, number or push address as it may leave; raises BadMessageError."""
    return CLEAN[Message.Channel(channel)](to)
