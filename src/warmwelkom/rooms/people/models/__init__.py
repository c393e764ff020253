from warmwelkom.rooms.people.models.agreement import Agreement, Signature
from warmwelkom.rooms.people.models.person import REGION_WIDE, Invitation, Person, Role, RoleKind
from warmwelkom.rooms.people.models.reference import (
    AdmissionRule,
    ExamPeriod,
    PostcodeArea,
    Qualification,
    ReferenceCandidates,
    ReferenceLocation,
    RmcRegion,
    SchoolHoliday,
)
from warmwelkom.rooms.people.models.region import Location, Programme, Region, School

__all__ = [
    "REGION_WIDE",
    "AdmissionRule",
    "Agreement",
    "ExamPeriod",
    "Invitation",
    "Location",
    "Person",
    "PostcodeArea",
    "Programme",
    "Qualification",
    "ReferenceCandidates",
    "ReferenceLocation",
    "Region",
    "RmcRegion",
    "Role",
    "RoleKind",
    "School",
    "SchoolHoliday",
    "Signature",
]
