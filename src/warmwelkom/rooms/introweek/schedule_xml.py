"""The schedule of a week as `schedule.xml`, of the same values as `schedule.json`. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

IN_EVENT: Final = (
    "date", "start", "duration", "room", "title", "subtitle", "slug", "type", "track", "language",
    "abstract", "description", "url",
)  # fmt: skip
IN_CONFERENCE: Final = {
    "acronym": "acronym", "title": "title", "start": "start", "end": "end", "days": "daysCount",
    "timeslot_duration": "timeslot_duration", "time_zone_name": "time_zone_name",
}  # fmt: skip
"""What an element is called, and the value of the document that stands in it."""


class _Writer:
    def __init__(self) -> None:
        self.file = BytesIO()
        self.xml = SimplerXMLGenerator(self.file, "utf-8", short_empty_elements=True)

    @contextmanager
    def inside(self, name: str, /, **about: object) -> Iterator[None]:
        self.xml.startElement(
            name, AttributesImpl({key: str(value) for key, value in about.items()})
        )
        yield
        self.xml.endElement(name)

    def says(self, name: str, value: object, /, **about: object) -> None:
        with self.inside(name, **about):
            self.xml.characters(str(value))


def xml_of(document: Mapping[str, Any]) -> bytes:
    """The document of `schedule_of` as XML; persons, links and events in the same order."""
    schedule = document["schedule"]
    conference = schedule["conference"]
    writer = _Writer()
    writer.xml.startDocument()
    with writer.inside("schedule"):
        with writer.inside("generator", **document["generator"]):
            pass
        writer.says("version", schedule["version"])
        with writer.inside("conference"):
            for name, key in IN_CONFERENCE.items():
                writer.says(name, conference[key])
            writer.says("base_url", schedule["base_url"])
        for day in conference["days"]:
            _day(writer, day)
    writer.xml.endDocument()
    return writer.file.getvalue()


def _day(writer: _Writer, day: Mapping[str, Any]) -> None:
    about = {"index": day["index"], "date": day["date"], "start": day["day_start"], "end": day["day_end"]}  # fmt: skip
    with writer.inside("day", **about):
        for name, events in day["rooms"].items():
            with writer.inside("room", name=name):
                for event in events:
                    _event(writer, event)


def _event(writer: _Writer, event: Mapping[str, Any]) -> None:
    with writer.inside("event", id=event["id"], guid=event["guid"]):
        for name in IN_EVENT:
            writer.says(name, event[name])
        with writer.inside("persons"):
            for person in event["persons"]:
                writer.says("person", person["name"], id=person["id"])
        with writer.inside("links"):
            pass
