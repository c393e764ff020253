from warmwelkom.rooms.handover.models.dossier import Delivery, Dossier, OwnView, Statement

__all__ = ["Delivery", "Dossier", "OwnView", "Statement"]
