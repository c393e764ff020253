"""What stands in the room of calls and newsletters, one file per kind of thing."""

from __future__ import annotations

from warmwelkom.rooms.newsletters.models.call import Call, CallAnswer
from warmwelkom.rooms.newsletters.models.issue import Issue, IssueBlock
from warmwelkom.rooms.newsletters.models.subscriber import Goodbye, ReaderRole, Subscriber

__all__ = ["Call", "CallAnswer", "Goodbye", "Issue", "IssueBlock", "ReaderRole", "Subscriber"]
