"""What all written pages share: templates of `viz/`, texts made harmless, and a policy."""

import base64
import hashlib
import re
from collections.abc import Sequence
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.resources import file
from graphkit.tables import shown

ENDS_A_SCRIPT = re.compile(r"<!--|</?(?:script|style)", re.IGNORECASE)
NO_CHARACTER = re.compile("[\ufffe\uffff]")


def harmless(text: str) -> str:
    """`text` as any page or document can hold it: a sign in the place of what controls (such as
    what turns the direction of writing), and halves of letters written out."""
    if text.isprintable():  # most are: none of these characters is in it
        return text
    whole = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", shown(whole))


def environment(folder: str) -> Any:
    """The templates of `viz/FOLDER`: all that a review says is text in them.

    A template with a folder in its name ("shared/plot.html") is that folder's. Raises
    GraphkitError where a file of it is missing.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_shown, trim_blocks=True,
        lstrip_blocks=True, loader=FunctionLoader(lambda name: text_of(_placed(folder, name))),
    )  # fmt: skip


def _placed(folder: str, name: str) -> str:
    return name if "/" in name else f"{folder}/{name}"


def _shown(value: Any) -> Any:
    """A value as a template puts it: what is HTML already as it is, a text made harmless."""
    return harmless(value) if type(value) is str else value


def text_of(name: str) -> str:
    """A file of `viz/`, its lines ended as on every system."""
    return file("viz", name).read_text(encoding="utf-8").replace("\r\n", "\n")


def own(name: str) -> Any:
    """A style or script of `viz/` to stand in a page as it is.

    Raises GraphkitError where it would end its own element.
    """
    from markupsafe import Markup

    text = text_of(name)
    found = ENDS_A_SCRIPT.search(text)
    if found:
        raise GraphkitError(
            f"viz/{name} contains “{found[0]}”, which would end it in the middle of a page. "
            "Write it in two parts."
        )
    return Markup(text)


def on_every_sheet(marking: str) -> Any:
    """The style that prints a marking above and below every sheet; empty without one.

    A marking is a source's own words: each character is written by its number.
    """
    from markupsafe import Markup

    if not marking:
        return Markup("")
    words = "".join(f"\\{ord(character):06x}" for character in harmless(marking))
    said = f'{{ content: "{words}"; font-weight: 700; }}'
    return Markup(f"@page {{ @top-center {said} @bottom-center {said} }}\n")


def policy(styles: Sequence[str], scripts: Sequence[str] = (), images: str = "data:") -> str:
    """A page's content security policy: exactly these styles and scripts, and no address.

    `images` is where pictures may come from: only what is part of the page itself.
    """
    listed = " ".join(map(_hash, scripts)) or "'none'"
    rules = ("default-src 'none'", f"script-src {listed}",
             f"style-src {' '.join(map(_hash, styles))}", f"img-src {images}",
             "base-uri 'none'", "form-action 'none'")  # fmt: skip
    return "; ".join(rules)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
