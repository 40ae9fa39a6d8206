"""Letters that are seldom what they look like in a compound: never its last part, never its first, or always believed as first."""

from __future__ import annotations


def parts(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Endings and syllables that are words too, or were taken for some.
NEVER_LAST = parts(
    """
    schaft ion ismus isch ist ister iker ik ter ver verb hau elle ellen ster sur lei ei ente ent ant ante ar
    är eur or ur tum ung nis sal sel chen lein age ade ier ing ine in is us um on al it ie tät heit keit sein
    zen sen gen rist ode esse haft wart mus eck los out sage lese ass alp aner ianer ierung ator ation ität
    ose ase itis oid ol an yl gramm thek skop log loge logie nom nomie kratie krat phil phobie pathie mal
    lichkeit igkeit barkeit samkeit falls innen eben ehen ern der die das den dem ling aus chi min rag gus ada
    ken fix esa sem gan aga all hos ich alt rot ost net ecken trag kunft richt nahmen sinnen
    """
)

NEVER_FIRST = parts(
    """
    ge be er ver zer ent des dis pan tri am ich ma mi bi par man ra si pas men inn kar gar tu nu la le un ins
    ungs ab an auf aus bei durch ein für gegen hin her in mit nach ob um von vor wider zu bes beg ger kor mor
    abs abt ank ahn cov fut ach aci ali bas erl fak füg gam ges ist sor tet wat wis zen
    """
)

SURELY_FIRST = parts(
    """
    öl rat tod amt bad ort art lok pop öko abi wut cup axt fax jet kot jod bit rum alm hit ast hut duo fan uni
    bio app job web
    """
)
