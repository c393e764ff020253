"""A building as a tour: what is on its plans, what may be seen of it, and how its dots hang together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.routes import (
    EdgeRow,
    Graph,
    Kind,
    LevelRow,
    PlaceRow,
    PointRow,
    Senses,
    TourFile,
)
from warmwelkom.rooms.wayfinding.in_english import is_dutch
from warmwelkom.rooms.wayfinding.models import Corridor, Level, Place, Premises, Rendition
from warmwelkom.rooms.wayfinding.queries.days_in_query import public_days_in_query
from warmwelkom.rooms.wayfinding.queries.pictures import Picture, best_pictures, taken_on

KINDS = {
    Corridor.Kind.HALLWAY: Kind.PATH,
    Corridor.Kind.OUTSIDE: Kind.PATH,
    Corridor.Kind.DOOR: Kind.DOOR,
    Corridor.Kind.STAIRS: Kind.STAIRS,
    Corridor.Kind.LIFT: Kind.LIFT,
    Corridor.Kind.RAMP: Kind.RAMP,
}
SCALE = 0.05


@dataclass(kw_only=True)
class Building:
    """One premises as this actor may see it. Places that they may not see are corners without a name."""

    premises: Premises
    places: list[Place]
    shown: set[Any]
    corridors: list[Corridor]
    pictures: dict[Any, Picture]
    plans: dict[Any, Rendition]
    language: str
    other_levels: list[Level] = field(default_factory=list)

    @cached_property
    def visible(self) -> list[Place]:
        """In walking order."""
        return [place for place in self.places if place.pk in self.shown]

    @cached_property
    def levels(self) -> list[Level]:
        found = {level.pk: level for level in self.other_levels}
        found |= {place.level.pk: place.level for place in self.places if place.level}
        return sorted(found.values(), key=lambda level: level.number)

    @cached_property
    def graph(self) -> Graph:
        return Graph(self.tour)

    @cached_property
    def by_slug(self) -> dict[str, Place]:
        return {place.slug: place for place in self.visible}

    @cached_property
    def start(self) -> Place | None:
        """Where a visit begins."""
        return _first(self.visible)

    @cached_property
    def start_on_plan(self) -> Place | None:
        """Where a route begins that does not say where: of the places that lie on a plan."""
        return _first([place for place in self.visible if _is_on_plan(place)])

    @property
    def is_public(self) -> bool:
        return self.premises.published_at is not None

    @property
    def title(self) -> str:
        return words_of(self.premises, "name", self.language)

    @property
    def stop(self) -> str:
        return words_of(self.premises, "stop", self.language)

    def name(self, place: Place) -> str:
        return words_of(place, "name", self.language)

    @cached_property
    def tour(self) -> TourFile:
        """`wegwijs.tour/1` of what has a spot on a plan."""
        on_plan = [place for place in self.places if _is_on_plan(place)]
        seen = [place for place in on_plan if place.pk in self.shown]
        slugs = {place.pk: place.slug for place in on_plan}
        premises = self.premises
        return TourFile(
            name=_languages(premises.name, premises.translations, "name"),
            start=self.start_on_plan.slug if self.start_on_plan else "",
            levels=[self._level(level) for level in self.levels],
            places=[self._place(place) for place in seen],
            points=[
                PointRow(id=row.slug, level=_level(row), xy=_spot(row))
                for row in on_plan
                if row.pk not in self.shown
            ],
            edges=[
                _edge(row, slugs)
                for row in self.corridors
                if row.one_id in slugs and row.other_id in slugs
            ],
        )

    def _level(self, level: Level) -> LevelRow:
        plan = self.plans.get(level.pk)
        return LevelRow(
            id=str(level.number),
            name={"nl": level.name} if level.name else {},
            plan=f"sha256:{plan.material.sha256}" if plan else "",
            m_per_px=level.metres_per_pixel or SCALE,
            north_deg=level.north_degrees,
        )

    def _place(self, place: Place) -> PlaceRow:
        picture = self.pictures.get(place.pk)
        heading = place.heading_degrees
        if heading is None and picture:
            heading = picture.material.heading_degrees
        busy = ["-".join(pair) for pair in place.busy]
        return PlaceRow(
            id=place.slug,
            level=_level(place),
            xy=_spot(place),
            kind=place.kind,
            asset=f"sha256:{picture.material.sha256}" if picture else "",
            fov=picture.fov if picture else (360, 180),
            heading_deg=heading,
            name=_languages(place.name, place.translations, "name"),
            alt=_languages(place.alt, place.translations, "alt"),
            senses=Senses(noise=place.noise or 1, light=place.light or 3, busy=busy),
            step_free=place.step_free is not False,
            taken=day.isoformat() if (day := taken_on(place, picture)) else "",
        )


def building_for(*, actor: Actor, premises: str, language: str = "nl") -> Building:
    """The building with this slug; raises MayNotKnow. Four queries."""
    days = public_days_in_query(actor=actor, premises=OuterRef("pk"))
    row: Premises = (
        Premises.objects.select_related("school")
        .annotate(days=days)
        .get_for(actor, "wayfinding.see_premises", slug=premises)
    )
    return building_of(row, actor=actor, language=language)


def building_of(
    row: Premises, *, actor: Actor, language: str = "nl", every_level: bool = False
) -> Building:
    """Three queries, however many places there are; one more with the levels that no place is on yet."""
    shown = Place.objects.visible_to(actor, "wayfinding.see_place").filter(pk=OuterRef("pk"))
    places = Place.objects.filter(premises=row).select_related("level")
    rows: list[Any] = list(places.annotate(is_shown=Exists(shown)))
    for place in rows:
        place.lang = "nl" if is_dutch(place, "name", language) else ""  # for whoever reads aloud
    pictures = Rendition.objects.filter(premises=row, is_private=False, material__state="ready")
    found = list(pictures.select_related("material").order_by("material__at", "width"))
    return Building(
        premises=row,
        places=rows,
        shown={place.pk for place in rows if place.is_shown},
        corridors=list(Corridor.objects.filter(premises=row).order_by("pk")),
        pictures=best_pictures(found),
        plans={each.material.level_id: each for each in found if each.material.kind == "plan"},
        language=language,
        other_levels=list(Level.objects.filter(premises=row)) if every_level else [],
    )


def words_of(row: Any, field: str, language: str) -> str:
    """A text of a place or premises in this language, else in Dutch."""
    return str(row.translations.get(language, {}).get(field) or getattr(row, field))


def _first(places: list[Place]) -> Place | None:
    """The stop, else the entrance, else the first place."""
    order = {Place.Kind.STOP: 0, Place.Kind.ENTRANCE: 1}
    return min(places, key=lambda place: order.get(Place.Kind(place.kind), 2), default=None)


def _is_on_plan(place: Place) -> bool:
    return place.level is not None and place.x is not None and place.y is not None


def _level(place: Place) -> str:
    return str(place.level.number) if place.level else ""


def _spot(place: Place) -> tuple[float, float]:
    return place.x or 0.0, place.y or 0.0


def _languages(dutch: str, translations: dict[str, dict[str, str]], field: str) -> dict[str, str]:
    rows = {"nl": dutch} | {name: words.get(field, "") for name, words in translations.items()}
    return {name: text for name, text in rows.items() if text}


def _edge(row: Corridor, slugs: dict[Any, str]) -> EdgeRow:
    return EdgeRow(
        a=slugs[row.one_id],
        b=slugs[row.other_id],
        m=row.metres,
        kind=KINDS[Corridor.Kind(row.kind)],
        door={True: "auto", False: "hand", None: ""}[row.door_is_automatic],
        width_cm=row.width_cm,
        step_free=row.step_free and row.kind != Corridor.Kind.STAIRS,
        noise=row.noise,
    )
