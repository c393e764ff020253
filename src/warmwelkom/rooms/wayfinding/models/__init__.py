from warmwelkom.rooms.wayfinding.models.day import NormalDay
from warmwelkom.rooms.wayfinding.models.film import Film, FilmBoard, FilmFile
from warmwelkom.rooms.wayfinding.models.in_view import FoundFace, PortraitConsent
from warmwelkom.rooms.wayfinding.models.material import Material, Rendition, Upload
from warmwelkom.rooms.wayfinding.models.place import Corridor, Place, StaleReport
from warmwelkom.rooms.wayfinding.models.premises import Level, Premises

__all__ = [
    "Corridor",
    "Film",
    "FilmBoard",
    "FilmFile",
    "FoundFace",
    "Level",
    "Material",
    "NormalDay",
    "Place",
    "PortraitConsent",
    "Premises",
    "Rendition",
    "StaleReport",
    "Upload",
]
