"""What it costs to read letters as part of a compound: much where they seldom are one, and more for short ones, which stand in other words by chance."""

from __future__ import annotations

from math import log

DEAREST_PART = 10.0
SHORT = {2: 5.0, 3: 2.5, 4: 1.0}  # by letters
NEEDED_FIRST = {2: 30.0, 3: 6.0, 4: 2.0}  # compounds that must begin so before it is believed
NEEDED_LAST = {3: 2.0, 4: 1.0}


def first_cost(letters: str, productivity: float) -> float | None:
    """None where it is not believed at all."""
    if letters not in SURELY_FIRST and productivity < NEEDED_FIRST.get(len(letters), 0.0):
        return None
    return part_cost(letters, productivity)


def last_cost(letters: str, productivity: float) -> float | None:
    if len(letters) == 2 and letters != "öl" or productivity < NEEDED_LAST.get(len(letters), 0.0):
        return None
    return part_cost(letters, productivity)


def part_cost(letters: str, productivity: float) -> float:
    return DEAREST_PART - log(max(productivity, 1.0)) + SHORT.get(len(letters), 0.0)


# Endings and syllables that are words too, or were taken for some.
NEVER_LAST = frozenset(
    """schaft ion ismus isch ist ister iker ik ter ver verb hau elle ellen ster sur lei ei ente ent ant ante ar är eur or ur tum ung nis sal sel chen lein age ade ier
    ing ine in is us um on al it ie tät heit keit sein zen sen gen rist ode esse haft wart mus eck los out sage lese ass alp aner ianer ierung ator ation ität ose
    ase itis oid ol an yl gramm thek skop log loge logie nom nomie kratie krat phil phobie pathie mal lichkeit igkeit barkeit samkeit falls innen eben ehen ern der
    die das den dem ling aus chi min rag gus ada ken fix esa sem gan aga all hos ich alt rot ost net wehr reich ecken trag kunft richt nahmen sinnen""".split()
) - {"reich", "wehr"}
NEVER_FIRST = frozenset(
    """ge be er ver zer ent des dis pan tri am ich ma mi bi par man ra si pas men inn kar gar tu nu la le un ins ungs ab an auf aus bei durch ein für gegen hin her in
    mit nach ob um von vor wider zu bes beg ger kor mor abs abt ank ahn cov fut ach aci ali bas erl fak füg gam ges ist sor tet wat wis zen""".split()
)
SURELY_FIRST = frozenset(
    "öl rat tod amt bad ort art lok pop öko abi wut cup axt fax jet kot jod bit rum alm hit ast hut duo fan uni bio app job web".split()
)

# Before verbs: nouns in -ung that begin so come from the verb.
BOUND = ("be", "ver", "ent", "er", "zer", "miss", "ge", "über", "unter", "wider", "hinter", "rück", "mehr")
