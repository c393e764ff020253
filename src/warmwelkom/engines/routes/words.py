"""Steps and reasons as sentences that a 15-year-old reads, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Callable

from warmwelkom.engines.routes.engine import NoRoute
from warmwelkom.engines.routes.graph import NARROW_CM, Graph, Stretch
from warmwelkom.engines.routes.phrases import PHRASES, Phrases
from warmwelkom.engines.routes.shape import VERTICAL, Kind
from warmwelkom.engines.routes.steps import Step

Name = Callable[[str], str]
ARTICLES = ("De ", "Het ", "Een ", "The ", "A ")
"""In the middle of a sentence these are small."""


def name_in(graph: Graph, language: str) -> Name:
    """What a place is called in the middle of a sentence; a corner has no name."""

    def name(dot: str) -> str:
        place = graph.dots[dot].place
        if place is None:
            return ""
        named = place.name.get(language) or place.name.get("nl") or place.id
        return in_sentence(named)

    return name


def in_sentence(name: str) -> str:
    """A name as it stands in the middle of a sentence: with a small article."""
    return name[0].lower() + name[1:] if name.startswith(ARTICLES) else name


def step_in_words(graph: Graph, step: Step, *, language: str = "nl") -> str:
    """One sentence, with the names of places as the tour gives them."""
    words, name = PHRASES[language], name_in(graph, language)
    if step.kind in VERTICAL:
        return _climb(graph, step, words, language)
    if step.kind is Kind.DOOR:
        return _door(step, words, name)
    over = words.ramp if step.kind is Kind.RAMP else ""
    walk = words.turns[step.turn].format(at=words.at.format(name(step.at)) if name(step.at) else "")
    return _sentence(walk, over, _far(step.metres, words), _past(step, words, name), words, name(step.to))  # fmt: skip


def _sentence(walk: str, over: str, far: str, past: str, words: Phrases, to: str) -> str:
    until = words.until.format(to) if to else ""
    return " ".join(f"{walk}{over}{far}{past}{until}.".split()).replace(" ,", ",")


def _far(metres: float, words: Phrases) -> str:
    if metres < 3:
        return ""
    return words.far.format(round(metres) if metres < 20 else 5 * round(metres / 5))


def _past(step: Step, words: Phrases, name: Name) -> str:
    names = [name(dot) for dot in step.past][:2]
    return words.past.format(words.both.join(names)) if names else ""


def _door(step: Step, words: Phrases, name: Name) -> str:
    opens = words.opens if step.door == "auto" else ""
    to = words.to.format(name(step.to)) if name(step.to) else ""
    return f"{words.doors[step.turn]}{opens}{to}."


def _climb(graph: Graph, step: Step, words: Phrases, language: str) -> str:
    if not step.level:
        return f"{words.climbs[step.kind][0]}."
    return words.climbs[step.kind][step.climbs].format(level_in(graph, step.level, language)) + "."


def level_in(graph: Graph, level: str, language: str) -> str:
    """What a floor is called."""
    row, words = graph.levels[level], PHRASES[language]
    given = row.name.get(language) or row.name.get("nl")
    return given or (words.ground if level == "0" else words.floor.format(level))


def reason_in_words(graph: Graph, none: NoRoute, *, language: str = "nl") -> str:
    """Why there is no route."""
    words, name = PHRASES[language], name_in(graph, language)
    if not none.barriers:
        return words.apart.format(name(none.start) or none.start, name(none.to) or none.to)
    said = [_barrier(graph, at, stretch, words, language) for at, stretch in none.barriers]
    return words.barred.format(words.both.join(dict.fromkeys(said)))


def _barrier(graph: Graph, at: str, stretch: Stretch, words: Phrases, language: str) -> str:
    name = name_in(graph, language)
    near = name(at) or name(stretch.to) or level_in(graph, graph.dots[at].level, language)
    width = stretch.row.width_cm
    if width is not None and width < NARROW_CM:
        return words.narrow.format(near, width)
    if stretch.row.kind in (Kind.STAIRS, Kind.ESCALATOR):
        return words.stairs.format(near)
    return words.steps.format(near)
