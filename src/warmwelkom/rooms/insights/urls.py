"""Addresses of the figures."""

from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.insights.views import ahead, compare, files, open_page, region, report, school

app_name = "insights"
urlpatterns = [
    path("", region.region, name="region"),
    path("nu-tellen/", region.count_now, name="count_now"),
    path("school/", school.school, name="school"),
    path("school/bestand/<slug:key>.<str:form>", files.of_school, name="school_file"),
    path("bestand/<slug:key>.<str:form>", files.of_region, name="file"),
    path("duo/", compare.compare, name="compare"),
    path("volgend-jaar/", ahead.next_year, name="ahead"),
    path("jaarverslag/", report.reports, name="reports"),
    path("jaarverslag/nieuw/", report.ask, name="ask_report"),
    path("jaarverslag/signaal/", report.signals, name="report_signals"),
    path("jaarverslag/<uuid:pk>.pdf", report.file, name="report_file"),
    path("open/<slug:region>/", open_page.open_page, name="open"),
    path("open/<slug:region>/cijfers.<str:form>", open_page.open_file, name="open_file"),
]
