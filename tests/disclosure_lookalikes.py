"""Look-alikes of personal data that identify nobody, in running text; three parts as planted."""

import random
from collections.abc import Iterator

from tests.disclosure_corpus import Planted, digits, nhs
from tests.disclosure_words import FRAMES

PLAIN = (
    ["Child A", "Mr D", "Ms X", "Mother and Father", "Young Person E", "the Home Office",
     "Working Together 2018", "section 47 enquiries", "Ashby Road Surgery", "St Mary's Hospital",
     "Helen Jones House", "the Baker Day review", "PC in the office", "Dr on call",
     "version 12.3.2014a", "paragraph 4.2.10", "Table 12 Road traffic incidents",
     "the M62 and the A1", "£07 a week", "between 2014-15 and 2016-17", "ages 0-19",
     "Level 2 Lane of support", "Form CP12 1AB2", "Children Act 1989", "a rate of 3.141592653",
     "DASH score 14", "Key Stage 2", "her mother was told", "his partner Agency staff met",
     "aged under five", "the Mental Capacity Act 2005", "BS 5839", "ISBN 978 0 11 322700 1"],
    ["Adult J", "Mrs B", "Miss C", "Grandmother", "Baby T", "Her Majesty's Inspectorate",
     "Keeping Learners Safe 2015", "regulation 44 visits", "Station Road Medical Centre",
     "St Luke's Church", "Mary Seacole Ward", "the Victoria Climbié Inquiry", "DC and DS ranks",
     "Professor of social work", "page 112 of 340", "chapters 10.1 to 10.14",
     "12 Green Papers", "the B6312 towards the coast", "Year 7 Way forward", "2019-20 to 2021-22",
     "5 Court hearings", "the P45 and the P60", "Care Act 2014", "a mean of 2.718281828",
     "GCP2 tool", "Tier 3 Walk-in", "their daughter was seen", "the nurse, Health Visitor and GP",
     "aged over eighty", "Section 20 Close contact", "ISO 27001", "ISBN 0 7491 0000 4",
     "Her sister and Mother spoke"],
    ["Child Q and Child R", "Mr and Mrs Z", "Ms A", "Adult B", "Young Person T", "the Board",
     "Statutory Guidance 2023", "section 17 plans", "Park Road Nursery", "St Peter's Ward",
     "the Robert Francis Inquiry", "Mary Ann Evans Hospice", "Dr and nurse together",
     "the DI's rank", "appendix 12.4.2018b", "sections 2.1.14 to 2.1.20", "14 Acre Wood trees",
     "the A614 near the coast", "3 Star Rating", "2011-12 and 2012-13", "ages 10-17",
     "Stage 2 Court bundle", "the D11 and the SS5 forms", "Housing Act 1996", "0.123456789",
     "AUDIT-C score 20", "Band 6 Nurse posts", "her friend was told", "his brother Probation met",
     "aged over ten", "the Equality Act 2010", "BS EN 16114", "ISBN 978 1 4739 0000 1",
     "the mother, Social Worker and GP"],
)  # fmt: skip
TIMES, EACH = 5, 20


def broken(number: str) -> str:
    """An NHS number with a wrong check digit."""
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def lookalikes(part: int) -> Iterator[Planted]:
    """Look-alikes of a part: each plain one in several sentences, and numbers that are none."""
    chance = random.Random(f"look-alike {part}")
    for said in PLAIN[part]:
        for _ in range(TIMES):
            yield Planted("plain", chance.choice(FRAMES[part]).format(said), "")
    for _ in range(EACH):
        numbers = (f"order {broken(nhs(chance))} was sent", f"item {digits(chance, 14)} in stock",
                   f"budget of {digits(chance, 3)},{digits(chance, 3)} pounds",
                   f"paragraph {chance.randint(1, 9)}.{chance.randint(1, 30)}")  # fmt: skip
        yield Planted("number", chance.choice(FRAMES[part]).format(chance.choice(numbers)), "")
