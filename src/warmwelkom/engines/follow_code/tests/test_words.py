"""The list: enough words, none that can be taken for another, none that a child should not be given."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations, product

from rapidfuzz.distance import OSA

from warmwelkom.engines.follow_code import BITS, words
from warmwelkom.engines.marks.words import given_names

SOUNDS = (
    ("ij|ei", "y"), ("au|ouw", "ou"), ("ie", "i"), ("ck|c", "k"), ("ph", "f"), ("th", "t"), ("x", "ks"),
    ("qu", "kw"), ("z", "s"), ("v", "f"), ("ch", "g"), ("y", "i"), ("dt$|d$", "t"), ("b$", "p"), (r"(.)\1+", r"\1"),
)  # fmt: skip
UNFIT = """dood moord mes wapen bom bloed wond pijn ziek kanker griep arts pil drug wiet bier wijn rook kont borst
bloot naakt seks kut lul pik hoer slet homo nicht neger jood moslim god kerk moskee bijbel koran engel duivel
hel dik vet lelijk dom gek arm zwart blank haat boos bang pest straf gevaar val graf lijk aap koe varken ezel
geit slang rat snijden springen hangen touw lego cito"""


def sounded(word: str) -> str:
    """One form for what many people hear as one: ei and ij, au and ou, d and t at the end."""
    for old, new in SOUNDS:
        word = re.sub(old, new, word)
    return word


def test_two_thousand_and_forty_eight_words_in_order() -> None:
    assert len(words()) == len(set(words())) == 2048
    assert list(words()) == sorted(words())


def test_four_words_hold_forty_four_bits() -> None:
    assert BITS == 44


def test_each_is_three_to_seven_plain_letters() -> None:
    assert [word for word in words() if not re.fullmatch("[a-z]{3,7}", word)] == []


def test_no_two_are_one_slip_apart() -> None:
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in words():
        by_length[len(word)].append(word)
    near = []
    for length, same in by_length.items():
        longer = product(same, by_length.get(length + 1, []))
        pairs = [*combinations(same, 2), *longer]
        near += [pair for pair in pairs if OSA.distance(*pair, score_cutoff=1) <= 1]
    assert near == []


def test_no_two_sound_the_same() -> None:
    assert sounded("wijd") == sounded("weit")
    heard = Counter(sounded(word) for word in words())
    assert [sound for sound, times in heard.items() if times > 1] == []


def test_none_is_another_with_an_ending() -> None:
    listed = set(words())
    ends = ("en", "s", "je", "tje", "n", "e", "t")
    assert [word for word in listed for end in ends if word + end in listed] == []


def test_none_is_unfit() -> None:
    assert sorted(set(UNFIT.split()) & set(words())) == []


def test_none_is_a_given_name() -> None:
    assert sorted(given_names() & set(words())) == []
