"""Every Finnish text that the evaluation says on the command line."""

from collections.abc import Mapping

ABOUT = "Arvioi vastauksia ja hakua."
COMMANDS: Mapping[str, str] = {
    "run": "Kysy kultakysymykset ja arvioi vastaukset.",
    "compare": "Vertaa kahta ajoa: mikä parani, mikä huononi.",
    "lint": "Tarkista kultakysymykset raportteja vasten.",
    "marked": "Korjaa vääriksi merkityt vastaukset ja ota ne kultakysymyksiksi.",
    "extraction": "Vertaa luettuja lukuja ja taulukoiden soluja raporttien totuuteen.",
    "draft": "Ehdota kultakysymyksiä raportin luvuista hyväksyttäväksi.",
    "retrieval": "Mittaa, kuinka hyvin haku löytää tekstikohdat, muiden hakutapojen rinnalla.",
}
ARGUMENTS: Mapping[str, str] = {
    "gold": "Kultakysymysten tiedostoja (JSONL) tai hakemistoja, joissa niitä on.",
    "truth": "Totuustiedostoja (*truth.json, *.figures.jsonl) tai hakemistoja, joissa niitä on.",
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
    "forget": "Poista kaikki merkinnät ottamatta niistä kysymyksiä.",
    "list": "Montako puuttuvaa ja montako väärää lukua luetellaan.",
    "html": "Kirjoita tulokset myös HTML-sivuksi.",
    "junit": "Kirjoita tulokset myös JUnit-XML:ksi.",
    "json": "Tulosta yhteenveto JSON-muodossa.",
    "gold": "Kultakysymysten tiedostoja, joilla ajot arvioidaan; muuten niillä, joilla ajo tehtiin.",
    "out": "Tiedosto, johon hyväksytyt kysymykset lisätään.",
    "count": "Montako kysymystä ehdotetaan.",
    "yes": "Hyväksy kaikki kysymättä.",
    "data_dir": "Hakemisto, jossa raporttien tiedot ovat (tai muuttuja KATSAUS_DATA_DIR).",
    "system": "Vain tämä hakutapa; valitsimen voi toistaa.",
    "sample": "Kysy kummastakin aineistosta vain näin monta kysymystä, ja hae niiden asiakirjoista ja kymmenesosasta muita.",
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
POOL = "{passages} tekstikohtaa, {questions} kysymystä"
TOOK = "{name}: {seconds} s"

# ------------------------------------------------------------------------------------------------ gold questions

GOLD_UNREADABLE = "{path}: tiedostoa ei voi lukea. Anna JSONL-tiedosto, jossa on yksi kysymys kullakin rivillä."
GOLD_LINE = "{place}: kenttä {field} ei kelpaa ({wrong})."
GOLD_TWICE = "{place}: tunnus {id} on jo kysymyksellä {other}. Anna jokaiselle kysymykselle oma tunnus."
GOLD_NONE = "Annetuissa tiedostoissa ei ole yhtään kysymystä."
NO_SERVICE = "Palvelu {url} ei vastaa ({error}). Tarkista osoite."
NO_REPORT = "Kysymykset koskevat raportteja, joita ei ole luettu: {names}. Lue ne komennolla katsaus ingest."
NO_RUN = "{path}: tiedosto ei ole arviointiajo. Anna tiedosto, jonka katsaus eval run kirjoitti."
NO_THRESHOLDS = "{path}: raja-arvoja ei voi lukea ({error})."
UNKNOWN_MEASURE = "{path}: mittaria {name} ei ole; mittarit ovat {names}."
OTHER_SCOPE = "rajaus on report tai all"

ASKING = "Kysyn: {done}/{all}"
RUN_KEPT = "Ajo on tiedostossa {path}."
RUN_FOUND = "Sama ajo on jo tehty; arvioin sen uudelleen: {path}."
NOT_WRITTEN = "Tiedostoa {path} ei voi kirjoittaa ({error}): tarkista polku ja levytila."
WRITTEN = "Kirjoitin tiedoston {path}."
THRESHOLD_MISSED = "Raja-arvo ei täyty: {name} on {found}, raja on {limit}."
THRESHOLDS_MET = "Kaikki raja-arvot täyttyvät."

OUTCOMES: Mapping[str, str] = {"RIGHT": "oikein", "WRONG": "väärin", "OVERREACH": "liikaa", "ABSTAINED": "ei vastannut", "FAILED": "epäonnistui"}
OUTCOMES_TOLD: Mapping[str, str] = {
    "RIGHT": "Luvut, yksiköt, jaksot ja sanat ovat juuri ne, jotka raportissa on.",
    "WRONG": "Vastauksessa on väärä luku, yksikkö, jakso tai sana. Tämä on pahin virhe, koska sitä ei huomaa.",
    "OVERREACH": "Vastattiin, vaikka raportit eivät kerro asiaa, tai valittiin yksi tulkinta kertomatta siitä.",
    "ABSTAINED": "Sanottiin, ettei tietoa löydy, tai kysyttiin takaisin, vaikka vastaus on raportissa. Tämä ei johda harhaan.",
    "FAILED": "Vastausta ei tullut lainkaan. Lasketaan vääräksi.",
}
STATUSES: Mapping[str, str] = {"answered": "vastasi", "clarify": "kysyi takaisin", "not_found": "sanoi, ettei raporteissa ole tietoa", "failed": "ei vastausta"}
NOTHING = "ei mitään"
REASON_COUNT = "lukuja pitäisi olla {due}, niitä on {given}"
REASON_NUMBER = "pitäisi olla {due}, vastauksessa on {given}"
REASON_VALUES = "sanoo, ettei tietoa ole, mutta antaa lukuja"
REASON_OVERREACH = "vastasi, vaikka raportit eivät kerro asiaa"
REASON_NOT_ASKED_BACK = "sanoi, ettei tietoa ole, vaikka kysymyksellä on monta tulkintaa"
REASON_ONE_CHOICE = "kysyi takaisin, mutta tarjosi alle kaksi vaihtoehtoa"
REASON_DEAD_CHOICE = "kysyi takaisin, mutta tarjottuun vaihtoehtoon ei tule vastausta"
REASON_NO_READING = "mikään tulkinta ei anna lukuja {given}"
REASON_UNNAMED = "valitsi yhden tulkinnan eikä kertonut, minkä"
REASON_REJECTED = "{number} on raportissa, mutta se ei ole vastaus tähän"
REASON_UNSAID = "vastauksen teksti ei sano lukua {number}"
REASON_PERIOD = "{number} on annettu muulta jaksolta kuin {start}–{end}"
REASON_EXTRA = "lukua {number} ei kysytty"
REASON_YES_NO = "vastauksen pitäisi alkaa sanalla {due}"
REASON_NONE_SAID = "ei sano mitään näistä: {stems}"
REASON_MISSING = "ei sano: {stem}"
REASON_FORBIDDEN = "sanoo, vaikka ei saisi: {stem}"
MEASURES: Mapping[str, str] = {
    "right": "Oikein",
    "wrong": "Väärin tai liikaa sanottu",
    "refused": "Vastauksettomat kysymykset torjuttu",
    "follow_ups": "Jatkokysymykset oikein",
    "cited": "Ensimmäinen viittaus oikealla sivulla",
    "caveats": "Huomautus annettu, kun se kuuluu antaa",
    "untraceable": "Vastaukset, joissa on luku ilman lähdettä",
    "found_1": "Haun 1. tekstikohta oikealla sivulla",
    "found_5": "Oikea sivu haun 5 ensimmäisessä kohdassa",
    "found_10": "Oikea sivu haun 10 ensimmäisessä kohdassa",
}
COUNT = "määrä"
ALL = "Kaikki"
KIND = "Laji"
MEASURE = "Mittari"
SHARE = "Osuus"
INTERVAL = "95 %:n väli"
LATENCY = "Vastausaika: mediaani {p50} ms, 95 % alle {p95} ms."
FAILURES = "Muut kuin oikein vastatut ({count}):"

MRR = "Haku, oikean sivun sijan käänteisluvun keskiarvo (MRR@10): {value}; 1 tarkoittaa, että oikea sivu on aina ensimmäisenä."
PAGE_TITLE = "Katsaus: vastausten arviointi"
PAGE_ABOUT = (
    "Katsaus vastaa kysymyksiin kunnan raporteista. Tässä arvioinnissa siltä kysyttiin {all} kysymystä, joiden oikea vastaus tiedetään, ja jokaista "
    "vastausta verrattiin oikeaan: luvun jokainen numero, yksikkö, etumerkki ja jakso. Arviointi tehdään säännöillä, ilman kielimallia."
)
PAGE_WORST = "Väärä luku on pahempi kuin vastaamatta jättäminen, joten ne lasketaan erikseen."
PAGE_MET = "Julkaisun raja-arvot täyttyvät."
PAGE_MISSED = "Julkaisun raja-arvot eivät täyty:"
PAGE_MISSED_ONE = "{name}: {found}, raja {limit}"
PAGE_OUTCOMES = "Miten vastaukset onnistuivat"
OUTCOME = "Tulos"
QUESTIONS = "Kysymyksiä"
MEANING = "Mitä se tarkoittaa"
PAGE_MEASURES = "Mittarit"
PAGE_MEASURES_ABOUT = "Väli kertoo, missä todellinen osuus on 95 prosentin varmuudella, kun kysymyksiä on näin monta."
LIMIT = "Raja"
AT_LEAST = "vähintään {limit}"
AT_MOST = "enintään {limit}"
PAGE_FILES = "Tulokset kysymystiedostoittain"
PAGE_KINDS = "Tulokset kysymyslajeittain"
FILE_NAME = "Tiedosto"
PAGE_FAILURES = "Kysymykset, joihin ei vastattu oikein ({count})"
PAGE_FAILURES_ABOUT = "Pahimmat ovat ensin. Jokaisesta kerrotaan, mitä piti vastata, mitä Katsaus vastasi ja miten se ymmärsi kysymyksen."
PAGE_SIDE = "Oikein vastatut, joissa on huomautettavaa ({count})"
PAGE_SIDE_ABOUT = "Luku on oikein, mutta viittaus, huomautus tai tekstin muu luku ei ole kunnossa."
SIDE_CITED = "ensimmäinen viittaus on muulla kuin odotetulla sivulla"
SIDE_CAVEAT = "huomautus puuttuu"
SIDE_UNTRACEABLE = "luku ilman lähdettä: {numbers}"
PAGE_RUN = "Mitä arvioitiin"
PAGE_RUN_ABOUT = "Kaksi ajoa, joilla on samat tunnisteet, antavat saman tuloksen."
RUN_PARTS: Mapping[str, str] = {
    "code": "Ohjelma", "corpus": "Raportit", "model": "Hakumalli", "settings": "Asetukset", "gold": "Kysymykset", "scope": "Rajaus", "url": "Osoite",
    "asked": "Kysytty",
}  # fmt: skip
NO_FAILURES = "Kaikkiin vastattiin oikein."
WHY = "Mikä on vialla"
EXPECTED = "Piti vastata"
EXPECTED_NOTHING = "Raporteissa ei ole tietoa."
EXPECTED_CHOICE = "kysyy takaisin tai kertoo valintansa: {readings}"
EXPECTED_WORDS = "vastauksessa ”{stems}”"
DUE_PLACE = "{report} s. {pages}"
GOT = "Katsaus vastasi"
AS_ASKED = "Sellaisenaan."
VALUES = "Luvut"
TAKEN = "Miten kysymys ymmärrettiin"
CAVEATS = "Huomautukset"
UNTRACEABLE = "Luvut ilman lähdettä"
EARLIER = "Aiemmat kysymykset samassa keskustelussa:"
EVIDENCE = "Mihin vastaus perustui"
DUE_PAGES = "Missä oikea vastaus on"
PLACE = "[{id}] {report}, s. {page}"
SHOW_PAGE = "Näytä sivun kuva: {place}"
PAGE_ALT = "Raportin sivu, jolla viitattu kohta on kehystetty: {place}"
DUE_ALT = "Raportin sivu, jolla oikea vastaus on: {place}"

COMPARED = "Parani {better}, huononi {worse}, ennallaan {same} (tarkka McNemarin testi, p = {p})."
TURNED_FALSE = "Ennen ei väärin, nyt väärin:"
TURNED_WORSE = "Ennen oikein, nyt ei:"
ALONE = "Vain toisessa ajossa, ei vertailtu ({count}): {ids}"
TURNED_BETTER = "Ennen ei oikein, nyt oikein:"

LINT_REPORT = "raporttia {report} ei ole luettu"
LINT_PAGE = "viitattua sivua ei ole: raportissa {report} on {pages} sivua"
LINT_UNCITED = "vastauksen paikkaa ei ole merkitty"
LINT_REFUSED = "vastaukseton kysymys ei voi odottaa lukuja eikä sanoja"
LINT_READINGS = "monitulkintaisella kysymyksellä pitää olla vähintään kaksi tulkintaa kentässä accept"
LINT_SAME = "sama kysymys on jo tunnuksella {id}"
LINT_TWO_ANSWERS = "samalla kysymyksellä on toinen vastaus tunnuksella {id}"
LINT_NOTHING_DUE = "rivi ei kerro, mitä vastauksessa pitää olla: anna numbers, text tai yes_no"
LINT_NUMBER = "lukua {number} ei ole viitatuilla sivuilla, eikä se seuraa niiden luvuista; jos se on laskettu, anna laskutoimitus kentässä derivation"
LINT_RESULT = "laskutoimitus antaa {made}, mutta odotettu luku on {due}"
LINT_OPERAND = "laskutoimituksen lukua {number} ei ole raportin {report} sivulla {page}"
LINT_OPERAND_UNCITED = "laskutoimituksen luvun {number} paikkaa {report} s. {page} ei ole kentässä citations"
LINT_PRINTED_TWICE = "kysymykseen on kaksi vastausta: {number}, ja raportissa {report} s. {page} sama luku on {other}; anna toinen kentässä accept tai reject"
LINT_CLEAN = "Kysymyksiä tarkistettiin {count}, ei huomautettavaa."
LINT_FAULTS = "Huomautuksia {faults}, kysymyksiä {count}."

DRAFT_PLACE = "paikka: s. {page}, rivi ”{row}”, sarake ”{column}”, painettu ”{printed}”"
DRAFT_RECORD_PLACE = "paikka: s. {page}, ”{title}”"
DRAFT_BEGIN = (
    "Avaa raportti {name} viereen (kopio siitä on tiedostossa {path}) ja katso jokainen luku sivulta ennen kuin hyväksyt: ehdotus on ohjelman oma tulkinta.\n"
    "Hyväksytyt tallentuvat heti tiedostoon {out}. Voit lopettaa milloin vain ja jatkaa myöhemmin samalla komennolla."
)
DRAFT_NUMBERED = "[{number}/{all}] {question}"
DRAFT_EARLIER = "  ensin: {turn}"
DRAFT_EXPECTED = "  vastaus: {expected}"
DRAFT_WHERE = "  {place}"
DRAFT_ASK = "[h]yväksy, [m]uuta kysymystä, [k]orjaa vastausta, [o]hita, [l]opeta"
DRAFT_UNKNOWN = "Anna jokin kirjaimista {keys}."
DRAFT_NEW = "Kysymys"
DRAFT_NUMBER = "Oikea luku (tyhjä, jos raportti ei kerro)"
DRAFT_UNIT = "Yksikkö (EUR, %, count, persons …)"
DRAFT_TEXT = "Sana, joka vastauksessa pitää olla"
DRAFT_PAGES = "Sivut, joilla vastaus on (esimerkiksi 5 tai 5, 7)"
DRAFT_NOT_NUMBER = "{given} ei ole luku. Anna luku muodossa −1 234 567,89."
DRAFT_NOT_PAGES = "{given} ei kelpaa: raportissa on sivut 1–{pages}."
DRAFT_REPORT = "Raportti, jossa vastaus on (tiedoston nimi ilman päätettä)"
DRAFT_NO_REPORT = "Raporttia {given} ei ole luettu. Luetut ovat {names}."
DRAFT_CORRECTED = "korjattu käsin"
DRAFT_KEYS: Mapping[str, str] = {"accept": "h", "change": "m", "correct": "k", "skip": "o", "end": "l"}
DRAFTED = "Kysymyksiä lisättiin tiedostoon {path}: {count}. Tarkista ne komennolla katsaus eval lint {path}."
MARK_UNREADABLE = "{place}: rivi ei ole merkintä väärästä vastauksesta."
MARK_ANSWERED = "käyttäjälle vastattiin: {answer}"
MARK_NOTE = "käyttäjän huomautus: {note}"
MARK_BEGIN = (
    "Käyttäjien vääriksi merkitsemiä vastauksia on {count}. Korjaa vastaus raportista; hyväksy, jos se olikin oikein. "
    "Tallennetut poistetaan merkinnöistä, ohitetut jäävät odottamaan."
)
MARK_NONE = "Merkintöjä ei ole. Käyttäjät voivat merkitä vastauksia vääriksi sivulla, kun asetus KATSAUS_MARKING on päällä."
MARK_FORGOTTEN = "Merkintöjä poistettiin {count}."
DRAFT_NONE = "Raportista {report} ei löydy lukuja, joista kysymyksiä voisi tehdä, tai kaikki ehdotukset ovat jo tiedostossa {path}."


# ------------------------------------------------------------------------------------------------ extraction

TRUTH_NONE = "Annetuista poluista ei löydy totuustiedostoja (*truth.json tai *.figures.jsonl)."
TRUTH_UNREADABLE = "{path}: tiedosto ei ole totuustiedosto ({error})."
EXTRACTION_MISSED = "{report} s. {page}: {unit}, {subject}, {measure}, painettu ”{printed}” – {why}"
EXTRACTION_WRONG = "{report} s. {page}: {fault}: ”{text}” ({unit}, {account})"
EXTRACTION_NAMES: Mapping[str, str] = {
    "missing": "lukua ei luettu", "taken": "luku on jo toisella", "unit": "väärä yksikkö", "subject": "väärä rivi", "measure": "väärä mittari",
    "period": "väärä jakso", "number_unit": "väärä mittayksikkö",
}  # fmt: skip
EXTRACTION_FAULTS: Mapping[str, str] = {
    "false": "lukua ei ole sivulla", "sign": "väärä etumerkki", "labels": "toisen luvun nimillä", "duplicates": "luettu kahdesti",
}  # fmt: skip
LAYOUT = "Asettelu tai raportti"
FIGURE_KIND = "Lukujen laji"
FIGURE_KINDS: Mapping[str, str] = {
    "account": "tilit", "cell": "solut", "indicator": "tunnusluvut", "investment": "investoinnit", "investment_group": "investointien ryhmät",
    "investment_total": "investoinnit yhteensä", "personnel": "henkilöstö", "project": "hankkeet", "prose": "luvut tekstissä", "target": "tavoitteet",
    "risk": "riskit", "other": "muut",
}  # fmt: skip
WORST_TABLES = "Taulukot, joissa on puutteita"
EXTRACTION_COLUMNS = ("lukuja", "luettu", "sarake", "kaikki nimet", "soluja", "solu oikein", "ei sivulla", "etumerkki", "nimet", "kahdesti")
MISSED = "Puuttuvat tai väärin nimetyt luvut ({count}):"
WRONG = "Luvut, joita totuudessa ei ole ({count}):"
EXTRACTION_MEASURES: Mapping[str, str] = {
    "value": "Luku luettu oikealta sivulta",
    "column": "Luku, mittari ja jakso oikein",
    "strict": "Luku ja kaikki sen nimet oikein",
    "row_cells": "Taulukon solu oikealla rivillä",
    "cells": "Taulukon solu oikealla rivillä ja sarakkeessa",
    "false": "Lukuja, joita sivulla ei ole",
    "sign": "Vääriä etumerkkejä",
    "labels": "Lukuja toisen luvun nimillä",
    "duplicates": "Kahdesti luettuja",
}


def rate(share: float, decimals: int = 1) -> str:
    """0.953 → "95,3 %", with a space that no line breaks at."""
    return f"{share * 100:.{decimals}f}\u00a0%".replace(".", ",")
