"""Every Finnish text that the command line and the service say of themselves; what answers say is in retrieval/language/wording.py."""

from collections.abc import Mapping

# ------------------------------------------------------------------------------------------------ problem documents

PROBLEMS: Mapping[int, tuple[str, str]] = {
    400: ("Pyyntö ei kelpaa", "Palvelu ei ymmärtänyt pyyntöä: tarkista sen muoto."),
    401: ("Avain puuttuu", "Anna avain otsakkeessa ”Authorization: Bearer …”."),
    403: ("Ei käyttöoikeutta", "Avain on väärä."),
    404: ("Ei löydy", "Tätä osoitetta ei ole."),
    405: ("Menetelmä ei kelpaa", "Tämä osoite ei ota vastaan tällaista pyyntöä."),
    413: ("Liian suuri", "Pyyntö on suurempi kuin palvelu voi ottaa vastaan."),
    415: ("Väärä tiedostomuoto", "Tiedosto ei ole PDF: tallenna raportti PDF-muodossa ja lähetä se uudelleen."),
    422: ("Tiedot eivät kelpaa", "Korjaa luetellut kohdat."),
    429: ("Liian monta pyyntöä", "Odota hetki ja yritä uudelleen."),
    500: ("Palvelussa on vika", "Pyyntöä ei voitu käsitellä. Vika on kirjattu lokiin; yritä hetken kuluttua uudelleen."),
    503: ("Palvelu ei ole valmis", "Yritä hetken kuluttua uudelleen."),
}
"""status → (title, detail when nothing more is known)."""

WRITING_OFF = "Raporttien lisääminen ja poistaminen on pois käytöstä: ylläpitäjän avainta ei ole asetettu."
NO_REPORT = "Raporttia {report_id} ei ole."
NO_REPORTS = "Näitä raportteja ei ole: {report_ids}."
NO_PAGE = "Raportissa {report_id} on {pages} sivua; sivua {page} ei ole."
NO_PICTURE = "Sivun {page} kuvaa ei voi muodostaa raportista {report_id}."
NO_JOB = "Työtä {job_id} ei ole, tai se on jo poistettu."
NO_FILE = "Raportin {report_id} PDF-tiedostoa ei ole palvelussa."
TOO_BIG = "Pyyntö on suurempi kuin {megabytes} Mt."
TOO_MANY_PAGES = "raportissa on {pages} sivua, mutta palvelu lukee enintään {most}."
NOT_KEPT = "Lähetettyä tiedostoa ei voi tallentaa hakemistoon {folder} ({reason}): vapauta levytilaa."
STORE_TROUBLE = "Tietovarastoa ei voi juuri nyt käyttää: yritä hetken kuluttua uudelleen."

FIELD_ERRORS: Mapping[str, str] = {
    "missing": "tieto puuttuu",
    "json_invalid": "pyynnön runko ei ole kelvollista JSONia",
    "string_type": "anna teksti",
    "string_unicode": "tekstissä on merkkejä, joita ei voi lukea",
    "string_too_short": "merkkejä on liian vähän; anna vähintään {min_length}",
    "string_too_long": "anna enintään {max_length} merkkiä",
    "string_pattern_mismatch": "arvo ei ole oikeaa muotoa",
    "list_type": "anna luettelo",
    "too_long": "anna enintään {max_length} arvoa",
    "too_short": "arvoja on liian vähän; anna vähintään {min_length}",
    "int_parsing": "anna kokonaisluku",
    "int_parsing_size": "luku on liian suuri",
    "int_type": "anna kokonaisluku",
    "int_from_float": "anna kokonaisluku",
    "float_parsing": "anna luku",
    "greater_than_equal": "anna vähintään {ge}",
    "less_than_equal": "anna enintään {le}",
    "literal_error": "vaihtoehdot ovat {expected}",
    "enum": "vaihtoehdot ovat {expected}",
    "model_attributes_type": "anna JSON-olio",
    "dict_type": "anna JSON-olio",
    "finite_number": "anna luku",
}
"""pydantic's kind of error → what is said of the field."""

FIELD_WRONG = "arvo ei kelpaa"
UNKNOWN_CURSOR = "kohdistin ei kelpaa: käytä edellisen sivun next_cursor-arvoa"
UNKNOWN_PERIOD = "anna jakso muodossa 1–3/2025 tai 2025-01-01/2025-03-31"
UNKNOWN_HIGHLIGHT = "anna neljä lukua pilkuin erotettuina: x0,top,x1,bottom"
QUESTION_TOO_LONG = "kysymyksessä saa olla enintään {most} merkkiä"
QUESTION_EMPTY = "kirjoita kysymys"

# ------------------------------------------------------------------------------------------------ the service

SERVICE_TITLE = "Katsaus"
SERVICE_ABOUT = (
    "Katsaus vastaa suomenkielisiin kysymyksiin kuntien raporteista ja osoittaa jokaiselle luvulle raportin, sivun ja kohdan. "
    "Jokainen luku annetaan kahdessa muodossa: tarkkana desimaalilukuna ja suomalaisittain kirjoitettuna."
)
MARKING_OFF = "Vastausten merkitseminen vääriksi on pois käytöstä."
MARKING_FULL = "Merkintöjä ei voi juuri nyt ottaa vastaan: ylläpidon pitää käsitellä aiemmat."
SEARCHING = "Etsin vastausta raporteista …"
WRITING = "Kirjoitan vastausta …"

TAGS: Mapping[str, str] = {
    "Kysyminen": "Kysymykset ja vastaukset",
    "Aineisto": "Luvut, tietueet, tekstikohdat ja raportit",
    "Raporttien ylläpito": "Raporttien lisääminen ja poistaminen, ylläpitäjän avaimella",
    "Palvelun tila": "Valvonta",
}

STREAM_ABOUT = "Tapahtumat: status, delta (vastauksen seuraava pala) ja viimeisenä answer, sama olio kuin osoitteesta /v1/ask; error, jos vastaus ei valmistu"
FIGURES_ABOUT = "Luvut; format=csv ja format=xlsx antavat tiedoston"
FILE_ABOUT = "Raportti sellaisena kuin se lähetettiin"
PAGE_ABOUT = "Sivun kuva"
SAME_ABOUT = "Kuva on sama kuin ennen"
UPLOAD_ABOUT = "Raportti PDF-tiedostona; samanniminen aiempi raportti korvataan"
KEY_ABOUT = "Ylläpitäjän avain (KATSAUS_ADMIN_KEY) tai, jos sellainen on asetettu, lukijan avain (KATSAUS_READER_KEY)"

EXPORT_SHEET = "Luvut"
EXPORT_HEADINGS: Mapping[str, str] = {
    "report_title": "Raportti",
    "unit": "Yksikkö",
    "unit_path": "Yksikön paikka organisaatiossa",
    "account": "Tili tai kohde",
    "subject_kind": "Kohteen laji",
    "measure": "Mittari",
    "basis": "Ulkoiset ja sisäiset erät",
    "period": "Jakso",
    "period_start": "Jakson alku",
    "period_end": "Jakson loppu",
    "number": "Luku",
    "number_unit": "Mittayksikkö",
    "text": "Painettuna",
    "scale": "Painettu yksikkö",
    "page": "Sivu",
    "printed_page": "Painettu sivunumero",
    "section": "Osio",
    "row_label": "Rivi",
    "column_label": "Sarake",
    "footnotes": "Alaviitteet",
    "sentence": "Virke",
    "checks_passed": "Tarkistukset, jotka täsmäävät",
    "checks_failed": "Tarkistukset, jotka eivät täsmää",
    "doubt": "Epävarmuus",
    "repair": "Korjaus",
    "report_id": "Raportin tunnus",
    "table_id": "Taulukon tunnus",
    "figure_id": "Luvun tunnus",
}
"""Field, as the CSV names it → heading in the Excel file."""

NO_FILE_HERE = "Tällaista tiedostoa ei ole."
LOGO_TYPE = "Asetus KATSAUS_PAGE_LOGO ({path}) ei kelpaa: anna SVG- tai PNG-tiedosto."
LOGO_UNREADABLE = "Asetus KATSAUS_PAGE_LOGO ({path}) ei kelpaa: tiedostoa ei voi lukea."


def reports_in_words(count: int) -> str:
    """ "yksi raportti", "12 raporttia"."""
    return {0: "ei vielä yhtään raporttia", 1: "yksi raportti"}.get(count, f"{count} raporttia")


def parameter(name: str) -> str:
    """What a query parameter is for."""
    return _PARAMETERS[name]


_PARAMETERS: Mapping[str, str] = {
    "unit": "Organisaatioyksikkö sellaisena kuin raportti sen nimeää",
    "account": "Tili, tunnusluku, hanke tai muu kohde sellaisena kuin raportti sen nimeää",
    "measure": "Mittari: toteuma, talousarvio, ennuste …",
    "period": "Jakson nimi (1–3/2025) tai ensimmäinen ja viimeinen päivä (2025-01-01/2025-03-31)",
    "report_id": "Raportin tunnus; toista, jos haluat useita",
    "figure_id": "Luvun tunnus; toista, jos haluat useita",
    "sort": "Järjestys: unit, account, measure, period, number tai page; miinusmerkki edessä kääntää järjestyksen",
    "q": "Sanat, joiden kaikkien pitää löytyä",
    "search": "Mitä haetaan",
    "limit": "Montako riviä sivulla; enintään 500, suurempi luku tarkoittaa 500:aa",
    "cursor": "Edellisen sivun next_cursor",
    "format": "csv tai xlsx antaa tiedoston kaikista luvuista, jotka vastaavat ehtoja",
    "kind": "Tietueen laji",
    "status": "Tarkistuksen tulos",
    "record_status": "Tavoitteen tai suunnitelman tila",
    "highlight": "Sivulla korostettava kohta: x0,top,x1,bottom PDF-pisteinä",
    "scale": "Kuvan tarkkuus: pikseleitä PDF-pistettä kohti",
    "one_report": "Raportin tunnus",
    "job_id": "Työn tunnus",
    "page": "Sivu ykkösestä alkaen",
}

# ------------------------------------------------------------------------------------------------ the command line

PROGRAM = "katsaus"
ABOUT = "Katsaus vastaa suomenkielisiin kysymyksiin kuntien raporteista ja näyttää, miltä sivulta vastaus on."
"""The first line of the program's help."""

COMMANDS: Mapping[str, str] = {
    "ingest": "Lue PDF-raportteja mukaan.",
    "reindex": "Rakenna hakuhakemisto uudelleen tietokannasta.",
    "remove": "Poista raportti.",
    "reports": "Luettele raportit.",
    "figures": "Luettele raporttien lukuja.",
    "check": "Näytä, täsmäävätkö raportin luvut.",
    "ask": "Kysy yksi kysymys.",
    "chat": "Keskustele: kysy ja jatka edellisestä.",
    "serve": "Käynnistä palvelu selainta ja ohjelmia varten.",
    "eval": "Arvioi vastauksia ja hakua (katsaus eval --help).",
}
PLUGIN = "Lisäkomento (katsaus {name} --help)."

OPTIONS: Mapping[str, str] = {
    "data_dir": "Hakemisto, jossa raporttien tiedot ovat (tai muuttuja KATSAUS_DATA_DIR).",
    "paths": "PDF-tiedostoja tai hakemistoja, joissa niitä on.",
    "report": "Raportin tunnus; komento katsaus reports luettelee ne.",
    "json": "Tulosta JSON-muodossa.",
    "csv": "Tulosta CSV-muodossa kaikki luvut, jotka vastaavat ehtoja.",
    "unit": "Vain tämä yksikkö.",
    "account": "Vain tämä tili tai tunnusluku.",
    "measure": "Vain tämä mittari, esimerkiksi toteuma, talousarvio tai ennuste.",
    "period": "Vain tämä jakso, esimerkiksi 1–3/2025.",
    "only_report": "Vain tämä raportti; valitsimen voi toistaa.",
    "q": "Vain rivit, joissa ovat kaikki nämä sanat.",
    "limit": "Enintään näin monta lukua; 0 näyttää kaikki. Ilman tätä 50, JSON-muodossa kaikki.",
    "status": "Vain tämä tulos: error, repaired, rounding tai holds.",
    "question": "Kysymys lainausmerkeissä.",
    "conversation": "Jatka keskustelua, jonka tunnus on tämä.",
    "html": "Kirjoita tarkistukset tähän tiedostoon verkkosivuksi.",
    "host": "Osoite, jota kuunnellaan (tai muuttuja KATSAUS_HOST).",
    "port": "Portti, jota kuunnellaan (tai muuttuja KATSAUS_PORT).",
    "version": "Näytä ohjelman versio.",
}

HELP_USAGE = "Käyttö:"
HELP_COMMANDS = "Komennot:"
HELP_ARGUMENTS = "Annettavat tiedot:"
HELP_OPTIONS = "Valitsimet:"
HELP_OPTION = "Näytä tämä ohje."
HELP_COMMAND = "KOMENTO …"
HELP_OPTIONS_SHORT = "[VALITSIMET]"
HELP_DEFAULT = "(oletus {value})"
METAVARS: Mapping[str, str] = {
    "paths": "TIEDOSTO…",
    "report": "RAPORTTI",
    "question": "KYSYMYS",
    "data_dir": "HAKEMISTO",
    "port": "LUKU",
    "limit": "LUKU",
    "file": "TIEDOSTO",
    "reports": "RAPORTTI",
}
METAVAR = "TEKSTI"

USAGE_ERRORS: Mapping[str, str] = {
    "NoSuchOption": "valitsinta {option} ei ole",
    "MissingParameter": "{parameter} puuttuu",
    "BadParameter": "{parameter} ei kelpaa",
    "BadOptionUsage": "valitsimen {option} arvo puuttuu tai on turha",
    "BadArgumentUsage": "tietoja puuttuu",
    "UsageError": "ylimääräisiä tietoja",
}
"""Kind of usage error → what is said of it."""
USAGE_ERROR = "komento on kirjoitettu väärin"
NO_COMMAND = "komentoa {name} ei ole"
MISSING_COMMAND = "komento puuttuu"
DID_YOU_MEAN = "; tarkoititko: {names}"
OR = " tai "
USAGE_HINT = "{error}. Ohje: {command} --help"
WRONG_USAGE = "Virhe: {hint}"
NO_VERSION = "(ei asennettu)"
FAILED = "Virhe: {error}"
OUTPUT_FULL = "Tulostetta ei voi kirjoittaa: vapauta levytilaa tai tarkista, minne se on ohjattu."
INTERRUPTED = "Keskeytetty."
PLUGIN_BROKEN = "Komentoa {name} ei voi käyttää: sen osia ei ole asennettu ({error})."

NO_PDFS = "{path}: hakemistossa ei ole PDF-tiedostoja. Anna hakemisto, jossa raportit ovat."
NO_PATH = "{path}: tiedostoa tai hakemistoa ei ole. Tarkista nimi."
SAME_NAME = "{path}: samanniminen tiedosto luettiin jo tällä komennolla. Anna tiedostoille eri nimet, jotta raportit eivät korvaa toisiaan."
PAGE_OF = "sivu {page}/{pages}"
ANALYSING = "sivut luettu ({pages}), käyn läpi taulukot ja tekstit"
INGESTED: Mapping[str, str] = {"new": "luettu", "replaced": "luettu, korvasi aiemman", "unchanged": "sama tiedosto on jo luettu"}
SECONDS = "{seconds} s"
WARNING = "Varoitus"
FOUND = "Löytyi"
CHECKED = "Tarkistukset"
NO_CHECKS = "ei tarkistettavaa"
FAULT = "{path}: raporttia ei voitu tulkita ({kind}: {error}). Vika on ohjelmassa: ilmoita siitä sen ylläpitäjälle."
NO_FOLDER = "{path}: hakemistoa ei voi lukea ({error}). Tarkista lukuoikeus."
REPORT_OF = "raportti {page}/{pages}"
REINDEXING = "Rakennan hakuhakemistoa"
REINDEXED = "Hakuhakemisto on rakennettu uudelleen: {reports}."
REMOVED = "Raportti {report_id} on poistettu."
NO_REPORTS_YET = "Ei vielä raportteja. Lue ensimmäinen komennolla katsaus ingest raportti.pdf."
NO_FIGURES = "Mikään luku ei vastaa ehtoja."
ONE_FORMAT = "valitse joko --json tai --csv"
LIMIT_OF_CSV = "--csv antaa aina kaikki luvut, jotka vastaavat ehtoja: jätä --limit pois"
MORE_FIGURES = "Näytettiin {shown} ensimmäistä; --limit 0 näyttää kaikki."

COUNTS: Mapping[str, tuple[str, str]] = {
    "pages": ("sivu", "sivua"),
    "sections": ("osio", "osiota"),
    "tables": ("taulukko", "taulukkoa"),
    "figures": ("luku", "lukua"),
    "target": ("tavoite", "tavoitetta"),
    "plan": ("suunnitelman rivi", "suunnitelman riviä"),
    "risk": ("riski", "riskiä"),
    "project": ("hanke", "hanketta"),
    "investment": ("investointi", "investointia"),
    "passages": ("tekstikohta", "tekstikohtaa"),
}
"""What is counted → (one, many)."""
CHECK_COUNTS: Mapping[str, tuple[str, str]] = {
    "holds": ("täsmää", "täsmää"),
    "rounding": ("pyöristysero", "pyöristyseroa"),
    "error": ("virhe", "virhettä"),
    "repaired": ("korjattu", "korjattua"),
}
CHECK_GROUPS: Mapping[str, str] = {
    "error": "Virheet",
    "repaired": "Korjatut",
    "rounding": "Pyöristyserot",
    "holds": "Täsmäävät",
}
"""The order in which `katsaus check` lists them."""
NO_FINDINGS = "Raportissa ei ole lukuja, joista voisi tarkistaa, täsmäävätkö ne."
HOLDS_HINT = "--status holds luettelee nekin."
HTML_FAILED = "Tiedostoa {path} ei voitu kirjoittaa: {error}"
CHECK_PAGE: Mapping[str, str] = {
    "title": "Lukujen tarkistus: {report}",
    "file": "Tiedosto",
    "period": "Jakso",
    "summary": "Yhteenveto",
    "how": (
        "Katsaus laskee raportin painetut luvut uudelleen: rivit, summat, samat luvut eri sivuilla ja yksiköiden summat. "
        "Pyöristysero on ero, joka mahtuu lukujen viimeisen painetun numeron pyöristykseen; virhe on sitä suurempi ero."
    ),
    "content": "Sisältö",
    "none": "Ei yhtään.",
    "rule": "Sääntö",
    "printed": "Painettu",
    "computed": "Luvuista tulee",
    "difference": "Ero",
    "read": "Luettu",
    "kept": "Korjattu",
    "where": "Luvut",
    "figure": "Luku",
    "page": "Sivu",
    "row": "Rivi",
    "column": "Sarake",
    "result": "tulos",
    "picture": "Sivu {page}, merkityt luvut ({count}): {names}",
    "picture_missing": "Sivun {page} kuvaa ei voitu piirtää.",
    "times": "Kertoja",
}
"""What the page of `katsaus check --html` says."""
PAGE_SHORT = "s. {page}"
PAGES_SHORT = "s. {first}–{last}"

REPORT_COLUMNS = ("Tunnus", "Kunta", "Nimi", "Jakso", "Sivuja", "Lukuja", "Virheitä")
FIGURE_COLUMNS = ("Raportti", "Sivu", "Yksikkö", "Tili tai kohde", "Mittari", "Jakso", "Luku")
MEASURES: Mapping[str, str] = {
    "closing": "tilinpäätös",
    "budget": "talousarvio",
    "budget_change": "talousarviomuutos",
    "amended_budget": "muutettu talousarvio",
    "actual": "toteuma",
    "forecast": "ennuste",
    "deviation": "poikkeama",
    "remaining": "jäljellä",
    "percent": "toteuma-%",
    "change": "muutos",
    "change_percent": "muutos-%",
    "total_funding": "kokonaisrahoitus",
    "own_share": "omarahoitus",
    "cost_percent": "menojen toteuma-%",
    "value": "luku",
}
MEASURE_WRONG = "mittaria {measure} ei ole; mittarit ovat {measures}"
STATUS_WRONG = "tulosta {status} ei ole; tulokset ovat {statuses}"

UNDERSTOOD = "Ymmärsin kysymyksen näin"
SOURCES = "Lähteet"
CALCULATED = "Laskettu"
CAVEATS = "Huomaa"
SUGGESTIONS = "Kysy seuraavaksi"
NOT_FOUND = "Raporteista ei löydy vastausta."
CHAT_WELCOME = "Kysy suomeksi; ehdotuksen voi valita sen numerolla. /uusi aloittaa uuden keskustelun, /lopeta lopettaa."
CHAT_PROMPT = "Kysymys: "
CHAT_NEW = "/uusi"
CHAT_END = "/lopeta"
CHAT_STARTED = "Uusi keskustelu."
CHAT_UNKNOWN = "Komentoa {command} ei ole: /uusi aloittaa uuden keskustelun, /lopeta lopettaa."
CHAT_EXPIRED = "Edellinen keskustelu on vanhentunut; aloitin uuden."
SERVING = "Katsaus palvelee osoitteessa {address} (lopeta painamalla Ctrl+C)."
PORT_TAKEN = "Osoitetta {host}:{port} ei voi kuunnella ({error}): valitse toinen valitsimella --host tai --port."
LISTEN_ERRORS: Mapping[str, str] = {
    "EADDRINUSE": "portti on jo käytössä",
    "EACCES": "portin käyttöön ei ole oikeutta",
    "EADDRNOTAVAIL": "osoite ei ole tämän koneen",
}
NO_ADDRESS = "osoitetta ei löydy"


def counted(name: str, count: int, words: Mapping[str, tuple[str, str]] = COUNTS) -> str:
    """A count in words: ("tables", 3) → "3 taulukkoa"."""
    one, many = words[name]
    return f"{count:,} {one if count == 1 else many}".replace(",", " ")


def files_failed(count: int) -> str:
    """How many files could not be read."""
    return "Yksi tiedosto jäi lukematta." if count == 1 else f"{count} tiedostoa jäi lukematta."


def pages(numbers: tuple[int, ...]) -> str:
    """Pages as they are cited: (3,) → "s. 3", (3, 4) → "s. 3–4", (3, 8) → "s. 3, 8"."""
    if not numbers:
        return ""
    first, last = min(numbers), max(numbers)
    if first == last:
        return PAGE_SHORT.format(page=first)
    if sorted(set(numbers)) == list(range(first, last + 1)):
        return PAGES_SHORT.format(first=first, last=last)
    return PAGE_SHORT.format(page=", ".join(str(number) for number in sorted(set(numbers))))
