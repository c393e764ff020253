from warmwelkom.rooms.handover.models.dossier import Delivery, Dossier, OwnView, Statement
from warmwelkom.rooms.handover.models.handover_day import (
    FreeDay,
    FreeHours,
    HandoverDay,
    HandoverRow,
)
from warmwelkom.rooms.handover.models.introduction import Introduction
from warmwelkom.rooms.handover.models.talk import Talk, TalkChoice, TalkMove, TalkWish
from warmwelkom.rooms.handover.models.talk_outcome import (
    SupportAgreement,
    TalkAgreement,
    TalkNote,
)

__all__ = [
    "Delivery",
    "Dossier",
    "FreeDay",
    "FreeHours",
    "HandoverDay",
    "HandoverRow",
    "Introduction",
    "OwnView",
    "Statement",
    "SupportAgreement",
    "Talk",
    "TalkAgreement",
    "TalkChoice",
    "TalkMove",
    "TalkNote",
    "TalkWish",
]
