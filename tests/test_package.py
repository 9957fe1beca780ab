"""The package: what a wheel holds, that it installs, and what it costs to start."""

import re
import subprocess
import sys
import tarfile
import tomllib
import venv
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import graphkit

ROOT = Path(__file__).parents[1]
FOLDERS = ("cypher", "import", "viz")
HEAVY = (
    "docx", "jinja2", "ladybug", "lxml", "markdown_it", "neo4j", "networkx", "numpy", "pdfplumber",
    "pypdfium2", "pyvis", "rapidfuzz", "selectolax",
)  # fmt: skip


def python(*arguments: str | Path, executable: str | Path = sys.executable) -> str:
    """What Python prints when it is run with these arguments, without the checkout on its path."""
    command = [str(executable), *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def in_checkout() -> set[str]:
    """The files of the three folders that git would commit, as paths inside the checkout."""
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z", "-co", "--exclude-standard", "--", *FOLDERS],
        check=False, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git checkout")
    return {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}


def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel built from that sdist."""
    folder = tmp_path_factory.mktemp("dist")
    python("-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    return folder


def test_the_wheel_has_the_folders_as_committed_and_python_only_in_graphkit(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assets = {name.removeprefix("graphkit/assets/") for name in names if "/assets/" in name}
    wheels = project()["tool"]["hatch"]["build"]["targets"]["wheel"]
    kept_back = tuple(f"{folder}/" for folder in wheels["exclude"])
    assert assets == {name for name in in_checkout() if not name.startswith(kept_back)}
    code = {name for name in names if name.endswith(".py")}
    assert {name.split("/")[0] for name in code} == {"graphkit"}
    assert "graphkit/py.typed" in names


def test_the_sdist_has_what_it_takes_to_test_it(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"tests/test_package.py", "README.md", "LICENSE", "requirements.lock"} <= names
    assert in_checkout() <= names


def test_the_wheel_installs_and_finds_its_folders(dist: Path, tmp_path: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    venv.create(tmp_path / "venv", system_site_packages=False, with_pip=False)
    scripts = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    installed = scripts / "python"
    pip = ("-m", "pip", "--python", installed, "install", "--quiet")
    python(*pip, "--no-deps", "--no-index", wheel)
    # The libraries are the tests' own; graphkit itself is the wheel's, found first.
    borrowed = next(Path(place) for place in sys.path if place.endswith("site-packages"))
    where = "import site; print(site.getsitepackages()[0])"
    site = python("-c", where, executable=installed).strip()
    (Path(site) / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    version = python("-m", "graphkit", "--version", executable=installed)
    assert version == f"graphkit {graphkit.__version__}\n"
    where = "from graphkit.resources import shipped; print(shipped('viz'))"
    assert Path(python("-c", where, executable=installed).strip()).is_relative_to(site)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from graphkit.cli import cli\n"
        "cli(['--help'], standalone_mode=False)\n"
        "print('MODULES', *sys.modules)"
    )
    loaded = set(python("-c", code).partition("MODULES")[2].split())
    assert loaded & {*HEAVY} == set()
    assert {name for name in loaded if name.startswith("graphkit")} == {
        "graphkit", "graphkit.cli",
    }  # fmt: skip


def test_public_names_are_there() -> None:
    for name in graphkit.__all__:
        assert getattr(graphkit, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        graphkit.nothing  # noqa: B018


def locked(name: str) -> dict[str, str]:
    """The requirements of a lock file (name==version) with what follows each."""
    text = (ROOT / name).read_text(encoding="utf-8")
    parts = re.split(r"^(?=\w)", text, flags=re.MULTILINE)
    return {part.split()[0]: part for part in parts if "==" in part}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-run.lock"])
def test_a_lock_names_no_index_and_hashes_everything(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")
    requirements = locked(name)
    assert len(requirements) > 20
    assert all("--hash=sha256:" in part for part in requirements.values())


def test_what_runs_is_what_is_tested() -> None:
    assert set(locked("requirements-run.lock")) < set(locked("requirements.lock"))


def test_the_locks_have_every_dependency() -> None:
    wanted = {re.split(r"[<>=]", each)[0] for each in project()["project"]["dependencies"]}
    assert wanted <= {each.split("==")[0] for each in locked("requirements-run.lock")}
