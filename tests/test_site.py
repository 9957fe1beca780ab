"""The explorer as files: its pages, what they lead to, and what is left alone."""

import hashlib
import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from graphkit.cli import cli
from graphkit.site import path_of, place_of
from graphkit.site_search import shard, words
from tests.conftest import Run

SAMPLES = Path(__file__).parents[1] / "import" / "samples"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the bundled samples, made once; their workspace is beside it."""
    folder = tmp_path_factory.mktemp("samples")
    for arguments in (["import", str(SAMPLES)], ["site", "-o", str(folder / "site")]):
        result = CliRunner().invoke(cli, [*arguments, "--data", str(folder / "data")])
        assert result.exit_code == 0, result.output
    return folder / "site"


def text(path: Path) -> str:
    """The words of a page, white space folded."""
    body = path.read_text(encoding="utf-8").partition("<main")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_every_kind_of_page_is_there(site: Path) -> None:
    found = {path.relative_to(site).parts[0] for path in site.rglob("*.html")}
    assert found == {
        "agencies", "agencies.html", "bodies", "bodies.html", "cases", "cases.html", "cells",
        "families", "families.html", "index.html", "matrix.html", "reviews", "reviews.html",
        "themes", "themes.html", "trends.html", "viewer.html",
    }  # fmt: skip
    assert len(list((site / "reviews").iterdir())) == 10
    assert len(list((site / "families").iterdir())) == 1


def test_every_link_leads_to_a_page_and_every_mark_to_a_place_on_it(site: Path) -> None:
    whole = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    seen, lost = 0, []
    for path, page in whole.items():
        for href in re.findall(
            r'(?:href|src)="([^"]+)"', "" if path.name == "viewer.html" else page
        ):
            if href == "data:,":
                continue
            seen += 1
            name, _, mark = unescape(href).partition("#")
            to = (path.parent / name).resolve() if name else path
            told = f'"id":"{unquote(mark)}"' if to.name == "viewer.html" else f'id="{mark}"'
            if not to.exists() or (mark and told not in whole[to]):
                lost.append((path.name, href))
    assert seen > 5000
    assert lost == []


def test_a_pages_numbers_are_those_of_the_question(site: Path) -> None:
    run = CliRunner().invoke(
        cli, ["ask", "agency-theme-matrix", "-f", "json", "--data", str(site.parent / "data")]
    )
    rows = json.loads(run.stdout)
    matrix = text(site / "matrix.html")
    page = (site / "matrix.html").read_text(encoding="utf-8")
    squares = re.findall(r'aria-label="([^"]+), ([^"]+): (\d+)"', page)
    told = {(unescape(agency), unescape(theme)): int(cases) for agency, theme, cases in squares}
    asked = {(row["agency"], row["theme"]): row["cases"] for row in rows}
    none = "No one agency singled out"
    assert {(a.replace(none, none.lower()), t): n for (a, t), n in told.items()} == asked
    few = sum(row["of"] < 5 for row in rows)
    assert f"{few} of {len(rows)} rows rest on fewer than 5 cases" in matrix
    assert matrix.index("Police") < matrix.index(none)


def test_a_square_leads_to_its_passages_and_these_to_their_review(site: Path) -> None:
    page = (site / "matrix.html").read_text(encoding="utf-8")
    (href,) = re.findall(r'<a href="([^"]+)" aria-label="Police, Information sharing: 9"', page)
    cell = (site / href).read_text(encoding="utf-8")
    assert "It went wrong in 9 of 9 cases of this agency." in cell
    assert cell.count("<blockquote>") == 16
    assert 'href="../reviews/calderbeck-child-m-2014.html#p-' in cell


def test_a_theme_says_whether_it_gets_better_and_where_it_went_wrong(site: Path) -> None:
    words_ = text(site / "themes" / "information-sharing.html")
    assert "No year has 5 cases or more by year of incident" in words_
    assert "Police 9 9 100% (70%–100%) 16 statements" in words_
    assert "<svg" in (site / "themes" / "information-sharing.html").read_text(encoding="utf-8")


def test_the_trends_of_all_themes_are_what_the_question_answers(site: Path) -> None:
    from graphkit.pipeline import compiled
    from graphkit.queries import question, run
    from graphkit.site_content import Content
    from graphkit.site_trends import Trends
    from graphkit.store import open_store
    from graphkit.viewdata import read
    from graphkit.workspace import Workspace

    workspace = Workspace.at(str(site.parent / "data"))
    trends = Trends(Content(compiled(workspace)), read("report/report.toml"))
    store = open_store("", workspace.folder, read_only=True)
    for theme in ("information-sharing", "domestic-abuse", "neglect", "recording", "exploitation"):
        asked = run(question("trends"), store, {"theme": theme}).objects()
        assert [
            {k: v for k, v in row.items() if k != "items"} for row in trends.rows(theme)
        ] == asked
    store.close()


def test_a_family_has_its_wordings_and_their_places(site: Path) -> None:
    (path,) = (site / "families").iterdir()
    said = text(path)
    assert "Recommended in 3 cases, 2011 to 2016." in said
    assert "2016, Safer Port Aldwin Partnership: Moorshire Constabulary → Aldwinshire" in said
    assert path.read_text(encoding="utf-8").count("<blockquote>") == 3


def test_each_page_bears_the_marking_of_the_sources(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if path.name != "viewer.html"]
    marked = [page for page in pages if ">OFFICIAL-SENSITIVE<" in page.read_text(encoding="utf-8")]
    assert marked == pages


def test_the_policy_names_no_address_and_allows_nothing_within_a_page(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert unescape(policy) == (
        "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_a_bare_role_word_has_no_page_of_its_own(site: Path) -> None:
    assert "Aldwinshire Police" in text(site / "agencies" / "police.html")
    bodies = (site / "bodies.html").read_text(encoding="utf-8")
    assert ">police<" not in bodies


def test_the_same_graph_is_the_same_site_whatever_the_hash_seed(imported: Path) -> None:
    found = set()
    for seed in ("1", "2"):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed}
        surroundings["PYTHONPATH"] = str(Path(__file__).parents[1])
        command = [sys.executable, "-m", "graphkit", "site", "-o", f"site{seed}"]
        subprocess.run(command, check=True, env=surroundings, capture_output=True)
        digest = hashlib.sha256()
        for path in sorted(Path(f"site{seed}").rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(f"site{seed}").as_posix().encode())
                digest.update(path.read_bytes())
        found.add(digest.hexdigest())
    assert len(found) == 1


def test_a_folder_that_is_not_a_site_is_left_alone(run: Run, imported: Path) -> None:
    Path("mine").mkdir()
    Path("mine/notes.txt").write_text("keep", encoding="utf-8")
    told = run("site", "-o", "mine", expect=2).stderr
    assert "mine holds notes.txt, which no export wrote: it stays as it is." in told
    run("export", "-f", "csv", "-o", "tables")
    assert "tables holds an export, not a site" in run("site", "-o", "tables", expect=2).stderr
    assert [path.name for path in Path("mine").iterdir()] == ["notes.txt"]
    assert Path("tables/nodes").is_dir()


def test_a_site_is_made_anew_and_what_is_gone_is_gone(run: Run, imported: Path) -> None:
    assert run("site", "-o", "site").stdout == f"{Path('site/index.html')}\n"
    assert Path("site/reviews/child-q.html").exists()
    run("remove", "child-q")
    run("site", "-o", "site")
    assert not Path("site/reviews/child-q.html").exists()
    assert Path("site/reviews/child-r.html").exists()
    assert sorted(path.name for path in Path().iterdir() if path.name.startswith(".site")) == []


def test_what_is_said_of_no_one_case_is_listed_apart(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thematic.txt").write_text(
        "Harrowfield Safeguarding Children Board\n\nA thematic review of neglect in 4 homes\n\n"
        "Published June 2015\n\nFindings\n\n- Harrowfield Police did not share what it knew "
        "with schools about boys at risk.\n", encoding="utf-8",
    )  # fmt: skip
    run("import", "thematic.txt")
    run("site", "-o", "site")
    listed = text(Path("site/cases.html"))
    assert "0 cases" in listed
    assert "1 of no one case, left out of every count" in listed
    (page,) = Path("site/cases").iterdir()
    assert "What these reviews say of no one case; left out of every count." in text(page)


def test_without_reviews_the_way_out_is_told(run: Run) -> None:
    assert "Begin with: graphkit import" in run("site", "-o", "site", expect=1).stderr
    assert not Path("site").exists()


@pytest.mark.parametrize(
    ("id", "path"),
    [
        ("child-q", "reviews/child-q.html"),
        ("", "reviews/e3b0c44298.html"),
        ("../../etc/passwd", "reviews/etc-passwd-"),
        ("Child Q", "reviews/child-q-"),
        ("x" * 500, "reviews/" + "x" * 60 + "-"),
    ],
)
def test_a_pages_name_is_one_that_every_system_takes(id: str, path: str) -> None:
    made = path_of("Review", id)
    assert made.startswith(path.removesuffix(".html"))
    assert re.fullmatch(r"reviews/[a-z0-9-]{1,75}\.html", made)
    assert path_of("Review", id + "!") != made


def test_a_place_is_a_mark_on_the_page_of_its_review() -> None:
    assert place_of('child-q/0f"3a') == "reviews/child-q.html#p-0f_3a"


def test_words_are_looked_up_without_accents_and_in_small_letters() -> None:
    assert words("Llŷn’s DASH_form, no. 7: Ärzte") == {
        "llyn",
        "s",
        "dash",
        "form",
        "no",
        "7",
        "arzte",
    }
    assert {len(word) for word in words("w" * 10_000)} == {40}
    assert (shard("ab"), shard("abc"), shard("é")) == ("6162", "6162", "c3a9")
