"""Tables whose rows or columns are schools, buildings, libraries, lines: ranked by so much for each of something, printed or reckoned from two columns."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn, read_drawn
from talk import talk

from retrieval.answer import Asker


def _schools(page: Page) -> None:
    page.text(56, "Kuusirannan kunta", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Perusopetuksen kustannukset kouluittain")
    rows = [
        ("Harjun koulu", "210", "1 890 000", "9 000"),
        ("Niemen koulu", "95", "1 045 000", "11 000"),
        ("Keskustan koulu", "430", "3 655 000", "8 500"),
        ("Rantalan koulu", "120", "1 140 000", "9 500"),
        ("Yhteensä", "855", "7 730 000", "9 041"),
    ]
    page.table(("Koulu", "Oppilaita", "Kustannukset €", "€/oppilas"), rows)


def _buildings(page: Page) -> None:
    page.heading("Rakennusten energiankulutus 2024")
    rows = [("Kunnantalo", "2 400", "312 000", "130"), ("Uimahalli", "3 100", "1 240 000", "400"), ("Kirjastotalo", "1 500", "150 000", "100")]
    page.table(("Rakennus", "Pinta-ala m²", "Sähkö kWh", "kWh/m²"), rows)
    page.heading("Päiväkodit lukuina 2024")
    rows = [("Lapsia", "60", "110", "45"), ("Kustannukset, €", "720 000", "1 210 000", "585 000"), ("Kustannukset, €/lapsi", "12 000", "11 000", "13 000")]
    page.table(("", "Mustikan päiväkoti", "Mansikan päiväkoti", "Puolukan päiväkoti"), rows, apart=110)


def _libraries(page: Page) -> None:
    page.heading("Kirjastojen lainaus 2024")
    rows = [("Pääkirjasto", "182 000", "728 000"), ("Niemen kirjasto", "21 000", "126 000"), ("Kirjastoauto", "30 000", "90 000")]
    page.table(("Kirjasto", "Lainoja", "Kustannukset €"), [*rows, ("Yhteensä", "233 000", "944 000")])
    page.heading("Joukkoliikenteen linjat 2024")
    rows = [("Linja 1", "84 000", "210 000", "2,50"), ("Linja 2", "40 000", "160 000", "4,00"), ("Linja 5", "12 000", "66 000", "5,50")]
    page.table(("Linja", "Matkoja", "Kustannukset €", "€/matka"), rows)


def _halls(page: Page) -> None:
    page.heading("Liikuntapaikat 2024")
    rows = [("Jäähalli", "40 000", "480 000", "160 000"), ("Kuntosali", "25 000", "50 000", "75 000"), ("Palloiluhalli", "5 000", "-", "9 000")]
    page.table(("Liikuntapaikka", "Käyntejä", "Menot €", "Tulot €"), rows)
    page.heading("Hoitopaikkojen kustannukset lasta kohden, €")
    page.table(("Hoitopaikka", "2023", "2024"), [("Kanerva", "11 500", "12 000"), ("Vanamo", "11 900", "11 000")])
    page.heading("Lukioiden menot 2024")
    rows = [("Lukiot", "300", "2 700 000"), ("Itälukio", "200", "1 900 000"), ("Länsilukio", "100", "800 000")]
    page.table(("Lukio", "Opiskelijoita", "Menot €"), rows)


@cache
def _asker() -> Asker:
    return asker_drawn(_schools, _buildings, _libraries, _halls)


PICKED = {
    "a printed rate": ("Minkä koulun kustannus oppilasta kohden on suurin?", ["11000"]),
    "in one word": ("Minkä koulun oppilaskohtaiset kustannukset ovat pienimmät?", ["8500"]),
    "dearest, no word for costs": ("Mikä oli toiseksi kallein koulu oppilasta kohden?", ["9500"]),
    "one of them costs": ("Missä koulussa oppilas maksaa eniten?", ["11000"]),
    "one of them is cheap": ("Millä linjalla on halvin matka?", ["2.5"]),
    "no money": ("Missä rakennuksessa sähköä kuluu eniten neliötä kohti?", ["400"]),
    "what is used in one word": ("Minkä rakennuksen sähkönkulutus neliömetriä kohden on pienin?", ["100"]),
    "two columns": ("Minkä kirjaston kustannus lainaa kohden on suurin?", ["6"]),
    "done most cheaply": ("Mikä kirjasto lainaa halvimmalla?", ["3"]),
    "things in the headings": ("Missä päiväkodissa kustannus lasta kohden on suurin?", ["13000"]),
    "a count of those": ("Missä päiväkodissa on eniten lapsia?", ["110"]),
    "income": ("Minkä liikuntapaikan tulot käyntiä kohti ovat suurimmat?", ["4"]),
    "the title tells the rate": ("Missä hoitopaikassa kustannus lasta kohden oli suurin?", ["12000"]),
    "of an earlier year": ("Missä hoitopaikassa kustannus lasta kohden oli suurin vuonna 2023?", ["11900"]),
    "over a limit": ("Missä kouluissa kustannus oppilasta kohden on yli 9 000 euroa?", ["11000", "9500"]),
    "how many over a limit": ("Kuinka monessa koulussa hinta oppilasta kohti ylittää 9 000 euroa?", ["2"]),
    "the first two": ("Mitkä kaksi koulua ovat kalleimmat oppilasta kohti?", ["11000", "9500"]),
    "one of three": ("Mikä kolmesta linjasta on edullisin matkaa kohti?", ["2.5"]),
    "both ends": ("Minkä koulun kustannus oppilasta kohden on suurin ja missä pienin?", ["11000", "8500"]),
    "all in order": ("Järjestä koulut oppilaskohtaisten kustannusten mukaan.", ["11000", "9500", "9000", "8500"]),
    "of the one named": ("Paljonko Niemen koulun kustannus oppilasta kohden oli?", ["11000"]),
    "reckoned of the one named": ("Paljonko jäähallin menot olivat käyntiä kohden?", ["12"]),
    "a part of the column": ("Montako prosenttia oppilaista on Keskustan koulussa?", ["50.29"]),
    "the sum of others is none": ("Minkä lukion menot ovat suurimmat?", ["1900000"]),
}


@pytest.mark.parametrize("case", PICKED)
def test_what_is_picked_by_so_much_for_each(case: str) -> None:
    question, numbers = PICKED[case]
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(n) for n in numbers], answer.answer
    assert answer.citations


FOLLOWED = {
    "the second": (["Minkä koulun kustannus oppilasta kohden on suurin?", "Entä toiseksi suurin?"], "9500"),
    "the third": (["Minkä koulun kustannus oppilasta kohden on suurin?", "Entä toiseksi suurin?", "Entä kolmanneksi?"], "9000"),
    "the other end": (["Minkä koulun kustannus oppilasta kohden on suurin?", "Ja missä se on pienin?"], "8500"),
    "how much more than another": (["Minkä koulun kustannus oppilasta kohden on suurin?", "Paljonko se on enemmän kuin Harjun koulun?"], "2000"),
    "how many more": (["Missä koulussa on eniten oppilaita?", "Paljonko enemmän kuin Harjun koulussa?"], "220"),
    "its part of all": (["Minkä koulun kustannukset ovat suurimmat?", "Montako prosenttia se on kaikkien koulujen kustannuksista?"], "47.28"),
}


@pytest.mark.parametrize("case", FOLLOWED)
def test_what_is_asked_next(case: str) -> None:
    turns, number = FOLLOWED[case]
    answer = talk(_asker(), *turns)
    assert [v.number for v in answer.values] == [Decimal(number)], answer.answer


REFUSED = {
    "another thing that is used": "Missä rakennuksessa vettä kuluu eniten neliötä kohti?",
    "for each of what is not counted": "Minkä kirjaston kustannus kävijää kohden on suurin?",
    "another year": "Minkä koulun kustannus oppilasta kohden oli suurin vuonna 2023?",
    "growth": "Minkä koulun kustannus oppilasta kohden kasvoi eniten?",
    "a budget": "Minkä koulun budjetti oppilasta kohden on suurin?",
    "other costs": "Minkä koulun ruokakustannukset oppilasta kohden ovat suurimmat?",
    "a dash is no number": "Paljonko palloiluhallin menot olivat käyntiä kohden?",
    "no measure is named": "Mikä koulu on paras?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_the_tables_do_not_tell(question: str) -> None:
    assert talk(_asker(), question).values == ()


def test_a_follow_up_stays_with_what_is_told_for_each() -> None:
    told = talk(_asker(), "Minkä koulun kustannus oppilasta kohden on suurin?", "Paljonko se on?")
    assert all(v.unit == "€/oppilas" for v in told.values), told.answer


def test_a_reckoned_rate_shows_both_numbers() -> None:
    answer = talk(_asker(), "Mikä liikuntapaikka on kallein käyntiä kohden?")
    assert answer.calculation is not None and {o.number for o in answer.calculation.operands} == {Decimal(480000), Decimal(40000)}
    assert any("Palloiluhalli" in caveat for caveat in answer.caveats)


def _sums(page: Page) -> None:
    page.text(56, "Lammasniemen kunta", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Keittiöiden kustannukset")
    rows = [("Keittiöt", "5 000 000"), ("Itäkeittiö", "3 000 000"), ("Länsikeittiö", "2 000 000")]
    page.table(("Keittiö", "Kustannukset €"), rows)


def test_what_may_be_the_sum_of_the_others_is_not_ranked_with_them() -> None:
    assert talk(asker_drawn(_sums), "Minkä keittiön kustannukset ovat suurimmat?").values == ()


def test_what_is_counted_beside_columns_of_euros_is_no_money() -> None:
    units = {(f.column_label, f.number_unit) for f in read_drawn(_schools, _libraries).figures if f.table is not None}
    assert {("Oppilaita", "persons"), ("Matkoja", "count"), ("Lainoja", "count"), ("Kustannukset €", "EUR"), ("€/oppilas", "€/oppilas")} == units - {
        ("€/matka", "€/matka")
    }


def _owed(page: Page) -> None:
    page.text(56, "Lammasniemen kunta", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Tytäryhtiöt")
    page.table(("Yhtiö", "Liikevaihto €", "Lainat"), [("Niemen Vesi Oy", "500 000", "900 000"), ("Niemen Lämpö Oy", "700 000", "1 200 000")])


def test_what_companies_owe_is_money() -> None:
    assert {f.number_unit for f in read_drawn(_owed).figures if f.table is not None} == {"EUR"}


def _short(page: Page) -> None:
    page.text(56, "Myllyniemen kunta", 16, True)
    page.heading("Toimintakertomus 2024", 15)
    page.heading("Perusopetus")
    rows = [("Mäkelä", "310", "3 007 000", "9 700"), ("Laakso", "110", "1 353 000", "12 300"), ("Keskiarvo", "210", "2 180 000", "10 381")]
    page.table(("Koulu", "Oppilaat 20.9.2024", "Nettomenot, €", "Nettomenot €/opp."), rows, apart=100)
    page.heading("Ryhmäkoot")
    page.table(("Koulu", "Oppilaita/ryhmä", "Opettajia"), [("Mäkelä", "19,4", "25"), ("Laakso", "14,1", "11")])
    page.heading("Esiopetus")
    page.table(("Esiopetusryhmä", "Lapset 20.9.2024", "Menot, €"), [("Kettu", "20", "160 000"), ("Karhu", "10", "100 000")], apart=100)


SHORT = {
    "a word cut short in the unit": ("Minkä koulun nettomenot oppilasta kohden ovat suurimmat?", ["12300"]),
    "those counted on a day of the year": ("Minkä esiopetusryhmän menot lasta kohden ovat suurimmat?", ["10000"]),
    "a mean is none of them": ("Kuinka monessa koulussa nettomenot oppilasta kohden ovat yli 10 000 euroa?", ["1"]),
    "so many for each are no number to divide": ("Missä koulussa on eniten oppilaita opettajaa kohden?", []),
}


@pytest.mark.parametrize("case", SHORT)
def test_short_units_days_and_means(case: str) -> None:
    question, numbers = SHORT[case]
    assert [v.number for v in talk(asker_drawn(_short), question).values] == [Decimal(n) for n in numbers]


def named_in_two_ways(page: Page) -> None:
    page.text(56, "Aaltolan kunta", 16, True)
    page.y += 22
    page.text(56, "Tilinpäätös 2025", 14, True)
    page.heading("Tunnusluvut", 15)
    rows = (("Asukasluku 31.12.", "2 713", "2 745"), ("Lainakanta 31.12., 1 000 €", "8 052", "8 611"), ("Lainat, €/asukas", "2 968", "3 137"))
    page.table(("Tunnusluku", "2025", "2024"), rows)


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Kuinka paljon velkaa kunnalla oli asukasta kohti vuoden 2025 lopussa?", "2968"),
        ("Mikä oli lainakanta asukasta kohti 2024?", "3137"),
        ("Paljonko lainaa oli per asukas?", "2968"),
        ("Paljonko lainakanta asukasta kohti muuttui vuodesta 2024?", "-169"),
        ("Mikä oli lainakanta?", "8052000"),
    ],
)
def test_what_is_printed_for_each_resident_goes_before_what_is_reckoned(question: str, due: str) -> None:
    answer = asker_drawn(named_in_two_ways).ask(question)
    assert [str(v.number) for v in answer.values] == [due], answer.answer
