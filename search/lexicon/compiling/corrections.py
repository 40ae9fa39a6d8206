"""What the tables have right but readers of today do not mean, and compounds whose parts no longer tell what they are. Editors add their own (search.models)."""

from __future__ import annotations


def pairs(text: str) -> dict[str, tuple[str, ...]]:
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {word.strip(): tuple(rest.split()) for word, _, rest in lines}


# Forms that are hardly ever of this lemma: whoever writes "Reisen" does not mean rice.
NOT_OF = {
    (form, lemma)
    for lemma, forms in pairs(
        """
        Reis: Reise Reisen
        Real: Reis
        Hall: Halle Hallen
        Spitz: Spitze Spitzen
        Rund: Runde Runden
        West: Weste Westen
        Post: Posten
        Kohl: Kohle Kohlen
        Schal: Schale Schalen
        Band: Bande Banden
        Banda: Bande Banden
        Sekt: Sekte Sekten
        Zeug: Zeuge Zeugen
        Reif: Reife Reifen
        Ries: Riese Riesen
        Ruß: Russe Russen
        Russ: Russe Russen
        Kris: Krise Krisen
        Hau: Haus Hause Hauen
        Ei: Eis
        Mai: Mais
        Han: Hans
        Leu: Lei
        Sol: Sole Solen
        Log: Loge Logen
        Mus: Muse Musen
        Granat: Granate Granaten
        Tablett: Tablette Tabletten
        Tann: Tanne Tannen
        Stift: Stifter Stiftern
        Stutz: Stütze Stützen
        Esse: Essen
        Buch: Buchs
        Dach: Dachs
        Lein: Leine Leinen
        Deck: Decke Decken
        Spann: Spanne Spannen
        Karat: Karate
        Beck: Becken
        Wart: Warte Warten
        Schütz: Schütze Schützen
        Schalk: Schalke
        Heck: Hecke Hecken
        Blas: Blase Blasen
        Staubecke: Staubecken
        Elb: Elbe Elben
        Jean: Jeans
        Fond: Fonds
        Luk: Luke Luken
        Quell: Quelle Quellen
        Mobil: Mobile
        """
    ).items()
    for form in forms
}

# Lemmas that belong to another as well.
ALSO = {
    "näher": "nah",
    "nächst": "nah",
    "mehr": "viel",
    "meist": "viel",
    "meiste": "viel",
    "lieber": "gern",
    "liebsten": "gern",
    "eher": "bald",
}
COUNTERPARTS = {
    "Muslima": "Muslim",
    "Romni": "Rom",
    "Sintiza": "Sinto",
    "Witwer": "Witwe",
    "Bräutigam": "Braut",
    "Hebamme": "Entbindungspfleger",
}

# Compounds with their parts; with none, a word that is found by itself alone.
PARTS = pairs(
    """
    Staubecken: Stau Becken
    Mittelalter:
    Augenblick:
    Gegenstand:
    Sonntag:
    Montag:
    Dienstag:
    Donnerstag:
    Freitag:
    Samstag:
    Rentier:
    Ohrfeige:
    Beispiel:
    Uniform:
    Generation:
    Merkmal:
    Denkmal:
    Walnuss: Nuss
    Wellensittich: Sittich
    Eiweiß: Ei
    Vorort: Ort
    Vorstadt: Stadt
    Vorgarten: Garten
    Vorschule: Schule
    Vorwahl: Wahl
    Vorjahr: Jahr
    Vorname: Name
    Nachname: Name
    Vorgeschichte: Geschichte
    Vormittag: Mittag
    Nachmittag: Mittag
    Vorabend: Abend
    Vorfeld: Feld
    Vorverkauf: Verkauf
    Vorsaison: Saison
    Vorstufe: Stufe
    Mitbürger: Bürger
    Mitbürgerin: Bürgerin Bürger
    Mitbewohner: Bewohner
    Mitbewohnerin: Bewohnerin Bewohner
    Mitschüler: Schüler
    Mitschülerin: Schülerin Schüler
    Mitmensch: Mensch
    Umland: Land
    Umfeld: Feld
    Umkreis: Kreis
    Jahrzehnt: Jahr
    Jahrhundert: Jahr
    Jahrtausend: Jahr
    Fledermaus: Maus
    Ostsee: See
    Nordsee: See
    Bodensee: See
    Rathaus: Rat Haus
    Höhepunkt: Höhe Punkt
    Bushaltestelle: Bus Haltestelle
    Jahreszeit: Jahr Zeit
    Abgeordnetenhaus: Abgeordnete Haus
    Armee:
    Laster:
    Regierung:
    Oberbürgermeister: Bürgermeister Bürger Meister
    """
)

# First parts that stand for other words than their letters say, or for none.
FIRST_PARTS = pairs(
    """
    reise: Reise
    öl: Öl
    weihnachts: Weihnachten
    oster: Ostern
    pfingst: Pfingsten
    ost: Osten
    west: Westen
    nord: Norden
    süd: Süden
    südost: Südosten
    südwest: Südwesten
    nordost: Nordosten
    nordwest: Nordwesten
    end: Ende
    palm: Palme
    fernseh: Fernsehen
    kranken: Kranke
    renn: Rennen
    kirsch: Kirsche
    gedanken: Gedanke
    quell: Quelle
    hexen: Hexe
    rat: Rat
    rats: Rat
    """
)

# Of these letters, which might be of a verb, the noun is meant.
NOUN_STEMS = frozenset(
    [
        "schul",
        "grenz",
        "straf",
        "miet",
        "woll",
        "erd",
        "stimm",
        "pflanz",
        "flagg",
        "brems",
        "tauf",
        "dusch",
        "beicht",
        "kutsch",
        "schraub",
        "erb",
        "wett",
        "such",
        "lieb",
        "sperr",
        "lehr",
        "eich",
        "press",
        "sorg",
        "hilf",
        "pfleg",
        "wach",
        "flamm",
        "klag",
        "antrag",
        "frag",
        "pacht",
        "bühn",
        "lack",
        "rechn",
        "zeug",
        "ehr",
    ]
)
