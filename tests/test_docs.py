"""Every command is documented, and the reference is what the commands say."""

import re
from pathlib import Path

import pytest

from graphkit.cli import COMMANDS, cli
from graphkit.reference import PAGES, help_of

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_from_the_program_is_what_the_program_says(name: str) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert page == PAGES[name](), f"docs/{name} is stale: run `make docs`"


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_help_has_an_example_that_could_be_typed(name: str) -> None:
    example = help_of(name).partition("Example:\n")[2].splitlines()[0]
    assert f"graphkit {name}" in example


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_listed_under_its_own_name(name: str) -> None:
    import click

    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.name == name


def test_the_readme_names_the_two_commands_and_every_page_it_links_to_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme
    links = re.findall(r"\]\(([^)#:]+)\)", readme)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
