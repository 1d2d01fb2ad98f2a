"""Sentences that answer: causes, facts, definitions, claims and summaries, and silence where none does."""

from collections.abc import Iterator

import pytest
from small_town import asker as make_asker

from retrieval.answer import Asker
from retrieval.evidence.draft import QUOTE_MOST

ANSWERED = {
    "cause in one sentence": ("Miksi kirjastopalvelujen henkilöstökulut alittuivat?", "täyttämättä", 1),
    "cause behind the fact": ("Mistä johtuu, että liikuntapalvelujen maksutuotot jäivät pieniksi?", "uimahallin remontti", 2),
    "cause before the fact": ("Miksi vesitorni otettiin pois käytöstä?", "halkeamia", 4),
    "cause asked in the talk of every day": ("mikä siinä on kun liikuntapalvelujen maksutuotot jäivät pieniksi", "uimahallin remontti", 2),
    "cause in a footnote": ("Minkä takia vuoden 2024 tietoja ei voi verrata?", "organisaatiouudistuksen", 6),
    "when": ("Milloin uusi kirjastoauto otettiin käyttöön?", "huhtikuussa", 1),
    "where": ("Missä kuntosali Raudikko avattiin?", "Ylikylälle", 2),
    "who in a sentence": ("Kuka on Koelan kaupunginjohtaja?", "Esimerkki", 4),
    "who in a list": ("Kuka on sivistysjohtaja?", "Mallikas Otto", 5),
    "who is a deputy": ("Kuka on tarkastuslautakunnan varapuheenjohtaja?", "Veli Kokeilija", 4),
    "who stands in": ("Kuka on vs. tekninen johtaja?", "Koe Liisa", 5),
    "which company": ("Mikä yhtiö on kaupungin tilintarkastaja?", "Tarkka Oy", 4),
    "definition": ("Mitä tarkoittaa suhteellinen velkaantuneisuus?", "käyttötuloista", 3),
    "definition by another verb": ("Mitä suhteellinen velkaantuneisuus kertoo?", "käyttötuloista", 3),
    "definition in the sentence after the name": ("Mitä kassan riittävyys tarkoittaa?", "monenko päivän maksut", 9),
    "claim of what is still ahead": ("Onko opastuskeskus avattu?", "Ei:", 7),
    "a company's fact": ("Mikä on Koelan Lämpö Oy:n henkilöstön keski-ikä?", "47", 8),
    "claim denied": ("Onko kaupungilla korkosuojauksia?", "Ei:", 4),
    "claim denied of one among others": ("Onko kaupungilla korkosuojauksia tai muita?", "Ei:", 4),
    "claim granted": ("Otettiinko uusi kirjastoauto käyttöön?", "Kyllä:", 1),
    "cause that shows": ("Mikä selittää, että museon palkkamenot jäivät alle budjetoidun?", "yhdistettiin", 10),
    "cause however it came about": ("Miksi museon palkkamenot jäivät selvästi alle budjetoidun?", "yhdistettiin", 10),
    "cause of a thing of an unknown name": ("Mistä syystä Verstas Nuppi muutti uuteen vuokratilaan?", "kosteusvaurion", 10),
    "cause of a loss": ("Miksi Koelan Hallit Oy:n tulos painui tappiolle?", "purkukustannukset", 12),
    "cause of a minus": ("Miksi Koelan Hallit Oy teki tappiota?", "purkukustannukset", 12),
    "cause of a growth told next": ("Miksi arkiston kävijämäärä kasvoi?", "lukusali", 10),
    "cause of a delay": ("Miksi varikon remontin valmistuminen viivästyy?", "home", 10),
    "cause that something comes of": ("Mistä tilapalvelujen säästö syntyy?", "sähkön hinnan", 10),
    "claim denied in the next sentence": ("Havaittiinko tarkastuksissa väärinkäytöksiä?", "Ei:", 10),
    "what a thing is": ("Mikä on hukkavesi?", "jota ei laskuteta", 11),
    "claim of what was bought": ("Ostiko Koelan kaupunki siivousta ulkopuoliselta?", "Kyllä:", 10),
    "claim of what is left undone": ("Onko lautakuntiin jo valittu nuorisovaltuuston edustajat?", "Ei:", 10),
    "cause that holds what it is a cause of": ("Miksi saaren menot ylittyivät?", "Saarialueella menot ylittyivät 20 000 eurolla. Ylitys johtuu", 13),
    "claim in an adjective of its verb": ("Riittikö konsernin puskuri lainojen hoitoon vuonna 2025?", "Ei:", 13),
    "claim of what will be made": ("Onko hyvinvointikysely jo tehty?", "Ei:", 10),
    "definition by what it is": ("Mitä tarkoitetaan hukkavedellä?", "jota ei laskuteta", 11),
    "summary": ("Mitä raportissa kerrotaan kirjastopalveluista?", "totuttuun tapaan", 1),
}
SILENT = {
    "what is used is not sold": "Myikö Koelan kaupunki verstaan?",
    "a compound of a name is not it": "Milloin arkisto päättyi?",
    "another thing grew": "Miksi museon kävijämäärä kasvoi?",
    "it did not shrink": "Miksi arkiston kävijämäärä laski?",
    "another thing is late": "Miksi uimahallin valmistuminen viivästyy?",
    "savings of another": "Mistä liikuntapalvelujen säästö syntyy?",
    "what was not looked for": "Havaittiinko tarkastuksissa homekoiria?",
    "what no sentence says it is": "Mikä on etäluenta?",
    "no cause of a profit": "Miksi Koelan Hallit Oy:n tulos nousi voitolle?",
    "of the group, not of the town": "Riittikö kaupungin puskuri lainojen hoitoon vuonna 2025?",
    "of another year": "Riittikö konsernin puskuri lainojen hoitoon vuonna 2024?",
    "a rule, not what is so": "Riittääkö puskurirahasto korjauksiin?",
    "another name": "Mistä syystä Verstas Nuppola muutti uuteen vuokratilaan?",
    "what was not bought": "Ostiko Koelan kaupunki siivousta säätiöltä?",
    "who bought it did not": "Ostiko Koelan Lämpö Oy siivousta ulkopuoliselta?",
    "what is good is no meaning": "Mitä tarkoitetaan etäluennalla?",
    "another cause of the same thing": "Miksi uimahalli paloi?",
    "no cause is told": "Miksi liikuntapalvelujen palvelujen ostot ylittyivät?",
    "the opposite is told": "Miksi kirjastopalvelujen henkilöstökulut ylittyivät?",
    "what is asked is itself the cause": "Miksi korkokulut nousivat?",
    "a comparison is no cause": "Miksi työttömyysaste laski?",
    "another unit's cause": "Miksi varhaiskasvatuksen henkilöstökulut alittuivat?",
    "a company's fact for the town": "Mikä on Koelan kaupungin henkilöstön keski-ikä?",
    "another thing fell": "Miksi lämmön hinta laski?",
    "a deputy's office is another": "Kuka on Koelan tarkastuslautakunnan puheenjohtaja?",
    "who left is not who came": "Kuka tuli Veli Kokeilijan tilalle tarkastuslautakuntaan?",
    "an office nobody holds": "Kuka on Koelan kirkkoherra?",
    "an event that did not happen": "Milloin kirjasto suljettiin?",
    "a term that is not there": "Mitä tarkoittaa rahastointiaste?",
    "a thing nobody tells of": "Onko kaupungilla jäähallia?",
    "a forecast is no sentence": "Mikä on kirjastopalvelujen tilinpäätösennuste?",
}


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    yield make_asker()


@pytest.mark.parametrize(("question", "said", "page"), ANSWERED.values(), ids=ANSWERED)
def test_the_sentence_that_answers_is_quoted_with_its_page(asker: Asker, question: str, said: str, page: int) -> None:
    answer = asker.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer
    assert answer.citations[0].page == page


@pytest.mark.parametrize("question", SILENT.values(), ids=SILENT)
def test_a_sentence_that_only_speaks_of_the_same_things_is_no_answer(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"


@pytest.mark.parametrize("question", [question for question, _, _ in ANSWERED.values()], ids=ANSWERED)
def test_quotes_stand_in_the_report_word_for_word_and_are_short(asker: Asker, question: str) -> None:
    ledger = asker.scopes.of(None).ledger
    report_id = next(iter(ledger.vocabulary.reports))
    tables = [ledger.store.table(report_id, n) for n in range(5)]
    printed = " ".join([*(p.text for p in ledger.store.all_passages(report_id)), *(note for t in tables if t is not None for note in t.footnotes)])
    for citation in asker.ask(question).citations:
        assert citation.quote in printed
        assert len(citation.quote) <= QUOTE_MOST
