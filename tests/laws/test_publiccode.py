"""Law: publiccode.yml keeps to the standard, and says what the package and the settings say."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
MANDATORY = {
    "publiccodeYmlVersion", "name", "url", "releaseDate", "platforms", "categories",
    "developmentStatus", "softwareType", "description", "legal", "maintenance", "localisation",
}  # fmt: skip
# of the standard's own vocabulary, the words that can be said of this platform
CATEGORIES = {
    "appointment-scheduling", "collaboration", "communications",
    "contact-management", "data-analytics", "data-collection", "data-visualization",
    "event-management", "feedback-and-reviews-management", "knowledge-management",
    "project-collaboration", "task-management", "web-collaboration", "workflow-management",
}  # fmt: skip
SCOPES = {"education", "employment", "local-authorities", "society", "welfare"}


@pytest.fixture(scope="module")
def told() -> Any:
    return yaml.safe_load((ROOT / "publiccode.yml").read_text())


@pytest.fixture(scope="module")
def package() -> Any:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_what_must_be_there_is_there(told: Any) -> None:
    assert set(told) >= MANDATORY
    assert float(told["publiccodeYmlVersion"]) >= 0.4
    assert told["developmentStatus"] in ("concept", "development", "beta", "stable", "obsolete")
    assert told["softwareType"] == "standalone/web"
    assert set(told["categories"]) <= CATEGORIES
    assert told["intendedAudience"]["countries"] == ["nl"]
    assert "education" in told["intendedAudience"]["scope"]
    assert set(told["intendedAudience"]["scope"]) <= SCOPES
    assert told["maintenance"]["type"] in ("internal", "contract", "community", "none")
    assert all(contact["name"] for contact in told["maintenance"]["contacts"])
    assert {entry["name"] for entry in told["dependsOn"]["open"]} == {"Python", "PostgreSQL"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_language_says_it_whole(told: Any, language: str) -> None:
    words = told["description"][language]
    assert len(words["genericName"]) <= 35
    assert len(words["shortDescription"]) <= 150
    assert 500 <= len(words["longDescription"]) <= 10_000
    assert all(len(feature) <= 100 for feature in words["features"])
    assert len(words["features"]) == len(told["description"]["nl"]["features"])


def test_it_says_what_the_package_says(told: Any, package: Any) -> None:
    assert told["softwareVersion"] == package["version"]
    assert told["legal"]["license"] == package["license"] == "EUPL-1.2"
    needed = {entry["name"]: entry["versionMin"] for entry in told["dependsOn"]["open"]}
    assert f">={needed['Python']}" == package["requires-python"]
    assert told["localisation"]["availableLanguages"] == list(settings.SPOKEN_EVERYWHERE)


def test_the_files_it_points_at_are_there(told: Any) -> None:
    assert (ROOT / told["logo"]).is_file()


def test_the_licence_is_the_whole_eupl() -> None:
    words = (ROOT / "LICENSE").read_text().split()
    text = " ".join(words)
    assert text.startswith(
        "EUROPEAN UNION PUBLIC LICENCE v. 1.2 EUPL © the European Union 2007, 2016"
    )
    assert text.endswith("require the production of a new EUPL version.")
    articles = [text.index(f"{number}. {name}") for number, name in enumerate(ARTICLES, 1)]
    assert articles == sorted(articles)
    assert len(words) == 2237


ARTICLES = (
    "Definitions", "Scope of the rights granted by the Licence", "Communication of the Source Code",
    "Limitations on copyright", "Obligations of the Licensee", "Chain of Authorship",
    "Disclaimer of Warranty", "Disclaimer of Liability", "Additional agreements",
    "Acceptance of the Licence", "Information to the public", "Termination of the Licence",
    "Miscellaneous", "Jurisdiction", "Applicable Law",
)  # fmt: skip
