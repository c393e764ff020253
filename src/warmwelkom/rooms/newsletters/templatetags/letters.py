"""Words and looks of a newsletter, on the web and in a mail."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from warmwelkom.rooms.newsletters.words import to_html

register = template.Library()

FONT = "font-family:Verdana,'Segoe UI',sans-serif"
LOOKS = {
    "body": f"margin:0;padding:0;background:#f8f8f4;color:#17292d;{FONT}",
    "page": "max-width:600px;margin:0 auto;padding:24px 20px;background:#ffffff",
    "brand": "margin:0 0 24px;padding-bottom:8px;border-bottom:3px solid #c22a2e;font-size:15px;font-weight:bold",
    "h1": "margin:0 0 20px;font-size:26px;line-height:1.25",
    "h2": "margin:0 0 10px;font-size:19px;line-height:1.3",
    "h3": "margin:20px 0 6px;font-size:18px;line-height:1.3",
    "p": "margin:0 0 14px;font-size:16px;line-height:1.55",
    "ul": "margin:0 0 14px;padding-left:22px",
    "li": "margin:0 0 6px;font-size:16px;line-height:1.5",
    "a": "color:#0b5662",
    "card": "margin:0 0 20px;padding:16px 18px;background:#ffefc4;border-radius:10px",
    "button": "display:inline-block;padding:10px 18px;background:#0b5662;color:#ffffff;border-radius:8px;text-decoration:none;font-weight:bold",
    "off": "margin:0 0 8px;font-size:16px;font-weight:bold;color:#af2023",
    "alt": "margin:0 0 20px;padding:12px 16px;border-left:4px solid #c22a2e;font-size:15px;line-height:1.5",
    "foot": "margin:28px 0 0;padding-top:14px;border-top:1px solid #d5dcd7;color:#4a5d61;font-size:13px;line-height:1.6",
}  # fmt: skip
"""Mail programs know no style sheet: each tag carries its own look. Colours of `tokens.css`, by light."""


@register.simple_tag
def look(name: str) -> SafeString:
    """The look of a tag in a mail, as its attribute."""
    return mark_safe(_style(name))  # noqa: S308  from the table above alone


def _style(name: str) -> str:
    return f' style="{LOOKS[name]}"'


@register.filter
def words(text: str) -> SafeString:
    """Our small Markdown, on a page."""
    return mark_safe(to_html(text))  # noqa: S308  everything in it is escaped there


@register.filter
def mail_words(text: str) -> SafeString:
    """The same in a mail, each tag with its look."""
    return mark_safe(to_html(text, _style))  # noqa: S308  everything in it is escaped there


@register.simple_tag
def mail_button(address: str, label: str) -> SafeString:
    """A link that looks like a button."""
    return format_html('<a href="{}"{}>{}</a>', address, look("button"), label)
