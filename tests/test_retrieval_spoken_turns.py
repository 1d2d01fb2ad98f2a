"""Turns of speech of councillors, and what is to come: told by the forecast alone, never by what has come about so far."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

BOARD = [
    ("Toimintatuotot", "300 000", "310 000", "100 000", "32,3 %", "305 000"),
    ("Henkilöstökulut", "-900 000", "-900 000", "-300 000", "33,3 %", "-890 000"),
    ("Palvelujen ostot", "-400 000", "-420 000", "-160 000", "38,1 %", "-450 000"),
    ("Toimintakulut", "-1 300 000", "-1 320 000", "-460 000", "34,8 %", "-1 340 000"),
]
FORETOLD = ("€", "TP 2024", "TA 2025", "Tot. 1–4/2025", "Tot-%", "Ennuste 2025")


def _title(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Osavuosikatsaus 1–4/2025", 15)


def _foretold(page: Page) -> None:
    _title(page)
    page.heading("Tuloslaskelma")
    page.table(FORETOLD, [*BOARD, ("Vuosikate", "500 000", "450 000", "200 000", "44,4 %", "620 000")])


def _so_far(page: Page) -> None:
    _title(page)
    page.heading("Perusopetus")
    page.table(FORETOLD[:-1], [row[:-1] for row in BOARD])
    page.prose("Toimintatuotot ovat kertyneet talousarviota heikommin, koska uimahalli oli suljettuna.")


@cache
def _with_forecast() -> Asker:
    return asker_drawn(_foretold)


@cache
def _without() -> Asker:
    return asker_drawn(_so_far)


COMING = {
    "that something seems to": "Näyttävätkö palvelujen ostot ylittyvän?",
    "that it will come to": "Tulevatko palvelujen ostot ylittymään?",
    "that it is to be expected": "Onko palvelujen ostoissa odotettavissa ylitys?",
    "that it is on its way": "Onko palvelujen ostoissa tulossa ylitys?",
    "that it threatens": "Uhkaavatko palvelujen ostot ylittyä?",
    "that it comes": "Tuleeko palvelujen ostoihin ylitys?",
}


@pytest.mark.parametrize("question", COMING.values(), ids=COMING.keys())
def test_what_is_to_come_is_told_by_the_forecast(question: str) -> None:
    answer = _with_forecast().ask(question)
    assert answer.answer.startswith("Kyllä"), answer.answer


@pytest.mark.parametrize("question", COMING.values(), ids=COMING.keys())
def test_what_is_to_come_is_not_told_without_a_forecast(question: str) -> None:
    answer = _without().ask(question)
    assert answer.status == "not_found", answer.answer


def test_what_is_not_to_come() -> None:
    answer = _with_forecast().ask("Näyttävätkö henkilöstökulut ylittyvän?")
    assert answer.answer.startswith("Ei"), answer.answer


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Kuinka paljon vuosikatteen ennuste vuodelle 2025 on vuoden 2024 tilinpäätöstä parempi?", "120000"),
        ("Paljonko vuosikatteen ennuste on suurempi kuin tilinpäätös 2024?", "120000"),
        ("Kuinka iso osa palvelujen ostoista on jo käytetty?", "38.1"),
        ("Mikä kululaji on edennyt budjetissaan pisimmälle?", "38.1"),
        ("Mikä oli henkilöstön osuus toimintakuluista tammi–huhtikuussa 2025?", "65.22"),
        ("Mikä on henkilöstökulujen toteuma, kun katsotaan tammi–huhtikuuta 2025?", "-300000"),
    ],
)
def test_numbers_in_other_words(question: str, number: str) -> None:
    answer = _with_forecast().ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


def test_the_greater_of_the_two_is_told_where_the_question_says_the_other() -> None:
    answer = _with_forecast().ask("Paljonko vuosikatteen ennuste on pienempi kuin tilinpäätös 2024?")
    assert "Suurempi luku" in answer.answer and "ennuste 2025" in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "begins"), [("Menikö palvelujen ostoissa rikki 35 prosentin raja?", "Kyllä"), ("Menikö palvelujen ostoissa rikki 40 prosentin raja?", "Ei")]
)
def test_a_limit_that_broke(question: str, begins: str) -> None:
    answer = _with_forecast().ask(question)
    assert answer.answer.startswith(begins), answer.answer


def test_a_part_used_for_something_that_no_row_tells() -> None:
    answer = _with_forecast().ask("Kuinka iso osa palvelujen ostoista on käytetty kouluruokaan?")
    assert answer.status == "not_found", answer.answer


def test_why_income_did_not_come_as_hoped() -> None:
    answer = _without().ask("Miksi perusopetuksen toimintatuotot eivät ole kertyneet odotetusti?")
    assert "uimahalli oli suljettuna" in answer.answer, answer.answer


def test_why_costs_were_not_as_planned_is_not_told_by_the_income() -> None:
    answer = _without().ask("Miksi perusopetuksen palvelujen ostot eivät ole kertyneet odotetusti?")
    assert answer.status == "not_found", answer.answer


def _targets(page: Page) -> None:
    _title(page)
    page.heading("Tavoitteet")
    rows = [
        ["Rakennuslupien käsittelyaika lyhenee", "Rakennustarkastaja", "Ei toteutunut"],
        ["Lukion opettajien työnohjaus käynnistyy", "Rehtori", "Toteutunut"],
        ["Koulujen lähireiteistä tehdään turvallisia", "Kaupungininsinööri", "Toteutunut"],
        ["Liikuntapaikkojen esteettömyys paranee", "Liikuntapäällikkö", "Ei toteutunut"],
        ["Sairauspoissaolot vähenevät", "Henkilöstöjohtaja", "Ei toteutunut"],
    ]
    page.table(["Tavoite", "Vastuuhenkilö", "Tila"], rows, starts=(58, 300, 440))


@cache
def _aims() -> Asker:
    return asker_drawn(_targets)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Onko rakennuslupien käsittelyaika saatu lyhyemmäksi?", "Ei"),
        ("Onko rakennuslupien käsittelyaika lyhentynyt?", "Ei"),
        ("Onko lukion opettajien työnohjaus saatu käyntiin?", "Kyllä"),
        ("Saatiinko koulujen lähireitit turvallisiksi?", "Kyllä"),
    ],
)
def test_a_target_that_is_not_called_one(question: str, begins: str) -> None:
    answer = _aims().ask(question)
    assert answer.answer.startswith(begins), answer.answer


def test_who_sees_to_it() -> None:
    answer = _aims().ask("kuka vastaa siitä että liikuntapaikat saadaan esteettömiksi")
    assert answer.answer.startswith("Liikuntapäällikkö"), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Ovatko sairauspoissaolot lisääntyneet?",
        "Onko rakennuslupien käsittelyaika pidentynyt?",
        "kuka vastaa siitä että liikuntapaikat siivotaan",
        "Onko lukion opettajien palkat maksettu?",
    ],
)
def test_what_no_target_says(question: str) -> None:
    answer = _aims().ask(question)
    assert answer.status == "not_found", answer.answer


def _told(page: Page) -> None:
    _title(page)
    page.heading("Yhteenveto")
    page.prose("Maksuvalmius oli 44 päivää. Talous kehittyi ennakoidusti.")
    page.heading("Perusopetus")
    page.prose("Opetushallitus myönsi tasa-arvoavustusta 53 000 euroa ennakoitua enemmän.")
    page.prose("Koulujen kerhotoimintaan on osallistunut 244 oppilasta, ja kerhoja on järjestetty 32.")
    page.prose("Perusopetuksen asiakaskyselyyn vastasi 72 huoltajaa. Kuntoarvio on tehty 35 rakennukselle.")
    page.prose("Ostot ylittyivät pohjavesiselvityksen vuoksi. Selvityksen hinta on 38 800 euroa.")


@cache
def _prose() -> Asker:
    return asker_drawn(_told)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Montako päivää kassa riittää?", "44"),
        ("Monenko päivän menoihin kaupungin kassa riitti?", "44"),
        ("Kuinka paljon tasa-arvoavustusta saatiin yli ennakoidun?", "53000"),
        ("Paljonko tasa-arvoavustusta tuli yli odotusten?", "53000"),
        ("Kuinka paljon suunniteltua enemmän tasa-arvoavustusta saatiin?", "53000"),
        ("Paljonko tasa-arvoavustusta perusopetus sai enemmän kuin osattiin odottaa?", "53000"),
        ("Mikä on järjestettyjen koulukerhojen määrä?", "32"),
        ("Kuinka moni huoltaja osallistui asiakaskyselyyn?", "72"),
        ("Kuinka monesta rakennuksesta on laadittu kuntoarvio?", "35"),
        ("Mitkä ovat pohjavesiselvityksen kustannukset?", "38800"),
    ],
)
def test_numbers_of_sentences_in_other_words(question: str, number: str) -> None:
    answer = _prose().ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Montako euroa kassa riittää?",
        "Paljonko tasa-arvoavustusta jäi alle odotusten?",
        "Mikä on kerhojen vetäjien määrä?",
        "Kuinka moni huoltaja osallistui vanhempainiltaan?",
        "Mitkä ovat vesijohdon kustannukset?",
    ],
)
def test_what_no_sentence_says(question: str) -> None:
    answer = _prose().ask(question)
    assert answer.status == "not_found", answer.answer


def test_those_that_did_not_come_about() -> None:
    answer = talk(_aims(), "Montako tavoitetta on toteutunut?", "Ja montako ei?")
    assert [str(v.number) for v in answer.values] == ["3"], answer.answer


@pytest.mark.parametrize("question", ["Ovatko kaikki tavoitteet toteutuneet?", "Onko jokainen tavoite toteutunut?"])
def test_whether_all_came_about(question: str) -> None:
    answer = _aims().ask(question)
    assert answer.answer.startswith("Ei") and "2 / 5" in answer.answer, answer.answer


def _years(page: Page) -> None:
    _title(page)
    page.heading("Kirjastopalvelut")
    rows = [("Toimintatuotot", "20 000", "9 000", "8 000"), ("Toimintakulut", "-90 000", "-30 000", "-35 000")]
    page.table(("€", "TA 2025", "Tot. 1–4/2025", "Tot. 1–4/2024"), rows)


@cache
def _library() -> Asker:
    return asker_drawn(_years)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Oliko kirjastossa viime vuonna enemmän tuloja?", "Ei"),
        ("Oliko kirjastossa viime vuonna vähemmän tuloja kuin nyt?", "Kyllä"),
        ("Olivatko kirjaston kulut suuremmat viime vuonna?", "Kyllä"),
        ("Tuliko kirjastolle viime vuonna samaan aikaan enemmän tuloja?", "Ei"),
        ("Oliko kirjastolla enemmän tuloja kuin viime vuonna?", "Kyllä"),
        ("Oliko kirjaston kulut suuremmat viime vuoteen verrattuna?", "Ei"),
    ],
)
def test_which_of_the_two_years_the_claim_is_of(question: str, begins: str) -> None:
    answer = _library().ask(question)
    assert answer.answer.startswith(begins), answer.answer


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Onko palvelujen ostoihin budjetoitu liian vähän?", "Kyllä"),
        ("Onko henkilöstökuluihin budjetoitu liian vähän?", "Ei"),
        ("Onko henkilöstökuluihin varattu liikaa rahaa?", "Kyllä"),
        ("Säästyykö henkilöstökuluissa rahaa?", "Kyllä"),
    ],
)
def test_too_little_is_judged_by_the_forecast(question: str, begins: str) -> None:
    answer = _with_forecast().ask(question)
    assert answer.answer.startswith(begins), answer.answer


def test_what_is_saved_by_the_forecast() -> None:
    for question in ("Paljonko henkilöstökuluissa säästyy ennusteen mukaan?", "Paljonko henkilöstökuluissa jää säästöön ennusteen mukaan?"):
        answer = _with_forecast().ask(question)
        assert [str(v.number) for v in answer.values] == ["10000"], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko perusopetuksen henkilöstökuluissa säästyi?",
        "Säästyikö perusopetuksen henkilöstökuluissa rahaa?",
        "Onko perusopetuksen palvelujen ostoihin budjetoitu liian vähän?",
        "Millä vastuualueella menee huonoiten?",
    ],
)
def test_what_has_come_about_so_far_is_no_saving(question: str) -> None:
    answer = _without().ask(question)
    assert answer.status == "not_found", answer.answer


def _repaired(page: Page) -> None:
    _title(page)
    page.heading("Tilapalvelut")
    page.prose("Kuntoarvio on tehty 44 rakennukselle, ja kiireellisen peruskorjauksen tarpeessa niistä on 3.")


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Monellako rakennuksella on tehty kuntoarvio?", "44"),
        ("Montako rakennusta on kuntoarvioitu?", "44"),
        ("Montako rakennusta on kiireellisen peruskorjauksen tarpeessa?", "3"),
        ("Montako rakennusta tarvitsee peruskorjausta?", "3"),
    ],
)
def test_what_each_number_of_a_sentence_counts(question: str, number: str) -> None:
    answer = asker_drawn(_repaired).ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


@pytest.mark.parametrize(
    "question", ["Kuinka monta rakennusta on peruskorjattu?", "Kuinka monta rakennusta on kunnossa?", "Montako rakennusta on tarkastettu?"]
)
def test_what_none_of_them_counts(question: str) -> None:
    answer = asker_drawn(_repaired).ask(question)
    assert answer.status == "not_found", answer.answer


def test_money_that_is_still_to_be_had() -> None:
    answer = _with_forecast().ask("Paljonko palvelujen ostoihin on vielä varaa?")
    assert [str(v.number) for v in answer.values] == ["-260000"], answer.answer


def test_whether_enough_was_set_aside_is_told_by_the_forecast() -> None:
    assert _with_forecast().ask("Onko palvelujen ostoihin varattu tarpeeksi rahaa?").answer.startswith("Ei")
    assert _without().ask("Onko perusopetuksen palvelujen ostoihin varattu tarpeeksi rahaa?").status == "not_found"
