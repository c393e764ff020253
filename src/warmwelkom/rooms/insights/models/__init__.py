from warmwelkom.rooms.insights.models.figures import KeptCount, ShownFigures
from warmwelkom.rooms.insights.models.report import YearReport

__all__ = ["KeptCount", "ShownFigures", "YearReport"]
