"""Writes an archive of minutes that nobody wrote, of a municipality that is not there.

    python docs/notebooks/archive.py FOLDER

Two bodies over twenty-one years: members come and go with the elections,
parties stay away differently, some votes split, and matters go from one body
to the other, are put off and come back.
"""

from __future__ import annotations

import datetime
import random
import sys
from dataclasses import dataclass
from pathlib import Path

MUNICIPALITY = "Fjellvik kommune"
YEARS = range(2004, 2025)
FIRST = "Ada Arne Berit Dag Eli Frode Gro Hilde Ivar Jorunn Knut Liv Magne Nina Odd Pia Ragnhild Svein Tor Unni".split()
LAST = (
    "Askvik Bratli Dalsnes Engesvik Fjellro Grønbakk Hauglia Innvik Jordheim Kvamsås Lidarheim Myklefoss Nessvik "
    "Oterdal Rognvik Skaresund Tangnes Urdal Vestrabø Åsgrind"
).split()
#: Seats by party, and how likely a member of it stays away.
PARTIES = {"AP": (5, 0.08), "SP": (3, 0.12), "H": (3, 0.10), "SV": (2, 0.16), "FRP": (2, 0.28), "KRF": (1, 0.05)}
#: Titles, and how the parties against it are likely to vote so.
MATTERS = [
    ("Ny barneskole på Nordre Sund", ("FRP", "H"), 0.6),
    ("Reguleringsplan for Myra", ("SV",), 0.5),
    ("Salg av gamle Fjellvik brygge", ("SV", "AP"), 0.7),
    ("Økonomiplan og budsjett", ("FRP", "SV"), 0.8),
    ("Tilskudd til Fjellvik idrettslag", ("FRP",), 0.3),
    ("Gang- og sykkelvei til Tangen", (), 0.0),
    ("Skjenkebevilling for Bryggekroa", ("KRF", "SV"), 0.7),
    ("Ny ambulansebåt", (), 0.0),
    ("Vindkraft på Storheia", ("SV", "KRF", "SP"), 0.9),
    ("Utbygging av kraftnett på Ytterøya", ("SV", "SP"), 0.6),
    ("Oppgradering av vannverket", (), 0.0),
    ("Eiendomsskatt", ("FRP", "H"), 0.9),
]


@dataclass
class Matter:
    """A case, which goes through both bodies."""

    title: str
    reference: str
    against: tuple[str, ...]
    doubt: float


def main(folder: Path) -> None:
    chance = random.Random(1905)
    members: list[tuple[str, str]] = []
    waiting: list[Matter] = []
    for year in YEARS:
        if not members or year % 4 == 3:
            members = elected(chance, members)
        fresh = iter(chance.sample(MATTERS, len(MATTERS)))
        counts = {"FSK": 0, "KST": 0}
        for number, month in enumerate((2, 4, 6, 9, 11, 12), 1):
            if number % 2 or len(waiting) < 2:
                waiting += [
                    Matter(title, f"{year % 100:02}/{chance.randrange(100, 999)}", against, doubt)
                    for title, against, doubt in (next(fresh), next(fresh))
                ]
            day = datetime.date(year, month, chance.randrange(1, 12))
            write(folder, "FSK", day, number, members[::2], waiting, counts, chance)
            day += datetime.timedelta(days=14)
            waiting = write(folder, "KST", day, number, members, waiting, counts, chance)


def elected(chance: random.Random, before: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The members of a council; about half of them were in the one before."""
    stay = [member for member in before if chance.random() < 0.55]
    names = iter(chance.sample([f"{first} {last}" for first in FIRST for last in LAST], 400))
    taken = {name for name, _ in before}
    council = []
    for party, (seats, _) in PARTIES.items():
        kept = [member for member in stay if member[1] == party][:seats]
        new = [(name, party) for name in names if name not in taken][: seats - len(kept)] if len(kept) < seats else []
        names = iter(chance.sample([f"{first} {last}" for first in FIRST for last in LAST], 400))
        taken |= {name for name, _ in new}
        council += kept + new
    return council


def write(
    folder: Path,
    series: str,
    day: datetime.date,
    number: int,
    members: list[tuple[str, str]],
    matters: list[Matter],
    counts: dict[str, int],
    chance: random.Random,
) -> list[Matter]:
    """A meeting as a file; gives the matters that are still open."""
    body = {"FSK": "Formannskapet", "KST": "Kommunestyret"}[series]
    # People stay away more in the dark months, and did so more in the old days.
    weight = (1.5 if day.month in (11, 12, 2) else 0.8) * (1.6 - 0.04 * (day.year - YEARS[0]))
    away = [member for member in members if chance.random() < PARTIES[member[1]][1] * weight]
    present = [member for member in members if member not in away]
    lines = [
        MUNICIPALITY, "", "Møteprotokoll", f"Utvalg: {body}", f"Møtenummer: {number}/{day.year}",
        "Møtested: Rådhuset, kommunestyresalen", f"Dato: {day:%d.%m.%Y}", "Tidspunkt: 17:00 - 20:30", "",
        "Følgende faste medlemmer møtte:", " Navn                           Funksjon                       Representerer",
        *(row(name, "Ordfører" if at == 0 else "Medlem", party) for at, (name, party) in enumerate(present)),
    ]  # fmt: skip
    if away:
        lines += ["Følgende medlemmer hadde meldt forfall:"]
        lines += [" Navn                           Funksjon                       Representerer"]
        lines += [row(name, "Medlem", party) for name, party in away]
    lines.append("")
    still_open = []
    for matter in matters:
        counts[series] += 1
        lines += [f"PS {counts[series]}/{day.year % 100:02} {matter.title}", f"Arkivsak: {matter.reference}", ""]
        if series == "KST" and chance.random() < 0.18:
            lines += ["Vedtak:", "Saken utsettes til neste møte.", ""]
            still_open.append(matter)
            continue
        against = sum(1 for _, party in present if party in matter.against and chance.random() < matter.doubt)
        lines += ["Rådmannens innstilling:", f"{matter.title} vedtas som framlagt.", "", "Votering:"]
        carried = against * 2 < len(present)
        if against == 0:
            lines += ["Innstillingen ble enstemmig vedtatt."]
        else:
            word = "vedtatt" if carried else "ikke vedtatt"
            lines += [f"Innstillingen ble {word} med {len(present) - against} mot {against} stemmer."]
        told = "vedtas som framlagt." if carried else "avslås."
        lines += ["", "Vedtak:", f"{matter.title} {told}", ""]
    path = folder / body.lower() / str(day.year) / f"{day:%Y-%m-%d}-{body.lower()}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return still_open


def row(name: str, role: str, party: str) -> str:
    return f" {name:<30} {role:<30} {party}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
