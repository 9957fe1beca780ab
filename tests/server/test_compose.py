"""The Neo4j for those who have Docker is the one that graphkit starts, and as shut off."""

import re
from pathlib import Path

import pytest

from graphkit.server.home import SETTINGS
from graphkit.server.jars import VERSION

COMPOSE = Path(__file__).parents[2] / "compose.yaml"


@pytest.fixture
def compose() -> str:
    """The file's text; the tests run in a folder of their own."""
    return COMPOSE.read_text(encoding="utf-8")


def test_the_release_is_the_tested_one(compose: str) -> None:
    assert re.findall(r"image: (.*)", compose) == [f"neo4j:{VERSION}-community"]


def test_its_ports_are_for_this_machine_alone(compose: str) -> None:
    ports = re.findall(r'- "(.*:\d+)"', compose)
    assert ports == ["127.0.0.1:7687:7687", "127.0.0.1:7474:7474"]


def test_its_settings_are_those_of_the_local_server(compose: str) -> None:
    """The image reads `NEO4J_a_b__c` as the setting `a.b_c`."""
    named = re.findall(r'NEO4J_([a-z]\w*): "?([^"\n]*)', compose)
    settings = [
        f"{'_'.join(part.replace('_', '.') for part in name.split('__'))}={value}"
        for name, value in named
    ]
    assert settings == [
        "dbms.usage_report.enabled=false",
        "dbms.security.allow_csv_import_from_file_urls=false",
        "internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0",
    ]
    assert {*settings} <= {*SETTINGS.splitlines()}
