"""A report as one HTML page: no script, no other file; it prints to A4."""

from typing import Any

from graphkit.pages import environment, harmless, on_every_sheet, own, policy
from graphkit.plots import WIDTH, height, shapes
from graphkit.report import Report
from graphkit.wrap import longest_word


def html(report: Report) -> str:
    """The report as a page. The same report gives the same page to the byte; write it as UTF-8."""
    templates = environment("report")
    style = own("report/report.css") + on_every_sheet(report.marking)
    templates.globals.update(shapes=shapes, height=height, width=WIDTH,
                             longest_word=longest_word)  # fmt: skip
    made: Any = templates.get_template("report.html").render(
        report=report, style=style, policy=policy([style]), marking=harmless(report.marking)
    )
    return str(made)
