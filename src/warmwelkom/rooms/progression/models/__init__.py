from warmwelkom.rooms.progression.models.certificate import Certificate
from warmwelkom.rooms.progression.models.offer import OfferAim, OfferSession, ProgressionOffer
from warmwelkom.rooms.progression.models.route import LearningRoute, RouteDuty
from warmwelkom.rooms.progression.models.seat import OfferSeat, SessionTick

__all__ = [
    "Certificate",
    "LearningRoute",
    "OfferAim",
    "OfferSeat",
    "OfferSession",
    "ProgressionOffer",
    "RouteDuty",
    "SessionTick",
]
