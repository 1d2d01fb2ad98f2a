"""Every Finnish text that the evaluation says on the command line."""

from collections.abc import Mapping

ABOUT = "Arvioi vastauksia ja hakua."
COMMANDS: Mapping[str, str] = {
    "run": "Kysy kultakysymykset ja arvioi vastaukset.",
    "compare": "Vertaa kahta ajoa: mikä parani, mikä huononi.",
    "lint": "Tarkista kultakysymykset raportteja vasten.",
    "draft": "Ehdota kultakysymyksiä raportin luvuista hyväksyttäväksi.",
    "retrieval": "Mittaa, kuinka hyvin haku löytää tekstikohdat, muiden hakutapojen rinnalla.",
}
ARGUMENTS: Mapping[str, str] = {
    "gold": "Kultakysymysten tiedostoja (JSONL) tai hakemistoja, joissa niitä on.",
    "before": "Aiemman ajon tiedosto.",
    "after": "Uudemman ajon tiedosto.",
    "report": "Raportin tunnus; komento katsaus reports luettelee ne.",
    "split": "Hakemisto, jossa ovat pool.passages.jsonl.gz ja queries.jsonl.gz.",
    "runs": "Hakemisto, johon hakujen tulokset kirjoitetaan.",
}
OPTIONS: Mapping[str, str] = {
    "url": "Kysy tämän osoitteen palvelulta, esimerkiksi http://127.0.0.1:8000. Ilman tätä kysytään tältä tietokoneelta.",
    "scope": "report: kysymykset rajataan tiedostonsa raportteihin; all: kysytään kaikista raporteista.",
    "workers": "Montako kysymystä kysytään yhtä aikaa.",
    "runs": "Hakemisto, johon ajot tallennetaan.",
    "thresholds": "TOML-tiedosto, jossa ovat raja-arvot; jos jokin alittuu, paluuarvo on 1.",
    "html": "Kirjoita tulokset myös HTML-sivuksi.",
    "junit": "Kirjoita tulokset myös JUnit-XML:ksi.",
    "json": "Tulosta yhteenveto JSON-muodossa.",
    "gold": "Kultakysymysten tiedostoja, joilla ajot arvioidaan.",
    "out": "Tiedosto, johon hyväksytyt kysymykset lisätään.",
    "count": "Montako kysymystä ehdotetaan.",
    "yes": "Hyväksy kaikki kysymättä.",
    "data_dir": "Hakemisto, jossa raporttien tiedot ovat (tai muuttuja KATSAUS_DATA_DIR).",
    "system": "Vain tämä hakutapa; valitsimen voi toistaa.",
    "cache": "Tiedosto, jossa analysoidut sananmuodot säilyvät ajosta toiseen.",
}
SPLIT = "AINEISTO"
RUNS = "TULOKSET"
FOLDER = "HAKEMISTO"
FILE = "TIEDOSTO"
NAME = "NIMI"
NUMBER = "LUKU"
ADDRESS = "OSOITE"

NO_SYSTEM = "hakutapaa {name} ei ole; hakutavat ovat {names}"
NO_SPLIT = "Tiedostoa {path} ei ole: anna hakemisto, jossa ovat pool.passages.jsonl.gz ja queries.jsonl.gz."
NOT_INSTALLED = "Arviointi tarvitsee osan {name}, jota ei ole asennettu: asenna Katsaus lisäosineen (pip install 'katsaus[test]')."
TOOK = "{name}: {seconds} s"

# ------------------------------------------------------------------------------------------------ gold questions

GOLD_UNREADABLE = "{path}: tiedostoa ei voi lukea. Anna JSONL-tiedosto, jossa on kysymys rivillä."
GOLD_LINE = "{place}: kenttä {field} ei kelpaa ({wrong})."
GOLD_TWICE = "{place}: tunnus {id} on jo kysymyksellä {other}. Anna jokaiselle kysymykselle oma tunnus."
GOLD_NONE = "Annetuissa tiedostoissa ei ole yhtään kysymystä."
NO_SERVICE = "Palvelu {url} ei vastaa ({error}). Tarkista osoite."
NO_REPORT = "Kysymykset koskevat raportteja, joita ei ole luettu: {names}. Lue ne komennolla katsaus ingest."
NO_RUN = "{path}: tiedosto ei ole arviointiajo. Anna tiedosto, jonka katsaus eval run kirjoitti."
NO_THRESHOLDS = "{path}: raja-arvoja ei voi lukea ({error})."
UNKNOWN_MEASURE = "{path}: mittaa {name} ei ole; mitat ovat {names}."
OTHER_SCOPE = "rajaus on report tai all"

ASKING = "Kysyn: {done}/{all}"
RUN_KEPT = "Ajo on tiedostossa {path}."
RUN_FOUND = "Sama ajo on jo tehty; arvioin sen uudelleen: {path}."
NOT_WRITTEN = "Tiedostoa {path} ei voi kirjoittaa ({error}): tarkista polku ja levytila."
WRITTEN = "Kirjoitin tiedoston {path}."
THRESHOLD_MISSED = "Raja-arvo ei täyty: {name} on {found}, raja on {limit}."
THRESHOLDS_MET = "Kaikki raja-arvot täyttyvät."

OUTCOMES: Mapping[str, str] = {"RIGHT": "oikein", "WRONG": "väärin", "OVERREACH": "liikaa", "ABSTAINED": "ei vastannut", "FAILED": "epäonnistui"}
MEASURES: Mapping[str, str] = {
    "right": "Oikein",
    "wrong": "Väärin tai liikaa sanottu",
    "refused": "Vastauksettomat torjuttu",
    "follow_ups": "Jatkokysymykset oikein",
    "cited": "Ensimmäinen viittaus oikealla sivulla",
    "caveats": "Huomautus sanottu, kun pitää",
    "untraceable": "Vastauksia, joissa luku ilman lähdettä",
}
COUNT = "määrä"
ALL = "Kaikki"
KIND = "Laji"
MEASURE = "Mitta"
SHARE = "Osuus"
INTERVAL = "95 %:n väli"
LATENCY = "Vastausaika: mediaani {p50} ms, 95 % alle {p95} ms."
FAILURES = "Muut kuin oikein vastatut ({count}):"

PAGE_TITLE = "Katsaus: vastausten arviointi"
PAGE_LEAD = "Oikein {right} kysymystä {all} kysymyksestä. Väärä luku on pahempi kuin vastaamatta jättäminen, joten ne lasketaan erikseen."
PAGE_MEASURES = "Tulokset"
PAGE_KINDS = "Kysymyslajit"
PAGE_FAILURES = "Kysymykset, joihin ei vastattu oikein"
PAGE_RUN = "Mitä arvioitiin"
NO_FAILURES = "Kaikkiin vastattiin oikein."
EXPECTED = "Odotettu"
GOT = "Saatu"
VALUES = "Arvot"
TAKEN = "Miten kysymys ymmärrettiin"
CAVEATS = "Huomautukset"
UNTRACEABLE = "Luvut ilman lähdettä"
EARLIER = "Aiemmat kysymykset samassa keskustelussa:"
PLACE = "[{id}] {report}, s. {page}"
SHOW_PAGE = "Näytä sivu:"
PAGE_ALT = "Sivun kuva, viittauksen kohta merkitty: {place}"

COMPARED = "Parani {better}, huononi {worse}, ennallaan {same} (tarkka McNemarin testi, p = {p})."
TURNED_FALSE = "Ennen ei väärin, nyt väärin:"
TURNED_WORSE = "Ennen oikein, nyt ei:"
TURNED_BETTER = "Ennen ei oikein, nyt oikein:"

LINT_REPORT = "raporttia {report} ei ole luettu"
LINT_PAGE = "viitattua sivua ei ole: raportissa {report} on {pages} sivua"
LINT_UNCITED = "vastauksen paikkaa ei ole merkitty"
LINT_REFUSED = "vastaukseton kysymys ei voi odottaa lukuja eikä sanoja"
LINT_READINGS = "monitulkintaisella kysymyksellä pitää olla vähintään kaksi tulkintaa kentässä accept"
LINT_SAME = "sama kysymys on jo tunnuksella {id}"
LINT_TWO_ANSWERS = "samalla kysymyksellä on toinen vastaus tunnuksella {id}"
LINT_NUMBER = "lukua {number} {unit} ei ole viitatuilla sivuilla, eikä se seuraa niiden luvuista"
LINT_CLEAN = "{count} kysymystä tarkistettu, ei huomautettavaa."
LINT_FAULTS = "{faults} huomautusta {count} kysymyksestä."

DRAFT_ASK = "[h]yväksy, [m]uuta kysymystä, [o]hita, [l]opeta"
DRAFT_NEW = "Kysymys"
DRAFT_KEYS: Mapping[str, str] = {"accept": "h", "change": "m", "skip": "o", "end": "l"}
DRAFTED = "{count} kysymystä lisätty tiedostoon {path}."


def rate(share: float) -> str:
    """0.953 → "95,3 %"."""
    return f"{share * 100:.1f} %".replace(".", ",")
