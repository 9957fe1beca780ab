"""Invented identifiers planted in running text.

Three parts, each with names, places, sentences and ways of writing of its own: the first two were
used while the patterns were written, the last was held back.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graphkit.disclosure import WEIGHTS
from tests.disclosure_words import CONDITIONS, FIRST, FRAMES, LAST, MONTHS, RARE, STREET

EACH = 14
"""Planted strings of each kind in each part."""
PARTS = (0, 1, 2)
HELD_BACK = 2


@dataclass(frozen=True)
class Planted:
    """A sentence, and the part of it that identifies somebody; "" where nothing does."""

    kind: str
    sentence: str
    hidden: str


def nhs(chance: random.Random) -> str:
    """Ten digits with a valid NHS check digit."""
    while True:
        digits = [chance.randint(4, 7), *(chance.randint(0, 9) for _ in range(8))]
        check = (11 - sum(map(int.__mul__, digits, WEIGHTS)) % 11) % 11
        if check < 10:
            told = "".join(map(str, [*digits, check]))
            shapes = (
                told,
                f"{told[:3]} {told[3:6]} {told[6:]}",
                f"{told[:3]}-{told[3:6]}-{told[6:]}",
            )
            return chance.choice(shapes)


def digits(chance: random.Random, count: int) -> str:
    """So many digits."""
    return "".join(str(chance.randint(0, 9)) for _ in range(count))


def letters(chance: random.Random, count: int, of: str = "ABCDEFGHJKLMNPRSTUVWXY") -> str:
    """So many capitals."""
    return "".join(chance.choice(of) for _ in range(count))


def titled(chance: random.Random, part: int) -> tuple[str, str]:
    title = chance.choice(
        (
            ["Mr", "Mrs", "Dr", "PC"],
            ["Ms", "Miss", "Professor", "DS"],
            ["Mr.", "Dr.", "Reverend", "Inspector"],
        )[part]
    )
    name = chance.choice(
        [chance.choice(LAST[part]), f"{chance.choice(RARE[part])} {chance.choice(LAST[part])}"]
    )
    return f"{title} {name} had called", name


def full_name(chance: random.Random, part: int) -> tuple[str, str]:
    name = f"{chance.choice(FIRST[part])} {chance.choice(LAST[part])}"
    return f"{name} was at home", name


def relation(chance: random.Random, part: int) -> tuple[str, str]:
    name = chance.choice([*FIRST[part], *RARE[part]])
    ways = (
        ["her son {}", "the mother, {}, was out", "a boy named {}"],
        ["their daughter {}", "his partner ({}) was in", "a girl known as {}"],
        ["his brother {} came", "the father ({}) slept", "a baby called {}"],
    )
    return chance.choice(ways[part]).format(name), name


def born(chance: random.Random, part: int) -> tuple[str, str]:
    day, year = chance.randint(1, 28), chance.randint(1950, 2019)
    month = chance.choice(MONTHS[part])
    ways = (
        [
            ("DOB: {}", f"{day:02}/0{chance.randint(1, 9)}/{year}"),
            ("born on {}", f"{day} {month} {year}"),
            ("dob {}", f"{day}.{day % 9 + 1}.{year % 100:02}"),
        ],
        [
            ("date of birth {}", f"{day}-{day % 9 + 1}-{year}"),
            ("D.O.B. {}", f"{year}-0{day % 9 + 1}-{day:02}"),
            ("birthday was on {}", f"{day}th {month} {year}"),
        ],
        [
            ("born {}", f"{month} {day}, {year}"),
            ("Dob: {}", f"{day:02}.0{day % 9 + 1}.{year}"),
            ("date of birth: {}", f"{day} {month[:3]} {year}"),
        ],
    )
    before, date = chance.choice(ways[part])
    return before.format(date), date


def address(chance: random.Random, part: int) -> tuple[str, str]:
    told = f"{chance.randint(1, 180)}{chance.choice(['', '', 'A'])} {chance.choice(STREET[part])}"
    if chance.random() < 0.3:
        told = f"Flat {chance.randint(1, 40)}, {told}"
    return f"the family of {told} moved", told


def flat(chance: random.Random, part: int) -> tuple[str, str]:
    house = chance.choice(
        (
            ["Nelson House", "Beacon Court"],
            ["Albion Towers", "Wren Lodge"],
            ["Kestrel Heights", "Mill Buildings"],
        )[part]
    )
    told = f"{chance.choice(['Flat', 'flat', 'Apartment'])} {chance.randint(1, 90)} {house}"
    return f"keys to {told} were kept", told


def postcode(chance: random.Random, part: int) -> tuple[str, str]:
    area = chance.choice(
        (["LS", "B", "SW", "CF"], ["NE", "M", "EC", "BT"], ["SA", "L", "W", "EH"])[part]
    )
    out = f"{area}{chance.randint(1, 9)}{'A' if area in ('SW', 'EC') else ''}"
    told = f"{out} {chance.randint(0, 9)}{letters(chance, 2, 'ABDEFGHJLNPQRSTUWXYZ')}"
    return f"postcode {told} on the form", told


def landline(chance: random.Random, part: int) -> tuple[str, str]:
    ways = (
        [f"0113 496 0{digits(chance, 3)}", f"020 7946 0{digits(chance, 3)}"],
        [f"(0191) 498 0{digits(chance, 3)}", f"01632 960{digits(chance, 3)}"],
        [f"029 2018 0{digits(chance, 3)}", f"01632-960-{digits(chance, 3)}"],
    )
    told = chance.choice(ways[part])
    return f"ring {told} after six", told


def mobile(chance: random.Random, part: int) -> tuple[str, str]:
    ways = (
        [f"07700 900{digits(chance, 3)}", f"07700900{digits(chance, 3)}"],
        [f"+44 7700 900{digits(chance, 3)}", f"07700-900-{digits(chance, 3)}"],
        [f"+44 (0)7700 900{digits(chance, 3)}", f"07700 900 {digits(chance, 3)}"],
    )
    told = chance.choice(ways[part])
    return f"texts from {told} at night", told


def mail(chance: random.Random, part: int) -> tuple[str, str]:
    user = chance.choice(FIRST[part]).lower() + chance.choice(
        (["_", "."], ["+", "-"], [".x.", ""])[part]
    )
    told = f"{user}{digits(chance, 2)}@{chance.choice(('example.org', 'mail.example.co.uk'))}"
    return f"mail to {told} bounced", told


def health_number(chance: random.Random, part: int) -> tuple[str, str]:
    told = nhs(chance)
    return f"{('NHS number', 'the number', 'NHS No.')[part]} {told} was wrong", told


def insurance(chance: random.Random, part: int) -> tuple[str, str]:
    told = f"{letters(chance, 1, 'ABCEHJ')}{letters(chance, 1, 'ABCEHJ')}"
    told += chance.choice(
        ((" 12 34 56 A", "123456B"), ("654321C", " 65 43 21 D"), ("778899A", " 70 80 90 B"))[part]
    )
    return f"claim under {told} stopped", told


def plate(chance: random.Random, part: int) -> tuple[str, str]:
    told = (
        f"{letters(chance, 2, 'ABCDEFGHJKLMNOPRSTUVWXY')}{chance.choice(('04', '12', '65', '71'))}"
    )
    told += chance.choice((" ", "")) + letters(chance, 3, "ABCDEFGHJKLMNOPRSTUVWXYZ")
    return f"a grey van, {told}, outside", told


def condition(chance: random.Random, part: int) -> tuple[str, str]:
    told = chance.choice(CONDITIONS[part])
    return f"a child with {told} needs", told


def record_number(chance: random.Random, part: int) -> tuple[str, str]:
    told = (f"{letters(chance, 2)}{digits(chance, 6)}", f"{digits(chance, 7)}")[
        chance.randint(0, 1)
    ]
    before = chance.choice(
        (
            ["hospital number", "custody record", "Case ref:"],
            ["patient ID", "crime reference number", "URN"],
            ["Mosaic number:", "file no.", "reference"],
        )[part]
    )
    return f"{before} {told} was opened", told


def account(chance: random.Random, part: int) -> tuple[str, str]:
    user = chance.choice(FIRST[part]).lower() + digits(chance, 2)
    told = chance.choice(
        (
            (f"@{user}", f"facebook.com/{user}"),
            (f"@{user}_x", f"www.instagram.com/{user}"),
            (f"@the_{user}", f"https://x.com/{user}"),
        )[part]
    )
    return f"posts by {told} were seen", told


Maker = Callable[[random.Random, int], tuple[str, str]]
KINDS: dict[str, Maker] = {
    maker.__name__: maker
    for maker in (
        titled,
        full_name,
        relation,
        born,
        address,
        flat,
        postcode,
        landline,
        mobile,
        mail,
        health_number,
        insurance,
        plate,
        condition,
        record_number,
        account,
    )
}


def planted(part: int) -> Iterator[Planted]:
    """The planted identifiers of a part."""
    chance = random.Random(f"planted {part}")
    for kind, maker in KINDS.items():
        for _ in range(EACH):
            said, hidden = maker(chance, part)
            yield Planted(kind, chance.choice(FRAMES[part]).format(said), hidden)
