from warmwelkom.rooms.transitions.models.course import (
    Assignment,
    ContactNote,
    Link,
    Signal,
    StateChange,
)
from warmwelkom.rooms.transitions.models.door import AccessCode, Move
from warmwelkom.rooms.transitions.models.dossier_status import DossierStatus
from warmwelkom.rooms.transitions.models.lists import (
    Application,
    ColumnMemory,
    Enrolment,
    LegalStatus,
    ListUpload,
    StatusMessage,
)
from warmwelkom.rooms.transitions.models.pupil import Pupil, State, Transition

__all__ = [
    "AccessCode",
    "Application",
    "Assignment",
    "ColumnMemory",
    "ContactNote",
    "DossierStatus",
    "Enrolment",
    "LegalStatus",
    "Link",
    "ListUpload",
    "Move",
    "Pupil",
    "Signal",
    "State",
    "StateChange",
    "StatusMessage",
    "Transition",
]
