"""Numbers of sentences and indicators asked for in words derived from theirs or near to them, and numbers of other things that are no answer."""

from dataclasses import replace
from decimal import Decimal

import pytest
from small_town import HALF, ID, TOWN, extraction
from talk import asker_of

from ingest.model import Box, Figure, Passage, Place
from ingest.stores.passages import passage_id
from retrieval.answer import Asker

SENTENCES = (
    "Kuntoarvio on laadittu 21 sillalle, ja kiireellisen uusimisen tarpeessa niistä on 5.",
    "Venepaikkatulojen menetys on 8 700 euroa.",
    "Satamaan haki yhteishaussa ensisijaisesti 44 venekuntaa, kun laituripaikkoja oli 60.",
    "Kesäpassi myönnettiin 66 nuorelle, ja yhden passin arvo oli 35 euroa.",
    "Karttakuvia on lisätty verkkopalveluun 3 210.",
    "Kahvila oli suljettuna 6 viikkoa keittiön vesivahingon vuoksi.",
    "Tuotot jäivät vähäisiksi, sillä lautta oli suljettuna konevian vuoksi.",
    "Veneilijäkyselyyn vastasi 90 kävijää, ja kyselyn yleisarvosana oli 3,2.",
    "Neuvonnassa on ollut 70 asiakasta, ja retkillä on käynyt keskimäärin 8 osallistujaa.",
    "Pitkäaikaista lainaa on nostettu 450 000 euroa.",
    "Sähköä kului 77 MWh.",
    "Hiekoituksessa säästyi 5 200 euroa.",
    "Etäluettavia mittareita on asennettu 130.",
    "Henkilöstövaje on pidentänyt jonotusaikoja.",
    "Kanoottikerhoon osallistui kesällä 24 oppilasta, ja kerhoja pidettiin 3.",
    "Nosturi oli poissa käytöstä 8 viikkoa.",
)
NUMBERS = (
    ("Kuntoarvio laadittu, silta", "21", "count", "21", 0),
    ("Kiireellisen uusimisen tarve", "5", "count", "5", 0),
    ("Venepaikkatulojen menetys", "8700", "EUR", "8 700 euroa", 1),
    ("Satama, venekunta", "44", "persons", "44", 2),
    ("Laituripaikka", "60", "count", "60", 2),
    ("Kesäpassi, nuori", "66", "persons", "66", 3),
    ("Yhden passin arvo", "35", "EUR", "35 euroa", 3),
    ("Karttakuvia", "3210", "count", "3 210", 4),
    ("Kahvila suljettuna", "6", "viikkoa", "6 viikkoa", 5),
    ("Veneilijäkysely, kävijä", "90", "persons", "90", 7),
    ("Kyselyn yleisarvosana", "3.2", "ratio", "3,2", 7),
    ("Neuvonta, asiakas", "70", "persons", "70", 8),
    ("Retki, osallistuja", "8", "persons", "8", 8),
    ("Pitkäaikaista lainaa", "450000", "EUR", "450 000 euroa", 9),
    ("Sähkö", "77", "MWh", "77 MWh", 10),
    ("Hiekoitus", "5200", "EUR", "5 200 euroa", 11),
    ("Etäluettavia mittareita", "130", "count", "130", 12),
    ("Kanoottikerho, oppilas", "24", "persons", "24", 14),
    ("Kerho", "3", "count", "3", 14),
    ("Nosturi poissa käytöstä", "8", "viikkoa", "8 viikkoa", 15),
)
ROWS = (
    ("Laiturien vedenkulutus, m³", "640", "m³"),
    ("Venepaikkaluvan keskimääräinen käsittelyaika, pv", "19", "days"),
    ("Myönnetyt venepaikkaluvat, kpl", "57", "count"),
    ("Venepaikkojen käyttöaste, %", "88.5", "%"),
    ("Rakennusluvat, kpl", "74", "count"),
    ("Rantakahvilan ateriat, 1 000 kpl", "529000", "count"),
)
TOLD = {
    "what is done with permits": ("Montako rakennuslupaa myönnettiin?", "74"),
    "what is done with meals": ("Montako rantakahvilan ateriaa valmistettiin?", "529000"),
    "what was assessed": ("Kuinka moni kuntoarvioiduista silloista vaatii kiireellistä uusimista?", "5"),
    "one each": ("Montako kuntoarviota on laadittu?", "21"),
    "passes given": ("Montako kesäpassia myönnettiin?", "66"),
    "applicants": ("Montako ensisijaista hakijaa satamalla oli yhteishaussa?", "44"),
    "respondents": ("Montako vastaajaa veneilijäkyselyssä oli?", "90"),
    "respondents in a compound": ("veneilijäkyselyn vastaajamäärä", "90"),
    "a loss in a verb": ("Kuinka monta euroa venepaikkatuloja menetettiin?", "8700"),
    "put into a service": ("Paljonko karttakuvia on viety verkkopalveluun?", "3210"),
    "how long": ("Kauanko kahvila oli kiinni?", "6"),
    "a length in weeks": ("Montako viikkoa kahvila oli kiinni?", "6"),
    "out of use, in the report's own words": ("Kuinka monta viikkoa nosturi oli poissa käytöstä?", "8"),
    "out of use, put otherwise": ("Montako viikkoa kahvila oli poissa käytöstä?", "6"),
    "a mean": ("Mikä oli retkien keskimääräinen osallistujamäärä?", "8"),
    "a loan taken": ("Montako euroa pitkäaikaista lainaa on nostettu?", "450000"),
    "an amount of stuff": ("Kuinka paljon sähköä kului?", "77"),
    "what was saved": ("Paljonko hiekoituksessa säästettiin?", "5200"),
    "what it is worth": ("Minkä suuruinen kesäpassin arvo oli?", "35"),
    "those who took part": ("Montako koululaista on osallistunut kanoottikerhoon?", "24"),
    "what was used": ("Montako kuutiometriä vettä laiturit kuluttivat?", "640"),
    "how long a permit takes": ("Montako päivää venepaikkaluvan käsittely kesti keskimäärin?", "19"),
    "another word for a rate": ("Kuinka suuri oli venepaikkojen täyttöaste?", "88.5"),
}
SILENT = {
    "permits asked for": "Montako rakennuslupaa haettiin?",
    "permits refused": "Montako rakennuslupaa evättiin?",
    "a loss is no income": "Paljonko venepaikkatuloja saatiin?",
    "given is not applied for": "Kuinka moni nuori haki kesäpassia?",
    "undone is not done": "Montako mittaria on asentamatta?",
    "saved is not spent": "Paljonko hiekoitus maksoi?",
    "a mean is no sum": "Kuinka monta osallistujaa retkillä oli yhteensä?",
    "repaid is not taken": "Kuinka paljon pitkäaikaista lainaa maksettiin takaisin?",
    "taken down is not put up": "Montako mittaria hajosi?",
    "a permit applied for is none granted": "Montako venepaikkalupaa haettiin?",
    "people do not measure": "Minkä suuruinen kesäpassi oli kerholle?",
    "nobody became": "Kuinka moni jäi asiakkaaksi?",
}

CAUSES = {
    "a reason of a reason": ("Miksi lautta oli suljettuna?", "konevian vuoksi"),
    "another word for closed": ("Miksi kahvila oli kiinni?", "vesivahingon vuoksi"),
    "a causing verb": ("Mikä on pidentänyt jonotusaikoja?", "Henkilöstövaje"),
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    read = extraction()
    text = " ".join(SENTENCES)
    at = len(read.passages)
    passage = Passage(passage_id(ID, at), "text", ("Satama",), (4,), (Place(4, Box(0, 0, 100, 10)),), text, f"Satama\n{text}")
    told = tuple(
        Figure(
            f"{ID}-w{n}", TOWN, (TOWN,), account, "prose", "value", HALF, Decimal(number), unit, printed, Decimal(1), 4,
            Box(0, 0, 10, 10), sentence=SENTENCES[said],
        )
        for n, (account, number, unit, printed, said) in enumerate(NUMBERS)
    )  # fmt: skip
    rows = tuple(
        Figure(
            f"{ID}-r{n}", TOWN, (TOWN,), name, "indicator", "actual", HALF, Decimal(number), unit, number, Decimal(1), 5,
            Box(0, 0, 10, 10), row_label=name,
        )
        for n, (name, number, unit) in enumerate(ROWS)
    )  # fmt: skip
    return asker_of(replace(read, passages=(*read.passages, passage), figures=(*read.figures, *told, *rows)))


@pytest.mark.parametrize(("question", "number"), TOLD.values(), ids=TOLD)
def test_a_number_is_found_by_other_words(asker: Asker, question: str, number: str) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values][:1] == [number], answer.answer


@pytest.mark.parametrize("question", SILENT.values(), ids=SILENT)
def test_a_number_of_another_deed_is_no_answer(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status != "answered", answer.answer


@pytest.mark.parametrize(("question", "said"), CAUSES.values(), ids=CAUSES)
def test_a_reason_is_found_by_other_words(asker: Asker, question: str, said: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer


@pytest.mark.parametrize(
    ("question", "said", "taken"),
    [
        ("Montako viikkoa sauna oli poissa käytöstä?", "sauna", "suljettuna"),
        ("Montako lukiolaista muutti kesällä saareen?", "lukiolaista", "opiskelijoita"),
    ],
)
def test_a_refusal_names_the_words_as_they_were_written(asker: Asker, question: str, said: str, taken: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "not_found" and said in answer.answer and taken not in answer.answer, answer.answer
