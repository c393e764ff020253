"""The addresses of the figures: the coordinator's, a school's own, and what is open."""

from __future__ import annotations

from tests.cast import Cast
from tests.insights import make_insights
from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.insights.models import ShownFigures, YearReport

ROUTES = {
    "insights:region": "cijfers/",
    "insights:count_now": "cijfers/nu-tellen/",
    "insights:school": "cijfers/school/",
    "insights:school_file": "cijfers/school/bestand/<slug:key>.<str:form>",
    "insights:file": "cijfers/bestand/<slug:key>.<str:form>",
    "insights:compare": "cijfers/duo/",
    "insights:ahead": "cijfers/volgend-jaar/",
    "insights:reports": "cijfers/jaarverslag/",
    "insights:ask_report": "cijfers/jaarverslag/nieuw/",
    "insights:report_signals": "cijfers/jaarverslag/signaal/",
    "insights:report_file": "cijfers/jaarverslag/<uuid:pk>.pdf",
    "insights:open": "cijfers/open/<slug:region>/",
    "insights:open_file": "cijfers/open/<slug:region>/cijfers.<str:form>",
}
ONLY_POST = {"insights:count_now", "insights:ask_report"}
OF_A_SCHOOL = [
    "alice", "bob", "dewi", "ibrahim", "charlie", "carla", "emre", "esra", "joris", "mia", "zita", "sami",
]  # fmt: skip


def doors(_here: list[str]) -> dict[str, object]:
    for_hanna = ("region", "file", "compare", "ahead", "reports", "report_signals", "report_file")
    return {
        **{f"insights:{name}": ["hanna"] for name in for_hanna},
        "insights:school": [*OF_A_SCHOOL, "lars", "lena"],
        "insights:school_file": [*OF_A_SCHOOL, "lars", "lena"],
        "insights:open": "everyone",
        "insights:open_file": "everyone",
    }


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {key: ["hanna"] for key in ONLY_POST}


def objects_of_posts(_cast: Cast) -> dict[str, object]:
    return {}


def words_of(cast: Cast) -> dict[str, list[object]]:
    at = cast.places
    schools = (at.witt_school, at.maris_school, at.mondriaan, at.yuverta)
    report = YearReport.objects.first() or make_insights(at.region, *schools)
    with region_scope(at.other_region.pk):
        if not ShownFigures.objects.exists():
            make_insights(at.other_region, at.elsewhere_school)
    return {
        "insights:school_file": ["funnel", "csv"],
        "insights:file": ["funnel", "csv"],
        "insights:report_file": [report.pk],
        "insights:open_file": ["csv"],
    }
