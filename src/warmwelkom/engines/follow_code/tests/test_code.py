"""Codes are drawn fairly, and read back however they were typed."""

from __future__ import annotations

import secrets
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmwelkom.engines.follow_code import NotACodeError, new_code, normal, words

LETTERS = "abcdefghijklmnopqrstuvwxyz"
codes = st.lists(st.sampled_from(words()), min_size=4, max_size=4)
between = st.sampled_from([" ", "  ", ", ", " · ", "-", " – ", "\n", ". ", "_"])


def slips(word: str) -> list[str]:
    """Everything at one slip from a word: a letter too few, too many, another, two swapped."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    fewer = [one + rest[1:] for one, rest in cuts if rest]
    swapped = [one + rest[1] + rest[0] + rest[2:] for one, rest in cuts if len(rest) > 1]
    other = [one + sign + rest[1:] for one, rest in cuts if rest for sign in LETTERS]
    more = [one + sign + rest for one, rest in cuts for sign in LETTERS]
    return sorted({*fewer, *swapped, *other, *more} - {word})


def test_a_code_is_four_words_of_the_list() -> None:
    code = new_code(random=secrets.SystemRandom())
    assert len(code.split(" ")) == 4
    assert set(code.split(" ")) <= set(words())


def test_every_word_is_drawn_about_as_often_as_another() -> None:
    dice = Random(44)
    drawn = " ".join(new_code(random=dice) for _ in range(10_000)).split()
    assert len(set(drawn)) == 2048
    assert max(drawn.count(word) for word in words()[::64]) < 45  # 19.5 expected


@given(codes, between, st.sampled_from([str.upper, str.title, str.lower]))
def test_capitals_and_signs_between_do_not_matter(
    code: list[str], sign: str, cased: object
) -> None:
    assert callable(cased)
    assert normal(text=f" {cased(sign.join(code))}. ") == " ".join(code)


@settings(max_examples=60)
@given(codes, st.integers(0, 3), st.randoms(use_true_random=False))
def test_a_slip_in_a_word_is_put_right_or_refused(code: list[str], at: int, dice: Random) -> None:
    """Never another code without a word of warning, unless the slip made a listed word: none can."""
    slip = dice.choice(slips(code[at]))
    typed = [*code[:at], slip, *code[at + 1 :]]
    try:
        assert normal(text=" ".join(typed)) == " ".join(code)
    except NotACodeError as fault:
        assert "twee kanten op" in fault.sentence_nl  # noqa: PT017  either way is right


def test_most_slips_are_put_right() -> None:
    dice = Random(7)
    right = 0
    for word in words()[::8]:
        try:
            right += normal(text=f"{dice.choice(slips(word))} bomen zon brug").startswith(
                f"{word} "
            )
        except NotACodeError:
            continue
    assert right >= 240  # of 256


@pytest.mark.parametrize(
    "text", ["", "lamp", "lamp bomen zon", "lamp bomen zon brug fiets", "123", "a" * 5000]
)
def test_not_four_words_is_told(text: str) -> None:
    with pytest.raises(NotACodeError) as told:
        normal(text=text)
    assert told.value.sentence_nl.startswith("Een volgcode heeft vier woorden.")
    assert str(told.value) == told.value.sentence_en


def test_an_unknown_word_is_told() -> None:
    with pytest.raises(NotACodeError) as told:
        normal(text="lamp bomen xylofonist brug")
    assert told.value.sentence_nl == (
        "Het woord “xylofonist” kennen we niet. Kijk nog eens op je briefje hoe het er staat."
    )


def test_a_slip_that_may_be_two_words_is_refused() -> None:
    with pytest.raises(NotACodeError) as told:
        normal(text="ander bomen zon brug")
    assert told.value.sentence_nl == (
        "Bij “ander” kunnen we twee kanten op: anker / onder. Kijk nog eens op je briefje welk woord er staat."
    )


@given(st.text(max_size=300))
def test_any_text_gives_a_code_or_a_sentence(text: str) -> None:
    try:
        assert set(normal(text=text).split()) <= set(words())
    except NotACodeError as fault:
        assert fault.sentence_en  # noqa: PT017  either way is right
