"""The frame of a PDF page: its size as shown, whichever way it is stored."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's size in points as shown, and how its own coordinates are turned into that."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int

    @property
    def width(self) -> float:
        """The page's width as shown."""
        across, up = self.right - self.left, self.top - self.bottom
        return up if self.turned % 2 else across

    @property
    def height(self) -> float:
        """The page's height as shown."""
        across, up = self.right - self.left, self.top - self.bottom
        return across if self.turned % 2 else up

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as distances from the left and the top."""
        if not self.turned:
            return x - self.left, self.top - y
        if self.turned == 1:
            return y - self.bottom, x - self.left
        if self.turned == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def is_upright(self, a: float, b: float) -> bool:
        """Whether text that runs in direction (a, b) runs from left to right as shown."""
        along, across = ((a, b), (b, -a), (-a, -b), (-b, a))[self.turned]
        return along > 0 and abs(across) < 0.1 * along


def frame_of(page: Any) -> Frame:
    """The frame of a pypdfium2 page."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)
