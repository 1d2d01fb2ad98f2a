"""Numbers whose sentence takes up what the one before it tells: what was done, why, of what they are a part. Truth: the sentences given here."""

from datetime import date
from decimal import Decimal

import pytest
from passage_search import EveryPassage

from ingest.language.finnish import Analyser
from ingest.model import Box, Extraction, Figure, OrganisationUnit, Passage, Period, Place, Report
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

ID, TOWN = "koela-1-8-2025", "Koelan kaupunki"
MONTHS = Period(date(2025, 1, 1), date(2025, 8, 31), "1–8/2025")
BOX = Box(50, 100, 500, 400)
UNITS = ("Vesihuolto", "Museopalvelut", "Tilapalvelut", "Kirjastopalvelut", "Perusopetus")
TEXTS = (
    ("Vesihuolto", "Ostot ylittyivät, sillä satamakadun putkivuodot jouduttiin korjaamaan keskellä talvea.", "Korjausten hinta oli 61 000 euroa."),
    ("Museopalvelut", "Myyntitulot kasvoivat, koska taidenäyttely Saaristossa kiinnosti matkailijoita.", "Näyttelyssä kävi 1 310 vierailijaa."),
    ("Museopalvelut", "Kokoelmia on hoidettu suunnitellusti.", "Digitoituja karttoja on lisätty verkkoarkistoon 720."),
    ("Tilapalvelut", "Tulot jäivät arviosta, sillä entisen paloaseman huoneet ovat tyhjillään.", "Vuokratulojen menetys on 18 000 euroa."),
    ("Kirjastopalvelut", "Laskut painottuvat alkuvuoteen.", "Sanomalehtien osuus on 9 400 euroa."),
    ("Perusopetus", "Ostot ylittyivät, koska linja-autojen hinnat nousivat kilpailutuksessa.", "Hinnannousu lisää menoja noin 27 000 euroa."),
    (TOWN, "Rahoitusasema on vakaa.", "Pitkäaikaista lainaa on nostettu 3 000 000 euroa."),
    ("Kirjastopalvelut", "Nuorten kesä sujui hyvin.", "Kesätyöseteli myönnettiin 130 nuorelle, ja setelin arvo oli 350 euroa."),
    (TOWN, "Takauksia ei ole lisätty.", "Tytäryhtiöiden puolesta annetut takausvastuut olivat 4 100 000 euroa."),
    (TOWN, "Kielitietoinen opetus alkoi kaikissa kouluissa.", "Verkkokurssin on suorittanut 84 opettajaa."),
    ("Museopalvelut", "Verstaat avattiin keväällä.", "Verstasneuvonnassa kävi 148 asukasta, joista 39 perusti verstaan."),
    ("Museopalvelut", "Verstaat avattiin keväällä.", "Verstasneuvonnassa kävi 148 asukasta, joista 39 perusti verstaan."),
    (TOWN, "Kunto on hyvä.", "Liikuntasetelin kustannukset olivat 284 euroa työntekijää kohden."),
    ("Vesihuolto", "Ostot ylittyivät, koska rantapadon korotus tilattiin urakoitsijalta, ja katukiviä ostettiin.", "Korotukseen on käytetty 44 300 euroa."),
    ("Lupayksikkö", "Ostot ylittyivät, sillä lupien tarkastuksia ostettiin naapurikaupungilta.", "Tarkastuksiin on käytetty 6 900 euroa."),
    ("Lupayksikkö", "Ostot kasvoivat, koska vanhojen lupa-dokumenttien skannaus tilattiin ulkoa.", "Skannaukseen on käytetty 5 200 euroa."),
    ("Perusopetus", "Viestintä sujui.", "Koulujen viestisovellusta käyttää 236 kotia."),
)
SAID = (
    ("Korjausten hinta", "61000", "EUR", "61 000"),
    ("Näyttely, vierailija", "1310", "persons", "1 310"),
    ("Digitoituja karttoja verkkoarkistoon", "720", "count", "720"),
    ("Vuokratulojen menetys", "18000", "EUR", "18 000"),
    ("Sanomalehtien osuus", "9400", "EUR", "9 400"),
    ("Hinnannousu lisää menoja", "27000", "EUR", "27 000"),
    ("Pitkäaikaista lainaa", "3000000", "EUR", "3 000 000"),
    ("Kesätyöseteli, nuori", "130", "persons", "130"),
    ("Tytäryhtiöiden puolesta annetut takausvastuut", "4100000", "EUR", "4 100 000"),
    ("Verkkokurssi, opettaja", "84", "persons", "84"),
    ("Verstasneuvonta, asukas", "148", "persons", "148"),
    ("Verstasneuvonta, perusti verstaan", "39", "persons", "39"),
    ("Liikuntasetelin kustannukset, työntekijää kohden", "284", "EUR", "284"),
    ("Korotus", "44300", "EUR", "44 300"),
    ("Tarkastus", "6900", "EUR", "6 900"),
    ("Skannaus", "5200", "EUR", "5 200"),
    ("Koulujen viestisovellus, koti", "236", "count", "236"),
)
ANSWERED = {
    "the noun of what was done": ("Mikä oli satamakadun putkivuotojen korjausten hinta?", "61000"),
    "what a name stands behind": ("Kuinka paljon väkeä kävi Saaristossa-näyttelyssä?", "1310"),
    "how many were added": ("Montako digitoitua karttaa verkkoarkistoon on lisätty?", "720"),
    "new ones that were added": ("Montako uutta karttaa verkkoarkistoon on lisätty?", "720"),
    "the reason is told before": ("Paljonko vuokratuloja menetetään tyhjän paloaseman takia?", "18000"),
    "what a part of costs came to": ("Paljonko kirjaston sanomalehdet maksoivat?", "9400"),
    "a compound by a near word": ("Mitä lupa-arkiston skannaus on maksanut?", "5200"),
    "a part of costs in euros": ("Mikä on sanomalehtien osuus kirjaston menoista euroina?", "9400"),
    "a compound of what came about": ("Paljonko linja-autojen hinnannousu maksaa?", "27000"),
    "what is raised is new": ("Paljonko uutta pitkäaikaista lainaa nostettiin?", "3000000"),
    "to how many people": ("Kuinka monelle annettiin kesätyöseteli?", "130"),
    "how many people have it": ("Kuinka monella on kesätyöseteli?", "130"),
    "the amount of what is money": ("Mikä oli tytäryhtiöiden puolesta annettujen takausten määrä?", "4100000"),
    "what some of those counted did": ("Kuinka moni verstasneuvonnan asukkaista perusti verstaan?", "39"),
    "what all of those counted did": ("Montako asukasta verstasneuvonnassa kävi?", "148"),
    "for each, in the other word": ("Mitkä olivat liikuntasetelin kustannukset työntekijää kohti?", "284"),
    "spent on making it larger": ("Paljonko rantapadon korotukseen on käytetty?", "44300"),
    "what making it larger cost": ("Paljonko rantapadon korotus maksoi?", "44300"),
    "spent on it, of nothing named": ("Paljonko korotukseen käytettiin?", "44300"),
    "of what the unit's name begins with": ("Paljonko lupien tarkastuksiin on käytetty?", "6900"),
    "how many of what does it": ("Moniko koti käyttää koulujen viestisovellusta?", "236"),
    "how many, in the other word": ("Kuinka moni koti käyttää koulujen viestisovellusta?", "236"),
    "a quality of what is so": ("Montako opettajaa on suorittanut kielitietoisuuden verkkokurssin?", "84"),
}
REFUSED = {
    "what the unit's name begins with itself": "Paljonko lupiin on käytetty?",
    "nothing was done to this": "Mikä oli rantatien putkivuotojen korjausten hinta?",
    "another reason": "Paljonko vuokratuloja menetetään remontin takia?",
    "new ones that there are": "Montako uutta karttaa verkkoarkistossa on?",
    "of another exhibition": "Kuinka paljon väkeä kävi Tunturissa-näyttelyssä?",
    "of whom nothing is told": "Kuinka monelta evättiin kesätyöseteli?",
    "to how many people another thing": "Kuinka monelle annettiin karttoja?",
    "what grew by itself": "Paljonko pitkäaikainen laina kasvoi?",
    "spent on making another thing larger": "Paljonko katujen korotukseen on käytetty?",
    "what making another thing larger cost": "Paljonko katujen korotus maksoi?",
    "whose it is not": "Paljonko urakoitsijan korotukseen on käytetty?",
    "what was allowed for it": "Paljonko rantapadon korotukseen on varattu?",
    "spent on taking it away": "Paljonko rantapadon purkuun on käytetty?",
    "how many of another do it": "Moniko koulu käyttää viestisovellusta?",
    "of those who are not counted": "Moniko opettaja käyttää koulujen viestisovellusta?",
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    def path(unit: str) -> tuple[str, ...]:
        return (TOWN,) if unit == TOWN else (TOWN, unit)

    figures = tuple(
        Figure(
            f"s{n}", unit, path(unit), account, "prose", "value", MONTHS, Decimal(number), of, text, Decimal(1), n + 1, BOX, section=(unit,), sentence=said,
        )
        for n, ((unit, _, said), (account, number, of, text)) in enumerate(zip(TEXTS, SAID, strict=True))
    )  # fmt: skip
    passages = [
        Passage(f"{ID}:{n:04d}", "text", (unit,), (n,), (Place(n, BOX),), f"{before} {said}", f"{unit}\n{before} {said}")
        for n, (unit, before, said) in enumerate(TEXTS, 1)
    ]
    units = (OrganisationUnit(TOWN, (TOWN,), "kunta"), *(OrganisationUnit(u, (TOWN, u), "palvelualue") for u in UNITS))
    report = Report(ID, "koela.pdf", "0" * 64, "Koelan osavuosikatsaus 1–8/2025", TOWN, "osavuosikatsaus", MONTHS, 9, TOWN)
    store = FigureStore()
    store.add(Extraction(report, units, (), (), figures, (), tuple(passages), ()))
    return Asker(store, EveryPassage(ID, passages), Analyser())


@pytest.mark.parametrize(("question", "number"), ANSWERED.values(), ids=ANSWERED)
def test_a_number_is_told_by_what_its_sentence_takes_up(asker: Asker, question: str, number: str) -> None:
    answer = asker.ask(question)
    assert [value.number for value in answer.values] == [Decimal(number)], answer.answer


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_is_not_taken_up_is_not_told(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.values == (), answer.answer
