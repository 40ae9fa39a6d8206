"""The synonyms that an installation begins with. Afterwards they are the editors'."""

from __future__ import annotations

# language, words, one way
SYNONYMS = [
    ("de", "Deutschkurs, Sprachkurs, Integrationskurs", False),
    ("de", "Zugewanderte, Migranten, Eingewanderte, Migrationsgeschichte, Migrationshintergrund", False),
    ("de", "Geflüchtete, Flüchtlinge, Asylsuchende, Schutzsuchende", False),
    ("de", "Kita, Kindertageseinrichtung, Kindertagesstätte, Kindergarten", False),
    ("de", "Dolmetscher, Sprachmittler, Sprachmittlung", False),
    ("de", "Ehrenamt, Freiwilligenarbeit", False),
    ("de", "Ausländerbeirat, Integrationsbeirat, Migrationsbeirat", False),
    ("de", "Job, Arbeit, Beschäftigung", True),
    ("de", "Ausländeramt, Ausländerbehörde", True),
    ("de", "Arbeitsamt, Jobcenter, Arbeitsagentur", True),
    ("de", "Arzt, Gesundheitsversorgung", True),
    ("de", "Wohnung, Wohnraum, Wohnen", True),
    ("de", "Rassismus, Diskriminierung", True),
    ("de", "Einbürgerung, Staatsangehörigkeit", True),
    ("en", "immigrants, migrants, newcomers", False),
    ("en", "kindergarten, nursery, daycare, preschool", False),
    ("en", "job, work, employment", True),
    ("en", "doctor, healthcare", True),
    ("en", "flat, apartment, housing", True),
    ("ar", "روضة, حضانة", False),
    ("ar", "مهاجرين, وافدين", False),
    ("ar", "طبيب, صحة", True),
    ("ru", "мигранты, иммигранты, переселенцы", False),
    ("ru", "детсад, садик", False),
    ("ru", "врач, здравоохранение", True),
    ("uk", "мігранти, іммігранти, переселенці", False),
    ("uk", "дитсадок, садочок, садок", False),
    ("uk", "лікар, медицина", True),
]
