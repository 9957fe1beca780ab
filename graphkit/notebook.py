"""The viewer in a notebook: the same page, shown where the cell's result stands."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from graphkit.drawing import Drawing

HIGH = 900
"""Pixels of height that a notebook gives the page."""


@dataclass(frozen=True, slots=True)
class View:
    """A drawing as a page; the last line of a notebook's cell shows it."""

    drawing: Drawing

    def html(self) -> str:
        """The page, whole: write it as UTF-8."""
        from graphkit.view import page

        return page(self.drawing)

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, whole or not at all; its path."""
        from graphkit import disk

        written = Path(path)
        disk.write_lines(written, [self.html()])
        return written

    def _repr_html_(self) -> str:
        """The page in a frame of its own, which can reach neither the notebook nor a network."""
        return (
            f'<iframe srcdoc="{escape(self.html())}" sandbox="allow-scripts allow-downloads '
            f'allow-modals" title="{escape(self.drawing.title)}" style="width: 100%; '
            f'height: {HIGH}px; border: 0"></iframe>'
        )
