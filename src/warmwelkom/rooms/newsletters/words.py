"""Words of a newsletter: a small safe kind of Markdown, to HTML and to plain text; and what was pasted, cleaned.

Paragraphs, `## heading`, `- list`, `**bold**` and `[words](https://…)`. Nothing else becomes a tag:
everything is escaped first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser

Look = Callable[[str], str]
LINK = r"(?:https?://|mailto:)[^\s)<>\"']+"
INLINE = re.compile(rf"\*\*(?P<bold>.+?)\*\*|\[(?P<words>[^\]]+)\]\((?P<link>{LINK})\)|(?P<bare>https?://[^\s<>\"')]+[^\s<>\"').,;:])", re.DOTALL)  # fmt: skip
PASTED = re.compile(r"<(?:!--|/?(?:p|div|span|b|strong|i|em|u|a|br|ul|ol|li|table|tr|td|h[1-6]|html|head|body|style|script|o:p|font|meta|img)\b)", re.IGNORECASE)  # fmt: skip
BULLET = re.compile(r"^[·•▪o]\s+|^[-*]\t+", re.MULTILINE)


def no_look(_tag: str) -> str:
    return ""


def to_html(text: str, look: Look = no_look) -> str:
    """The words as HTML; `look` says what stands behind each tag's name, such as a style for a mail."""
    return "\n".join(_block(block, look) for block in _blocks(text))


def _blocks(text: str) -> list[str]:
    return [block.strip("\n") for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]


def _block(block: str, look: Look) -> str:
    lines = block.split("\n")
    if block.startswith("## "):
        rest = "\n".join(lines[1:])
        heading = f"<h3{look('h3')}>{_inline(lines[0][3:], look)}</h3>"
        return f"{heading}\n{_block(rest, look)}" if rest.strip() else heading
    if all(line.startswith("- ") for line in lines):
        points = "".join(f"<li{look('li')}>{_inline(line[2:], look)}</li>" for line in lines)
        return f"<ul{look('ul')}>{points}</ul>"
    return f"<p{look('p')}>{_inline(block, look)}</p>"


def _inline(text: str, look: Look) -> str:
    out, at = [], 0
    for found in INLINE.finditer(text):
        out += [escape(text[at : found.start()]), _span(found, look)]
        at = found.end()
    return "".join([*out, escape(text[at:])]).replace("\n", "<br>")


def _span(found: re.Match[str], look: Look) -> str:
    if found["bold"]:
        return f"<strong>{escape(found['bold'])}</strong>"
    link, words = (
        (found["link"], found["words"]) if found["link"] else (found["bare"], found["bare"])
    )
    return f'<a href="{escape(link)}"{look("a")}>{escape(words)}</a>'


def to_text(text: str) -> str:
    """The same words for a mail without HTML: links written out behind their words."""

    def plain(found: re.Match[str]) -> str:
        if found["link"]:
            return f"{found['words']} ({found['link']})"
        return found["bold"] or found["bare"]

    return re.sub(r"^## ", "", INLINE.sub(plain, text.strip()), flags=re.MULTILINE)


def cleaned(text: str) -> tuple[str, bool]:
    """(the words, whether something was taken out): HTML that was pasted becomes paragraphs, bold and links."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    plain = "".join(sign for sign in plain if sign in "\n\t" or ord(sign) >= 32)
    if not PASTED.search(plain):
        return BULLET.sub("- ", plain).strip(), False
    reader = _Pasted()
    reader.feed(plain)
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.out).split("\n")]
    words = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return BULLET.sub("- ", words).strip(), True


class _Pasted(HTMLParser):
    """What Word or a page puts on the clipboard, as our own kind of words."""

    SILENT = frozenset({"style", "script", "head", "title", "xml"})
    APART = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "ul", "ol"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.silent = 0
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in self.SILENT
        if tag in self.APART:
            self.out.append("\n\n")
        elif tag in ("br", "li"):
            self.out.append("\n- " if tag == "li" else "\n")
        elif tag in ("b", "strong"):
            self.out.append("**")
        elif tag == "a":
            link = dict(attrs).get("href") or ""
            self.links.append(link if re.fullmatch(LINK, link) else "")
            self.out.append("[" if self.links[-1] else "")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in self.SILENT))
        if tag in self.APART:
            self.out.append("\n\n")
        elif tag in ("b", "strong"):
            self.out.append("**")
        elif tag == "a" and self.links:
            link = self.links.pop()
            self.out.append(f"]({link})" if link else "")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.out.append(re.sub(r"\s+", " ", unescape(data)))
