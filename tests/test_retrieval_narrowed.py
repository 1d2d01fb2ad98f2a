"""Words that deny or narrow what is asked: an answer that takes no account of them is refused."""

import pytest
from annual_town import HEAT, HOMES, Page, asker_drawn
from annual_town import asker as make_asker
from talk import talk

from retrieval.answer import Asker


def _report(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", size=16, bold=True)
    page.y += 20
    page.text(56, "Tilinpäätös 2024", size=14, bold=True)
    page.y += 24
    page.heading("Tuloslaskelma")
    page.table(
        ["1 000 €", "2024", "2023"],
        [["Toimintatuotot", "900", "880"], ["Toimintakulut", "-4 900", "-4 700"], ["Henkilöstökulut", "-2 100", "-2 000"], ["Verotulot", "4 400", "4 200"]],
    )
    page.heading("Tase")
    page.table(["1 000 €", "31.12.2024", "31.12.2023"], [["Oma pääoma", "5 600", "5 300"], ["Lainakanta", "3 100", "3 300"]])
    page.heading("Rahoituslaskelma")
    page.table(["1 000 €", "2024", "2023"], [["Pitkäaikaisten lainojen lisäys", "300", "400"], ["Pitkäaikaisten lainojen vähennys", "-500", "-450"]])
    page.prose("Työikäisten väheneminen pienentää verotuloja, koska palkansaajia on vähemmän. Uusi laina kasvattaa menoja.")
    page.heading("Tekninen lautakunta")
    page.table(
        ["€", "TA 2024", "Toteuma 2024", "Toteuma-%"],
        [
            ["Toimintatuotot", "200 000", "190 000", "95,0"],
            ["Toimintakulut", "-600 000", "-468 000", "78,0"],
            ["Palvelujen ostot", "-300 000", "-261 000", "87,0"],
        ],
    )
    page.heading("Koulut")
    page.table(["Koulu", "Oppilaita 2024", "Opetusryhmiä 2024"], [["Rantakoulu", "212", "11"], ["Niittykoulu", "148", "8"]])
    page.prose("Koulun 38 oppilasta siirtyi Niittykouluun. Vuosikatetta on tarkoitus parantaa 1,2 miljoonalla eurolla.")
    page.prose("Kesällä uimala oli suljettuna kattoremontin vuoksi.", "Tekojään sähkönkulutus nousi vuoteen 2023 verrattuna, koska kausi alkoi aikaisin.")
    page.prose("Venelaituria ei rakennettu, koska vesilupaa ei saatu. Pihavälineiden hankinta on siirretty syksyyn, koska kilpailutuksesta valitettiin.")


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_drawn(_report)


REFUSED = {
    "what did not come about": "Miksi uimala ei ollut suljettuna?",
    "the same of a growth": "Mistä tekojään sähkönkulutuksen nousu ei johtunut?",
    "a year that the growth is counted from": "Miksi tekojään sähkönkulutus nousi vuonna 2023?",
    "a later year": "Miksi uimala oli suljettuna kesällä 2025?",
    "the first day of a year": "Mikä oli oma pääoma vuoden 2024 alussa?",
    "the same of what is spent": "Paljonko toimintakulut olivat vuoden 2024 alussa?",
    "an age": "Paljonko alle 3-vuotiaiden verotulot kasvoivat vuodesta 2023?",
    "the same without a limit": "Paljonko 15-vuotiaiden toimintakulut olivat 2024?",
    "another body": "Paljonko verotulot olivat hyvinvointialueella 2024?",
    "the same by another name": "Mikä oli kuntayhtymän lainakanta 2024?",
    "what is left in per cent": "Onko teknisen lautakunnan palvelujen ostojen talousarviosta käyttämättä yli 50 prosenttia?",
    "the same in other words": "Montako prosenttia teknisen lautakunnan toimintakuluista on toteutumatta?",
    "who teaches is no group that is taught": "Montako opettajaa on Rantakoulussa?",
    "the school with most of them": "Missä koulussa on eniten opettajia?",
    "pupils are no residents": "Montako asukasta siirtyi Niittykouluun?",
    "by how much it is to grow": "Mikä on vuosikate 2024?",
    "for each of something": "Montako euroa verotuloja kertyi oppilasta kohti 2024?",
    "the largest of one row": "Mikä oli suurin oma pääoma 2024?",
    "what was so long ago": "Mitkä olivat verotulot kymmenen vuotta sitten?",
    "what is owed is not paid back": "Paljonko lainoja nostettiin 2024 ja paljonko lainakannasta maksettiin takaisin?",
    "what is only thought of": "Mikä oli vuoden 2024 suurin menolaji, jos verot nousevat?",
    "a year before that is not told": "Paljonko verotulot kasvoivat 2024 verrattuna samaan aikaan 2019?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_a_word_that_narrows_is_accounted_for(asker: Asker, question: str) -> None:
    answer = talk(asker, question)
    assert answer.status == "not_found", answer.answer


TOLD = {
    "without the denial": ("Miksi uimala oli suljettuna?", "kattoremontin"),
    "denied by what is told": ("Miksi venelaituria ei rakennettu?", "vesilupaa"),
    "denied in other words": ("Miksi pihavälineitä ei hankittu?", "valitettiin"),
    "the year told": ("Miksi tekojään sähkönkulutus nousi vuonna 2024?", "aikaisin"),
    "the year that it is counted from": ("Miksi tekojään sähkönkulutus nousi vuoteen 2023 verrattuna?", "aikaisin"),
    "the end of the year": ("Mikä oli oma pääoma vuoden 2024 lopussa?", "5 600 000 €"),
    "what is left": ("Paljonko teknisen lautakunnan palvelujen ostoista on toteutumatta?", "39 000 €"),
    "the groups that are taught": ("Montako opetusryhmää on Rantakoulussa?", "11"),
    "the pupils": ("Montako oppilasta siirtyi Niittykouluun?", "38"),
    "what did not fall": ("Miksi verotulot vähenivät vuonna 2024?", "eivät vähentyneet vaan kasvoivat"),
    "what did not grow": ("Mistä johtuu, että lainakanta kasvoi?", "ei kasvanut vaan väheni"),
    "loans taken and paid back": ("Paljonko lainaa lyhennettiin?", "500 000 €"),
    "a year ago": ("Mitkä olivat verotulot vuosi sitten?", "4 200 000 €"),
    "whose it is not": ("Paljonko kunnan (ei konsernin) verotulot olivat 2024?", "4 400 000 €"),
}


@pytest.mark.parametrize(("question", "told"), TOLD.values(), ids=TOLD)
def test_what_the_report_tells_is_answered(asker: Asker, question: str, told: str) -> None:
    answer = talk(asker, question)
    assert answer.status == "answered" and told in answer.answer, answer.answer


def test_a_denied_state_beside_a_limit_turns_the_limit(asker: Asker) -> None:
    answer = talk(asker, "Mitkä teknisen lautakunnan kuluerät eivät ole toteutuneet yli 80-prosenttisesti?")
    assert "87,0" not in answer.answer, answer.answer


@pytest.mark.parametrize("question", [f"Tekikö {HEAT} voittoa vuonna 2020?", f"Oliko {HOMES}:n tilikausi 2021 voitollinen?"])
def test_a_company_result_of_a_year_that_is_not_told_is_refused(question: str) -> None:
    assert talk(make_asker(), question).status == "not_found"
