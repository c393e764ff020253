from warmwelkom.rooms.insights.models.figures import KeptCount, ShownFigures
from warmwelkom.rooms.insights.models.report import YearReport, topic_of_reports

__all__ = ["KeptCount", "ShownFigures", "YearReport", "topic_of_reports"]
