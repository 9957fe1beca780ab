"""The explorer's pages as HTML, from the templates of `viz/site`."""

from dataclasses import dataclass, field
from typing import Any

from graphkit.drawing import Passage
from graphkit.pages import environment, harmless
from graphkit.plots import WIDTH, height, shapes
from graphkit.site import Link, Sheet, anchor, place_of
from graphkit.site_content import Content
from graphkit.wrap import longest_word

POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""Only the site's own files, beside the page: no address, no script or style within it."""


@dataclass(slots=True)
class Pages:
    """Renders pages of one site; what a page says is text in it, whatever it says."""

    content: Content
    marking: str
    templates: Any = field(init=False)
    known: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.templates = environment("site")
        self.templates.globals.update(
            policy=POLICY, shapes=shapes, height=height, width=WIDTH, passage=self.passage,
            marking=harmless(self.marking), longest_word=longest_word,
            is_link=lambda value: isinstance(value, Link),
        )  # fmt: skip

    def page(self, template: str, path: str, **told: Any) -> str:
        """One page; `path` is where it will be, seen from the site's root."""
        up = "../" * path.count("/")
        made: str = self.templates.get_template(template).render(up=up, path=path, **told)
        return made

    def sheet(self, sheet: Sheet) -> str:
        """The page of one thing."""
        return self.page("sheet.html", sheet.path, sheet=sheet, title=sheet.title)

    def passage(self, id: str) -> Any:
        """A passage with its place, made once: it stands on several pages, all one level down."""
        if id not in self.known:
            from markupsafe import Markup

            fragment = self.templates.get_template("passage.html").render(**self._told(id))
            self.known[id] = Markup(fragment)
        return self.known[id]

    def _told(self, id: str) -> dict[str, Any]:
        passage: Passage = self.content.passages[id]
        out = self.content.out
        links = (*self.content.links("Theme", out.targets("HAS_THEME", id)),
                 *self.content.links("AgencyType", out.targets("RESPONSIBLE", id)))  # fmt: skip
        case = passage.case.partition(":")[2]
        return {
            "mark": anchor(id.partition("/")[2]), "text": passage.text, "place": passage.place,
            "href": place_of(id), "links": links, "up": "../",
            "cases": self.content.links("Case", [case] if case else []),
        }  # fmt: skip
