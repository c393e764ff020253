from warmwelkom.base.outbox.models.incoming import IncomingMessage
from warmwelkom.base.outbox.models.message import Message
from warmwelkom.base.outbox.models.notice import DigestChoice, Notice
from warmwelkom.base.outbox.models.stop import Pace, StoppedAddress

__all__ = ["DigestChoice", "IncomingMessage", "Message", "Notice", "Pace", "StoppedAddress"]
