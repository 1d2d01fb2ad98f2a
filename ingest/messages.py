"""Every Finnish sentence that reading, storing and checking reports says: errors, warnings, findings, repairs."""

import errno
from collections.abc import Mapping, Sequence
from decimal import Decimal

# ------------------------------------------------------------------------------------------------ a file that cannot be read as a report

UNOPENED = "tiedostoa ei voi avata ({reason}). Tarkista polku ja oikeudet."
UNREADABLE = "tiedostoa ei voi lukea ({reason}). Tarkista lukuoikeus."
NO_FILE = "tiedostoa ei ole. Tarkista nimi ja hakemisto."
IS_FOLDER = "tämä on hakemisto. Anna PDF-tiedosto."
NOTHING_IN_FILE = "tiedosto on tyhjä. Hae se uudelleen."
NOT_A_PDF = "tiedosto ei ole PDF. Tallenna raportti PDF-muodossa."
BROKEN = "PDF on rikki, eikä sitä voi lukea. Hae se uudelleen tai tallenna se uudelleen alkuperäisestä ohjelmasta."
ENCRYPTED = "tiedosto on suojattu salasanalla. Tallenna se ilman suojausta."
NO_PAGES = "PDF:ssä ei ole yhtään sivua. Tarkista, että tiedosto on oikea."
NOTHING_ON_PAGES = "sivuilla ei ole mitään luettavaa. Tarkista, että tiedosto on oikea."
NO_PAGE_READ = "yhtään sivua ei voitu lukea. Tallenna PDF uudelleen alkuperäisestä ohjelmasta."
SCANNED = "sivut ovat kuvia, joissa ei ole tekstiä. Tunnista teksti (OCR) ja anna tiedosto uudelleen."
CHANGED_MEANWHILE = "tiedosto muuttui kesken lukemisen. Yritä uudelleen, kun se on tallennettu."
TOOK_TOO_LONG = "lukeminen keskeytettiin, koska siihen varattu aika ({minutes} min) loppui. Jaa raportti osiin."
PROCESS_LOST = "lukeminen keskeytyi: PDF on rikki tai vaatii liikaa muistia. Tallenna se uudelleen."
PAGE_UNREAD = "sivua {page} ei voitu lukea; muut sivut ovat mukana"
PAGE_SCANNED = "sivulla {page} on vain kuva, josta ei voitu lukea tekstiä; muut sivut ovat mukana"


def _on_pages(pages: Sequence[int]) -> str:
    """The pages that something stands on, in the genitive: "sivun 3", "sivujen 3–5"."""
    return f"sivun {pages[0]}" if len({*pages}) == 1 else f"sivujen {min(pages)}–{max(pages)}"


def page_left_out(page: int) -> str:
    """A page, or a column of it, that our own code could not read."""
    return f"sivua {page} tai osaa siitä ei osattu lukea, joten se jäi pois; katso sivun tiedot alkuperäisestä raportista"


def table_left_out(pages: Sequence[int], title: str) -> str:
    """A table that our own code could not read."""
    which = f"taulukkoa ”{title}”" if title else "yhtä taulukkoa"
    return f"{_on_pages(pages)} {which} ei osattu lukea, joten se jäi pois; katso sen tiedot alkuperäisestä raportista"


def table_cut(pages: Sequence[int], page: int) -> str:
    """A table that may go on on a page that was not read."""
    return f"{_on_pages(pages)} taulukko jäi pois, koska se voi jatkua sivulla {page}, jota ei osattu lukea; katso sen tiedot alkuperäisestä raportista"


def numbers_left_out(page: int) -> str:
    """A paragraph whose numbers our own code could not read."""
    return f"sivun {page} yhden tekstikappaleen lukuja ei osattu lukea, joten ne jäivät pois; katso ne alkuperäisestä raportista"


# ------------------------------------------------------------------------------------------------ stores, the index and its model

FOLDER_BUSY = "Tietohakemisto {folder} on toisen Katsaus-ohjelman käytössä: lähetä raportti käynnissä olevaan palveluun tai sulje se ensin."
FOLDER_UNWRITABLE = "Hakemistoon {folder} ei voi kirjoittaa ({reason}): vapauta levytilaa tai tarkista kirjoitusoikeus."
DATABASE_OTHER_VERSION = "Tietokanta {place} on tehty Katsauksen toisella versiolla: ota käyttöön tyhjä tietohakemisto ja lue raportit uudelleen."
DATABASE_UNWRITABLE = "Tietokantaan {place} ei voi kirjoittaa ({reason}): vapauta levytilaa tai tarkista kirjoitusoikeus ja yritä uudelleen."
DATABASE_BUSY = "Tietokanta {place} on toisen ohjelman käytössä: yritä hetken kuluttua uudelleen."
DATABASE_UNOPENED = "Tietokantaa {place} ei voi avata: tarkista, että hakemisto on olemassa ja että siihen voi kirjoittaa."
DATABASE_UNUSABLE = "Tietokantaa {place} ei voi käyttää: {reason}"
PDF_TAKEN_AWAY = "Raportin {report_id} PDF puuttuu tietohakemistosta: lue raportti uudelleen komennolla katsaus ingest."
NO_REPORT = "Raporttia {report_id} ei ole: katso raporttien tunnukset komennolla katsaus reports."
NO_CONVERSATION = "Keskustelua {conversation_id} ei ole, tai se on vanhentunut: aloita uusi keskustelu."
INDEX_CLOSED = "Hakuhakemisto on suljettu: käynnistä ohjelma uudelleen."
INDEX_LOST = "Hakuhakemistosta ei löydy siihen vietyjä tekstejä: rakenna se uudelleen komennolla katsaus reindex."
INDEX_FILES_MISSING = "Hakuhakemistosta {path} puuttuu tiedostoja tai niiden osia: rakenna se uudelleen komennolla katsaus reindex."
INDEX_UNWRITABLE = "Hakuhakemistoon ei voi kirjoittaa ({reason}): vapauta levytilaa ja yritä uudelleen."
INDEX_UNUSABLE = "Hakuhakemistoa ei voi käyttää ({reason}): rakenna se uudelleen komennolla katsaus reindex."
OTHER_MODEL = "Hakuhakemisto on tehty mallilla {made}, mutta asetuksissa on malli {asked}: aja komento katsaus reindex tai palauta aiempi malli."
MODEL_INCOMPLETE = "Mallikansiosta {folder} puuttuu {file}: anna asetuksessa kansio, johon malli on tallennettu kokonaan."
NO_MODEL = "Hakumallia {model} ei ole tällä koneella: anna mallin kansio tai hae malli ensin komennolla hf download {model}."

_REASONS: Mapping[int, str] = {
    errno.ENOSPC: "levy on täynnä",
    errno.EDQUOT: "levytila on käytetty",
    errno.EACCES: "oikeus puuttuu",
    errno.EPERM: "oikeus puuttuu",
    errno.EROFS: "levylle ei voi kirjoittaa",
    errno.ENOENT: "polkua ei ole",
    errno.EEXIST: "samanniminen tiedosto on jo olemassa",
    errno.ENOTDIR: "polussa on tiedosto, jonka pitäisi olla hakemisto",
    errno.EISDIR: "polku on hakemisto",
    errno.ENAMETOOLONG: "nimi on liian pitkä",
    errno.EIO: "levyn luku tai kirjoitus ei onnistu",
    errno.EMFILE: "avoimia tiedostoja on liikaa",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Finnish where it is known: ENOSPC → "levy on täynnä"."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


# ------------------------------------------------------------------------------------------------ findings of checks


def place(page: int, row: str, column: str) -> str:
    """Where a figure stands."""
    return f"Sivu {page}, rivi ”{row}”" + (f", sarake ”{column}”" if column else "")


def blank(where: str, computed: str, identity: str) -> str:
    """A cell that should hold a sum and is empty."""
    return f"{where}: solu on tyhjä, mutta luvuista tulee {computed} ({identity})."


def holds(where: str, printed: str, identity: str) -> str:
    """A figure that is as it should be."""
    return f"{where}: painettu luku {printed} täsmää ({identity})."


def rounding(where: str, printed: str, computed: str, apart: str, identity: str) -> str:
    """A difference that rounding explains."""
    return f"{where}: painettu luku on {printed} ja luvuista tulee {computed}; ero {apart} mahtuu pyöristykseen ({identity})."


def error(where: str, printed: str, computed: str, apart: str, identity: str) -> str:
    """A difference that rounding does not explain."""
    return f"{where}: painettu luku on {printed}, mutta luvuista tulee {computed}; ero on {apart} ({identity})."


def doubt(computed: str, identity: str) -> str:
    """What is to be said with a figure that an identity does not confirm."""
    return f"Luku ei täsmää raportin muihin lukuihin, joista tulee {computed} ({identity})."


def untold_scale(scale: Decimal) -> str:
    """A figure of a table that does not say in what its money is printed."""
    units = {Decimal(1000): "tuhansia", Decimal(1000000): "miljoonia"}.get(scale, f"{scale:f}")
    return f"Taulukko ei kerro yksikköään. Raportin muissa taulukoissa luvut ovat {units} euroja, ja niin ne on luettu tässäkin."


SCALE_UNKNOWN = "Raportti ei kerro, ovatko luvut euroja vai tuhansia euroja."
"""What is to be said with figures that are small for euros, where nothing tells their scale."""
TWIN_TABLES = "Saman otsikon alla on kaksi samanlaista taulukkoa, joissa on eri luvut, eikä taulukon yksikkö ole varma."
"""What is to be said with the figures of tables that nothing tells apart."""


def digits_apart(printed: str) -> str:
    """A figure whose digits stand apart."""
    return f"Luvun numerot on painettu erilleen: ”{printed}”."


def repaired(where: str, printed: str, kept: str, why: str, others: int) -> str:
    """A figure that was read otherwise than it is printed, and how many others of its table."""
    said = f"{where}: painettu ”{printed}” on luettu luvuksi {kept}. {why}"
    if not others:
        return said
    return f"{said} Samoin on luettu {'yksi muu luku' if others == 1 else f'{others} muuta lukua'} samasta taulukosta."


def named(name: str, printed: str) -> str:
    """Another figure that a finding speaks of."""
    return f"”{name}” ({printed})"


# ------------------------------------------------------------------------------------------------ what may be behind an error

WRONG_SIGN = "Etumerkki on luultavasti väärä."
DIGITS_SWAPPED = "Kaksi numeroa on voinut vaihtaa paikkaa."
ONE_DIGIT = "Luvuissa on yhden numeron ero: kyseessä voi olla lyöntivirhe."
OTHER_CHANGE = "Sarakkeen luvut eivät vastaa viereistä muutosta: ne on voitu laskea muista luvuista."
OPENING_BALANCE = "Alkusaldon pitäisi olla sama kuin edellisen vuoden loppusaldo, ellei sitä ole oikaistu."


def other_sign(term: str) -> str:
    """A term whose sign may be wrong."""
    return f"Luku täsmäisi, jos luvun {term} etumerkki olisi päinvastainen."


def missing_term(term: str) -> str:
    """A term that may be left out or counted twice."""
    return f"Ero on yhtä suuri kuin luku {term}: se voi puuttua tai olla mukana kahdesti."


def missing_rows(rows: Sequence[str]) -> str:
    """Rows that a statement has by the decree and the table does not print."""
    return f"Taulukosta voi puuttua {'rivi' if len(rows) == 1 else 'rivejä'} ({', '.join(rows)})."


def empty_term(term: str) -> str:
    """A term that is nought in this column alone."""
    return f"Luku {term} on tässä sarakkeessa nolla: tieto voi puuttua."


def follows(term: str) -> str:
    """An error that another one may bring along."""
    return f"Ero voi johtua siitä, että {term} ei itsekään täsmää."


def printed_elsewhere(pages: Sequence[int], number: str) -> str:
    """Where the same figure is printed otherwise."""
    if len(pages) == 1:
        return f"Sivulla {pages[0]} sama luku on {number}."
    return f"Sivuilla {', '.join(map(str, pages[:-1]))} ja {pages[-1]} sama luku on {number}."


# ------------------------------------------------------------------------------------------------ rules that figures keep

UNNAMED_TOTAL = "Nimetön summarivi"
COLUMN_RULES: Mapping[str, str] = {
    "sum": "{0} = {1} + {2}",
    "difference": "{0} = {1} − {2}",
    "size_difference": "{0} = {1} − {2} (ilman etumerkkejä)",
    "gain": "{0} = {1} − {2}, kuluissa päinvastoin",
    "distance": "{0} = {1} − {2} (aina positiivisena)",
    "signed_change": "{0} = ({1} − {2}) / |{2}| · 100",
    "share": "{0} = {1} / {2} · 100",
    "relative_change": "{0} = ({1} / {2} − 1) · 100",
    "share_left": "{0} = (1 − {1} / {2}) · 100",
}


def long_sum(total: str, first: str, last: str, count: int) -> str:
    """The sum of many rows."""
    return f"{total} = rivien {first} … {last} summa ({count} riviä)"


def over_columns(rule: str) -> str:
    """A rule that holds from column to column."""
    return f"{rule} (sarakkeet)"


def same_elsewhere(row: str, period: str) -> str:
    """The same figure in two places."""
    return f"Sama luku muualla: {row} {period}"


# ------------------------------------------------------------------------------------------------ repairs

SCALES: Mapping[int, str] = {1: "euroina", 1000: "tuhansina euroina", 1000000: "miljoonina euroina"}


def rescaled(scale: int, page: int) -> str:
    """Figures of a table read in another scale."""
    return f"Luvut on luettu {SCALES.get(scale, 'toisessa suuruusluokassa')}, koska ne täsmäävät silloin sivun {page} samoihin lukuihin."


def joined(printed: str, identity: str) -> str:
    """Digits that a stray space parts."""
    return f"Numerot ”{printed}” on luettu yhdeksi luvuksi, koska se täsmää: {identity}."


def shifted(right: bool, identity: str) -> str:
    """Figures of a row moved onto its empty cell."""
    return f"Rivin lukuja on siirretty yksi sarake {'oikealle' if right else 'vasemmalle'} tyhjän solun yli, koska ne täsmäävät silloin: {identity}."


def signed(identity: str) -> str:
    """A minus that stands by itself given to its figure."""
    return f"Miinusmerkki on luettu luvun yläpuolelta tai vasemmalta, koska luku täsmää silloin: {identity}."
