"""What a Word document's styles say of a paragraph or run, inherited settings included."""

import re
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
HEADING = re.compile(r"heading\s*(\d)", re.I)
CONTENTS = re.compile(r"(?:toc|contents|table of figures)\b", re.I)
BODY_OUTLINE = 9
BODY_HALF_POINTS = 22


@dataclass(slots=True)
class Styles:
    """The styles of one document, asked by paragraph (`w:p`) or run (`w:r`)."""

    styles: Any
    _by_id: dict[str, Any] = field(default_factory=dict)
    _chains: dict[str, list[Any]] = field(default_factory=dict)
    _default: str = ""

    def __post_init__(self) -> None:
        for style in self.styles.iter(W + "style"):
            name = style.get(W + "styleId", "")
            self._by_id[name] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                self._default = name

    def level(self, paragraph: Any) -> int:
        """A heading's depth from 1, or 0 for a paragraph that no style or outline calls one."""
        names = self.names(paragraph)
        if any(CONTENTS.match(name) for name in names):
            return 0
        for name in names:
            if match := HEADING.match(name):
                return int(match[1])
            if name.casefold() in ("title", "subtitle"):
                return 1 if name.casefold() == "title" else 2
        depth = count(self.setting(paragraph, "outlineLvl"), BODY_OUTLINE)
        return depth + 1 if 0 <= depth < BODY_OUTLINE else 0

    def is_contents(self, paragraph: Any) -> bool:
        """Whether the paragraph's style is one of a table of contents."""
        return any(CONTENTS.match(name) for name in self.names(paragraph))

    def names(self, paragraph: Any) -> list[str]:
        """The names of the paragraph's style and of those it is based on, nearest first."""
        named = (style.find(W + "name") for style in self._of(paragraph))
        return [name.get(VAL, "") for name in named if name is not None]

    def setting(self, paragraph: Any, name: str) -> Any:
        """The paragraph property `name` (an element) from the paragraph or its style, or None."""
        places = [paragraph, *self._of(paragraph)]
        found = (place.find(f"{W}pPr/{W}{name}") for place in places)
        return next((element for element in found if element is not None), None)

    def is_strong(self, run: Any, paragraph: Any) -> bool:
        """Whether the run is printed bold, or underlined as typewriters did for headings."""
        return self._is_on("b", run, paragraph) or self._is_on("u", run, paragraph)

    def is_slanted(self, run: Any, paragraph: Any) -> bool:
        """Whether the run is printed in italics."""
        return self._is_on("i", run, paragraph)

    def is_hidden(self, run: Any, paragraph: Any) -> bool:
        """Whether the run is hidden text."""
        return self._is_on("vanish", run, paragraph)

    def size(self, run: Any, paragraph: Any) -> int:
        """The run's size in half points."""
        return count(self._of_run("sz", run, paragraph), self.body_size())

    def body_size(self) -> int:
        """The document's default size in half points."""
        size = self.styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
        return count(size, BODY_HALF_POINTS)

    def _is_on(self, name: str, run: Any, paragraph: Any) -> bool:
        switch = self._of_run(name, run, paragraph)
        return switch is not None and switch.get(VAL) not in ("0", "false", "none", "off")

    def _of_run(self, name: str, run: Any, paragraph: Any) -> Any:
        places = [run, *self._chain(_style_id(run, "rPr")), *self._of(paragraph)]
        found = (place.find(f"{W}rPr/{W}{name}") for place in places)
        return next((element for element in found if element is not None), None)

    def _of(self, paragraph: Any) -> list[Any]:
        return self._chain(_style_id(paragraph, "pPr") or self._default)

    def _chain(self, name: str) -> list[Any]:
        if name not in self._chains:
            self._chains[name] = self._follow(name)
        return self._chains[name]

    def _follow(self, name: str) -> list[Any]:
        chain: list[Any] = []
        style = self._by_id.get(name)
        while style is not None and style not in chain:
            chain.append(style)
            base = style.find(W + "basedOn")
            style = self._by_id.get(base.get(VAL, "")) if base is not None else None
        return chain


def _style_id(element: Any, properties: str) -> str:
    style = element.find(f"{W}{properties}/{W}{properties[0]}Style")
    return str(style.get(VAL, "")) if style is not None else ""


def count(element: Any, default: int) -> int:
    """The number that a setting holds; the default, as in Word, where it holds none."""
    value = element.get(VAL, "") if element is not None else ""
    return int(value) if value.lstrip("-").isdecimal() else default
