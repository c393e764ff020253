"""Words: a small Markdown that can't break out, and what Word puts on the clipboard."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.rooms.newsletters.words import cleaned, to_html, to_text

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm}</style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=NL>
<p class=MsoNormal style='margin:0cm'><span style='color:red'>Dag&nbsp;allemaal,</span><o:p></o:p></p>
<p class=MsoListParagraph>Kom op <b>dinsdag</b> en lees <a href="https://krant.example/a?b=1&amp;c=2">dit</a>
of <a href="javascript:alert(1)">dat</a>.</p><script>alert(1)</script></body></html>"""


def test_a_paste_from_word_becomes_plain_words() -> None:
    assert cleaned(WORD) == (
        "Dag allemaal,\n\nKom op **dinsdag** en lees [dit](https://krant.example/a?b=1&c=2) of dat.",
        True,
    )


@pytest.mark.parametrize(
    "text",
    ["1 < 2 en 3 > 2", "Mail <jan@school.example>", "Zo dan <3", "Eén regel\n\nen nog een"],
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert cleaned(text) == (text, False)


def test_points_of_word_become_a_list() -> None:
    assert cleaned("·\tEen\r\n·\tTwee") == ("- Een\n- Twee", False)
    assert to_html("- Een\n- Twee") == "<ul><li>Een</li><li>Twee</li></ul>"


def test_what_it_knows() -> None:
    text = "## Kop\nDag **jij**\nen\n\nLees [dit](https://x.example/) of https://y.example/z."
    assert to_html(text) == (
        "<h3>Kop</h3>\n<p>Dag <strong>jij</strong><br>en</p>\n"
        '<p>Lees <a href="https://x.example/">dit</a> of '
        '<a href="https://y.example/z">https://y.example/z</a>.</p>'
    )
    assert to_text(text) == (
        "Kop\nDag jij\nen\n\nLees dit (https://x.example/) of https://y.example/z."
    )


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        '[x](https://a.example/"onmouseover="alert(1))',
        "**<script>alert(1)</script>**",
        "[<img src=x onerror=alert(1)>](https://a.example)",
    ],
)
def test_nothing_breaks_out(text: str) -> None:
    html = to_html(text)
    assert re.findall(r"<(?!/?(?:p|strong|br)>|/a>|a href=\"https://[^\"<>]*\">)", html) == []


@given(st.text(alphabet="ab*[]()<>\"'&# \n-/:htps.", max_size=80))
def test_only_our_own_tags_come_out(text: str) -> None:
    ours = r"</?(?:p|ul|li|h3|strong|br)>|</a>|<a href=\"(?:https?://|mailto:)[^\"<>]*\">"
    left = re.sub(ours, "", to_html(text))
    assert ("<" in left, ">" in left) == (False, False)
