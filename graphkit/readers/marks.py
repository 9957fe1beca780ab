"""The mark before a list item: a bullet, or a number that counts items and not sections."""

import re

from graphkit.readers.knowledge import knowledge

COUNTED = re.compile(
    r"\s*(?P<number>\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)|(?:\d{1,2}|[a-hA-H])\.)\s+(?=\S)"
)

WHOLE = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[.):]?\s")


def is_bullet(text: str) -> bool:
    """Whether words begin with a bullet and go on after it."""
    match = knowledge().bullets.leading.match(text)
    return bool(match and text[match.end() :].strip())


def is_glyph(text: str) -> bool:
    """Whether words begin with a sign that is nothing but a bullet."""
    return text.lstrip()[:1] in knowledge().bullets.glyphs and bool(text.strip())


def unbulleted(text: str) -> str:
    """The words without the bullet before them."""
    match = knowledge().bullets.leading.match(text)
    return text[match.end() :].lstrip() if match else text


def counted(text: str) -> tuple[str, str]:
    """The number that counts a list item ("3", "(a)") and the words after it; "" without one."""
    match = COUNTED.match(text)
    return (match["number"].rstrip("."), text[match.end() :]) if match else ("", text)


def makes_list(before: str, text: str, after: str) -> bool:
    """Whether a numbered line has the number before or behind its own next to it."""
    last, number, following = map(_number, (before, text, after))
    return bool(number) and (_follows(last, number) or _follows(number, following))


def _number(text: str) -> list[int]:
    match = WHOLE.match(text)
    return [int(part) for part in match[1].split(".")] if match else []


def _follows(number: list[int], after: list[int]) -> bool:
    """Whether one printed number comes right behind another of its rank ("4.3" behind "4.2")."""
    return bool(number and after) and after == [*number[:-1], number[-1] + 1]
