"""What has happened in the handover, for the rooms above and for each other's parts."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class DossierDelivered:
    """A dossier lies open to a school."""

    region_id: UUID
    transition_id: UUID
    delivery_id: UUID
    school_id: UUID


@dataclass(frozen=True, kw_only=True)
class DeliveryEnded:
    """A school reads it no longer: `because` is one of `Delivery.Ended`."""

    region_id: UUID
    transition_id: UUID
    delivery_id: UUID
    because: str
