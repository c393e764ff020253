from warmwelkom.rooms.handover.models.dossier import Delivery, Dossier, OwnView, Statement
from warmwelkom.rooms.handover.models.dossier_file import DossierFile
from warmwelkom.rooms.handover.models.handover_day import (
    FreeDay,
    FreeHours,
    HandoverDay,
    HandoverRow,
)
from warmwelkom.rooms.handover.models.introduction import Introduction
from warmwelkom.rooms.handover.models.rows_of_return import Feedback, Ground, ReturnMoment
from warmwelkom.rooms.handover.models.rows_of_rights import RightsRequest, RightsStep
from warmwelkom.rooms.handover.models.rows_of_table import (
    RoundTable,
    TableAction,
    TableCase,
    TableSchool,
    TableSeat,
)
from warmwelkom.rooms.handover.models.talk import Talk, TalkChoice, TalkMove, TalkWish
from warmwelkom.rooms.handover.models.talk_outcome import (
    SupportAgreement,
    TalkAgreement,
    TalkNote,
)
from warmwelkom.rooms.handover.models.talk_rule import TalkRule

__all__ = [
    "Delivery",
    "Dossier",
    "DossierFile",
    "Feedback",
    "FreeDay",
    "FreeHours",
    "Ground",
    "HandoverDay",
    "HandoverRow",
    "Introduction",
    "OwnView",
    "ReturnMoment",
    "RightsRequest",
    "RightsStep",
    "RoundTable",
    "Statement",
    "SupportAgreement",
    "TableAction",
    "TableCase",
    "TableSchool",
    "TableSeat",
    "Talk",
    "TalkAgreement",
    "TalkChoice",
    "TalkMove",
    "TalkNote",
    "TalkRule",
    "TalkWish",
]
