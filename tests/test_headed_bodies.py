"""Who answers where headings, rows and owners name bodies: in their nation, sector and service."""

from tests.miniature import items, table, text


def responsible(paragraph: str, heading: str) -> list[list[str]]:
    """Who is responsible for each item of a paragraph under a heading of an analysis."""
    page = f"<h1>Serious Case Review: Child Q</h1><h2>Analysis</h2><h3>{heading}</h3>"
    return [item.responsible for item in items(text(f"{page}<p>{paragraph}</p>", ".html"))]


def test_a_numbered_heading_of_a_trust_that_runs_services_is_no_commissioners() -> None:
    page = """Serious Case Review: Child Q

Analysis of agency involvement

3B. Ashby Primary Care Trust

The health visitor was not aware of the prescription and did not ask about it.
"""
    assert [item.responsible for item in items(text(page))] == [
        ["community-health", "health-visiting"]
    ]


def test_a_heading_of_a_scottish_board_is_of_the_type_it_has_in_the_text() -> None:
    page = """<h1>Significant Case Review: Child Q</h1><h2>Recommendations</h2>
    <h3>NHS Ashby</h3><ul><li>A question about pets to be put on the form.</li></ul>"""
    assert [item.responsible for item in items(text(page, ".html"))] == [["health"]]


def test_an_owner_in_a_review_of_an_adult_works_for_adult_social_care() -> None:
    page = """<h1>Safeguarding Adults Review: Adult J</h1><h2>Action plan</h2><table>
    <tr><th>Recommendation</th><th>Lead</th><th>Progress</th></tr>
    <tr><td>Lamps should be mended.</td><td>Principal Social Worker</td>
    <td>Sixty lamps have been mended.</td></tr></table>"""
    assert [item.responsible for item in items(text(page, ".html"))][-1] == ["adult-social-care"]


def test_a_heading_for_the_board_and_its_agencies_gives_way_to_who_is_asked() -> None:
    columns = ("No.", "Action for the Board and its member agencies")
    found = items(table(columns, ("1", "Ashby Police to send each notice within a day.")))
    assert [item.responsible for item in found] == [["police"]]


def test_a_heading_of_a_sector_gives_way_to_the_body_of_it_that_the_words_name() -> None:
    assert responsible(
        "Referrals to the CAMHS team were sent back twice without a reason.", heading="Health"
    ) == [["camhs"]]


def test_a_service_of_the_body_above_answers_with_it_wherever_it_acts() -> None:
    assert responsible(
        "An account of a fall on the stairs was accepted by the triage nurse.",
        heading="Ashby General Hospital",
    ) == [["acute-hospital", "emergency-department"]]
