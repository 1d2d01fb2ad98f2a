"""Questions as people say them: a row said again behind "siis", a used part, costs covered, another word for a renovation, bodies by their letters."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

HEADS = ("1 000 €", "TOT 1–8/2024", "TA 2025", "TOT 1–8/2025", "TOT-%")
LIBRARY = [
    ("Myyntituotot", "40", "60", "58", "96,7 %"),
    ("Toimintatuotot", "40", "60", "58", "96,7 %"),
    ("Henkilöstökulut", "-300", "-480", "-320", "66,7 %"),
    ("Palvelujen ostot", "-60", "-120", "-80", "66,7 %"),
    ("Toimintakulut", "-360", "-600", "-400", "66,7 %"),
    ("Toimintakate", "-320", "-540", "-342", "63,3 %"),
]
SPORTS = [
    ("Maksutuotot", "20", "50", "30", "60,0 %"),
    ("Toimintatuotot", "20", "50", "30", "60,0 %"),
    ("Henkilöstökulut", "-90", "-150", "-120", "80,0 %"),
    ("Palvelujen ostot", "-50", "-100", "-80", "80,0 %"),
    ("Toimintakulut", "-140", "-250", "-200", "80,0 %"),
    ("Toimintakate", "-120", "-200", "-170", "85,0 %"),
]
PROJECTS = [
    ("Koutsi koululle", "2025–2027", "140 000", "AVI", "20 %", "0 %"),
    ("Lukupolku", "2025–2026", "40 000", "OKM", "10 %", "0 %"),
    ("Rantaan kaikki", "2023–2026", "20 000", "YM", "30 %", "50 %"),
]
TARGETS = [
    ("Kirjaston lainat lisääntyvät.", "Muutto sulki pääkirjaston alkuvuodeksi, minkä vuoksi lainat vähenivät.", "Ei toteudu"),
    ("Uimaopetus laajenee.", "Opetusta on 40 tuntia.", "Toteutuu"),
]
INVESTMENTS = [
    ("Rantakoulun sisäilmakorjaus", "500 000", "520 000", "104,0 %", "Kustannukset ylittyvät lahovaurioiden takia."),
    ("Torin valaistus", "100 000", "20 000", "20,0 %", "Työt jatkuvat syksyllä."),
]


def _page(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    page.heading("Kirjastopalvelut")
    page.table(HEADS, LIBRARY)
    page.prose("Myyntituotot kasvoivat, koska poistokirjoja myytiin kahdessa tapahtumassa.", "Lehtitilausten osuus on 21 300 euroa.")


def _second(page: Page) -> None:
    page.heading("Liikuntapalvelut")
    page.table(HEADS, SPORTS)
    page.heading("Maksuvalmius")
    page.prose("Kaupungin maksuvalmius oli 37 päivää.")


def _third(page: Page) -> None:
    page.heading("Hankkeet")
    heads = ("Hankkeen nimi", "Toteutusaika", "Kokonaisrahoitus €", "Rahoittaja", "Omarahoitusosuus", "Menojen toteuma")
    page.table(heads, PROJECTS, starts=(58, 150, 220, 320, 380, 470))
    page.heading("Tavoitteet")
    page.table(("Sitova tavoite", "Toteuma", "Arvio"), TARGETS, starts=(58, 200, 500))
    page.heading("Investoinnit")
    page.table(("Investointikohde", "TA 2025", "TOT 1–8/2025", "TOT-%", "Tilanne"), INVESTMENTS, starts=(58, 200, 260, 330, 370))


@cache
def _asker() -> Asker:
    return asker_drawn(_page, _second, _third)


NUMBERS = {
    "a row said again": ("Kuinka suuri osa kirjaston kuluista on väkeä, siis henkilöstökuluja?", "80"),
    "a row said again behind eli": ("Paljonko kirjastossa meni väkeen eli henkilöstökuluihin?", "-320000"),
    "the question asked again": ("Kuinka moneksi päiväksi kaupungin rahat riittävät, siis mikä on maksuvalmius?", "37"),
    "the greater used part": ("Kumpi on käyttänyt toimintakuluistaan suuremman osan, kirjasto vai liikunta?", "80.0"),
    "the greater used part of a budget": ("Kumpi on käyttänyt budjetoiduista toimintakuluistaan suuremman prosenttiosuuden, kirjasto vai liikunta?", "80.0"),
    "the lesser used part": ("Kumpi on käyttänyt henkilöstökulujensa budjetista pienemmän osan, kirjasto vai liikunta?", "66.7"),
    "the used part": ("Mikä oli liikuntapalvelujen henkilöstökulujen käytetty prosenttiosuus?", "80.0"),
    "costs covered": ("Montako prosenttia liikunnan toimintakuluista katettiin toimintatuotoilla?", "15"),
    "costs covered by its own income": ("Montako prosenttia liikunnan menoista saatiin katettua sen omilla tuloilla?", "15"),
    "costs of a row": ("Paljonko kirjaston palvelujen ostojen kulut muuttuivat vuotta aiemmasta?", "-20000"),
    "a body's name before what it pays": ("Montako ympäristöministeriö-rahoitteista hanketta on?", "1"),
    "a number stated before": ("Henkilöstökuluista on käytetty 70 prosenttia. Missä yksiköissä prosentti on tätä pienempi?", "66.7"),
    "a thing of a unit": ("Montako euroa kirjaston lehtitilauksiin meni?", "21300"),
    "a spoken verb": ("Moniko euro kirjaston lehtitilauksiin meni, siis paljonko lehtitilaukset maksoivat?", "21300"),
    "another word for a renovation": ("Paljonko Rantakoulun sisäilmaremonttiin on mennyt?", "520000"),
    "a body's whole name": ("Montako opetus- ja kulttuuriministeriön rahoittamaa hanketta on?", "1"),
    "a name with its letters": ("Montako ympäristöministeriön (YM) rahoittamaa hanketta on?", "1"),
    "a project's own part": ("Jos kaupunki maksaa Rantaan kaikki -hankkeesta 30 prosenttia, niin paljonko se on euroina?", "6000"),
    "as it was budgeted": ("Jos liikunnan maksutuotot toteutuvat talousarvion mukaan, paljonko niitä saadaan vuonna 2025?", "50000"),
}


@pytest.mark.parametrize(("question", "number"), NUMBERS.values(), ids=NUMBERS)
def test_number_is_told_however_it_is_asked(question: str, number: str) -> None:
    answer = _asker().ask(question)
    assert (answer.status, [v.number for v in answer.values][:1]) == ("answered", [Decimal(number)]), answer.answer


WORDS = {
    "what a rise came of": ("Kirjaston myyntituotot hyppäsivät – mistä se tuli?", "poistokirjoja"),
    "a rise by so much": ("Kirjaston myyntituotot hyppäsivät yli kolmanneksella – mistä se tuli?", "poistokirjoja"),
    "a rise of so many per cents": ("Miksi kirjaston myyntituotot kasvoivat 45 prosenttia?", "poistokirjoja"),
    "a target that is denied": ("Miksei kirjaston lainoja ole saatu lisääntymään?", "Muutto sulki"),
    "how a work stands": ("Miltä Rantakoulun sisäilmaremontin tilanne näyttää?", "lahovaurioiden"),
    "what a work looks like": ("Miltä Rantakoulun sisäilmaremontti näyttää?", "lahovaurioiden"),
    "a shorter name": ("Mikä on Rantakoulun remontin tilanne?", "lahovaurioiden"),
    "the work that was passed": ("Mikä investointi on mennyt yli budjetin, ja mikä siihen on syynä?", "lahovaurioiden"),
    "whom a body pays": ("Mitkä hankkeet opetus- ja kulttuuriministeriö rahoittaa?", "Lukupolku"),
}


@pytest.mark.parametrize(("question", "word"), WORDS.values(), ids=WORDS)
def test_words_are_told_however_they_are_asked(question: str, word: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "answered" and word in answer.answer, answer.answer


def test_whether_one_is_under_a_number_stated_before() -> None:
    answer = _asker().ask("Liikunnan henkilöstökuluista on käytetty 80 prosenttia. Onko kirjaston prosentti sitä pienempi?")
    assert answer.answer.startswith("Kyllä"), answer.answer


REFUSED = {
    "days of a unit": "Kuinka moneksi päiväksi kirjaston rahat riittävät, siis mikä on maksuvalmius?",
    "days of what is not told": "Kuinka moneksi päiväksi hammashoitolan rahat riittävät, siis mikä on maksuvalmius?",
    "a part of two rows": "Kumpi on käyttänyt toimintakuluistaan suuremman osan henkilöstökuluihin, kirjasto vai liikunta?",
    "a part that one is of the other": "Kummalla on suurempi osa toimintakuluista, kirjastolla vai liikunnalla?",
    "a rise by more than it was": "Miksi kirjaston myyntituotot kasvoivat yli 80 prosenttia?",
    "another renovation": "Paljonko Rantakoulun kattoremonttiin on mennyt?",
    "a body that pays for none": "Montako sosiaali- ja terveysministeriön rahoittamaa hanketta on?",
    "another part than is printed": "Jos kaupunki maksaa Rantaan kaikki -hankkeesta 40 prosenttia, niin paljonko se on euroina?",
    "another payer": "Jos valtio maksaa Rantaan kaikki -hankkeesta 30 prosenttia, niin paljonko se on euroina?",
    "what does not come about": "Jos liikunnan maksutuotot eivät toteudu talousarvion mukaan, paljonko niitä saadaan vuonna 2025?",
    "another number stated before": "Kaupungin väkiluku on 20 000. Missä yksiköissä henkilöstökulut ovat tätä suuremmat?",
    "a thing of another unit": "Montako euroa liikunnan lehtitilauksiin meni?",
    "a target that came about": "Miksei uimaopetus ole laajentunut?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_is_not_told_is_refused(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status != "answered", answer.answer
