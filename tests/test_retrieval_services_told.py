"""A review of one service area: its kinds of costs are named freely, its services stand in a table of one account, and a note says how costs are shown."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _statement(page: Page) -> None:
    page.text(56, "Lehtorannan kaupunki", 16, True)
    page.heading("Hoivan palvelut 1–6/2025", 15)
    page.prose("TA = talousarvio, tot. = toteuma.", "Kulut on merkitty miinusmerkillä.")
    rows = [
        ("Hoitomaksut", "120", "70"),
        ("Muut tuotot", "80", "40"),
        ("Tuotot yhteensä", "200", "110"),
        ("Henkilöstökulut", "-900", "-460"),
        ("Tilavuokrat", "-310", "-150"),
        ("Kyyditykset", "-240", "-140"),
        ("Ruokahuolto", "-150", "-70"),
        ("Kulut yhteensä", "-1 600", "-820"),
        ("Toimintakate", "-1 400", "-710"),
    ]
    page.table(("1 000 €", "TA 2025", "Tot. 1–6/2025"), rows)


def _services(page: Page) -> None:
    page.heading("Toimintakate palveluittain, 1 000 €")
    rows = [
        ("Kotiapu", "-500", "-230", "46,0"),
        ("Omaistuki", "-600", "-330", "55,0"),
        ("Neuvonta", "-300", "-150", "50,0"),
    ]
    page.table(("Toimintakate, 1 000 €", "TA 2025", "Tot. 1–6/2025", "Tot. %"), rows)
    page.heading("Tunnusluvut kuukausittain")
    page.table(("Vuosi 2025", "touko", "kesä"), [("Asiakkaita", "650", "655"), ("Käyttöaste, %", "88,3", "88,4"), ("Hoitopäivät", "1 058", "1 006")])


@cache
def _asker() -> Asker:
    return asker_drawn(_statement, _services)


CHOSEN = {
    "the largest kinds of costs, however named": ("Mitkä ovat kolme suurinta kuluerää talousarviossa 2025?", ["-900000", "-310000", "-240000"]),
    "the smallest one": ("Mikä oli pienin kuluerä 1–6/2025?", ["-70000"]),
    "a service by its margin": ("Millä palvelulla oli suurin toimintakatteen toteuma (eniten nettomenoja)?", ["-330000"]),
    "the margin nearest to nought": ("Minkä palvelun toimintakate oli suurin?", ["-150000"]),
    "the part used, of the one row told by services": ("Minkä palvelujen toteumaprosentti on yli 48 prosenttia?", ["55.0", "50.0"]),
    "the least used": ("Millä palvelulla on pienin toteumaprosentti?", ["46.0"]),
}


@pytest.mark.parametrize("case", CHOSEN)
def test_what_the_largest_is_chosen_among(case: str) -> None:
    question, numbers = CHOSEN[case]
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(n) for n in numbers], answer.answer


SHOWN = {
    "Miten kulut esitetään taulukossa?": "miinusmerkillä",
    "Miten kulut on merkitty?": "miinusmerkillä",
    "Kuinka kulut ilmoitetaan raportissa?": "miinusmerkillä",
    "Mitä lyhenne TA tarkoittaa?": "talousarvio",
}


@pytest.mark.parametrize("question", SHOWN)
def test_a_note_says_how_numbers_are_shown(question: str) -> None:
    answer = talk(_asker(), question)
    assert (answer.status, SHOWN[question] in answer.answer, answer.values) == ("answered", True, ()), answer.answer


@pytest.mark.parametrize(
    "question", ["Miten tuotot esitetään taulukossa?", "Minkä palvelujen käyttöaste on yli 90 prosenttia?", "Mikä palvelu sai eniten kiitosta?"]
)
def test_what_is_not_told_is_not_guessed(question: str) -> None:
    assert talk(_asker(), question).status == "not_found"


def _outcome(page: Page) -> None:
    page.text(56, "Vesalahden kunta", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.prose("Poikkeama on laskettu vähentämällä talousarviosta toteuma.")
    page.heading("Sivistyslautakunta")
    rows = [
        ("Henkilöstökulut", "-3 000", "-3 100", "100"),
        ("Palvelujen ostot", "-1 000", "-900", "-100"),
        ("Avustukset", "-500", "-520", "20"),
        ("Toimintakulut", "-4 500", "-4 520", "20"),
    ]
    page.table(("1 000 €", "Talousarvio", "Toteuma", "Poikkeama"), rows)


def test_what_went_over_its_budget_is_told_by_the_deviation_that_is_printed() -> None:
    asker = asker_drawn(_outcome)
    answer = talk(asker, "Mitkä sivistyslautakunnan kuluerät ylittivät talousarvion vuonna 2024?")
    assert [v.number for v in answer.values] == [Decimal(100000), Decimal(20000)], answer.answer
    under = talk(asker, "Mitkä sivistyslautakunnan kuluerät alittivat talousarvion vuonna 2024?")
    assert [v.number for v in under.values] == [Decimal(-100000)], under.answer


@pytest.mark.parametrize("question", ["Miten poikkeama lasketaan?", "Miten raportissa on laskettu poikkeama?"])
def test_how_a_column_is_reckoned_is_told_by_the_report(question: str) -> None:
    assert "vähentämällä talousarviosta toteuma" in talk(asker_drawn(_outcome), question).answer


def _owned(page: Page) -> None:
    page.text(56, "Kaarnasalon kaupunki", 16, True)
    page.heading("Konserniraportti 1–6/2024", 15)
    page.heading("Kaarnasalon Lämpö Oy")
    page.heading("Omistajan tavoitteet", 11)
    rows = [
        ("Verkon häviöt pienenevät", "• Tavoitteessa", "Putkia on eristetty."),
        ("Laskutus uudistuu", "• Ei tavoitteessa", "Toimittaja vaihtui."),
        ("Öljystä luovutaan", "• Osittain", "Kaksi kattilaa on jäljellä."),
    ]
    page.table(("Omistajan tavoite 2024", "Tila", "Kommentti"), rows, starts=(56, 230, 330))


OWNED = {
    "Mikä on omistajan tavoitteen ”Öljystä luovutaan” tila?": "Osittain",
    "Mikä on omistajan tavoitteen ”Laskutus uudistuu” tila?": "Ei tavoitteessa",
    "Miten tavoite ”Verkon häviöt pienenevät” arvioitiin?": "Tavoitteessa",
    "Kuinka monen omistajan tavoitteen tila on ”Tavoitteessa”?": "1 kpl – tavoite: Verkon häviöt pienenevät",
    "Moniko omistajan tavoite on tavoitteessa?": "1 kpl – tavoite: Verkon häviöt pienenevät",
    "Mitkä omistajan tavoitteet eivät ole tavoitteessa?": "Laskutus uudistuu",
    "Luettele omistajan tavoitteet, joiden tila on ”Osittain”.": "Öljystä luovutaan",
}


@pytest.mark.parametrize("question", OWNED)
def test_what_an_owner_wants_is_a_target_and_its_dot_no_word(question: str) -> None:
    answer = talk(asker_drawn(_owned), question)
    assert answer.answer.startswith(OWNED[question]), answer.answer


def _measures(page: Page) -> None:
    page.text(56, "Kaarnasalon kaupunki", 16, True)
    page.heading("Talouskatsaus 1–6/2024", 15)
    page.heading("Talousohjelman toimenpiteet 2024", 11)
    rows = [("Reittien yhdistäminen", "600 000", "96 000", "Myöhässä"), ("Kirjojen kierrätys", "590 000", "654 000", "Valmis")]
    page.table(("Toimenpide", "Tavoite 2024, €", "Toteutunut 1–6, €", "Tila"), rows, starts=(56, 230, 340, 460))


def test_the_money_that_a_measure_is_to_save_is_its_target_level() -> None:
    asker = asker_drawn(_measures)
    answer = talk(asker, "Kuinka suuri on toimenpiteen ”Reittien yhdistäminen” säästötavoite?")
    assert [v.number for v in answer.values] == [Decimal(600000)], answer.answer
    assert talk(asker, "Mikä on kirjojen säästötavoite?").status == "not_found"


def test_no_state_is_told_of_another_target() -> None:
    assert talk(asker_drawn(_owned), "Mikä on omistajan tavoitteen ”Kaukojäähdytys alkaa” tila?").status != "answered"


def _shares(page: Page) -> None:
    page.text(56, "Karikylän kunta", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    page.heading("Sataman talous")
    rows = [
        ("Henkilöstökulut", "-900", "-460", "51,1"),
        ("Vuokrakulut", "-310", "-150", "48,4"),
        ("Nosturityöt", "-240", "-140", "58,3"),
        ("Vyörytykset", "-150", "-70", "46,7"),
        ("Kulut yhteensä", "-1 600", "-820", "51,3"),
    ]
    page.table(("1 000 €", "TA 2025", "Tot. 1–6/2025", "Tot. %"), rows)


BY_SHARE = {
    "Minkä kuluerän toteumaprosentti on korkein?": ["58.3"],
    "Minkä kuluerän kumulatiivinen toteumaprosentti on matalin?": ["46.7"],
    "Mitkä kuluerät ovat toteutuneet yli 50-prosenttisesti?": ["58.3", "51.1"],
}


@pytest.mark.parametrize("question", BY_SHARE)
def test_the_kinds_of_costs_are_the_same_for_their_shares(question: str) -> None:
    answer = talk(asker_drawn(_shares), question)
    assert [v.number for v in answer.values] == [Decimal(n) for n in BY_SHARE[question]], answer.answer


def _own_names(page: Page) -> None:
    page.text(56, "Karikylän kunta", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    page.heading("Vesihuoltolaitos")
    rows = [
        ("Energia", "-240", "-120"),
        ("Kemikaalit ja aineet", "-60", "-40"),
        ("Urakointi", "-150", "-70"),
        ("Kulut yhteensä", "-450", "-230"),
        ("Ylijäämä", "90", "50"),
    ]
    page.table(("1 000 €", "TA 2025", "Tot. 1–6/2025"), rows)
    page.heading("Perusopetus")
    page.table(("1 000 €", "TA 2025", "Tot. 1–6/2025"), [("Palkat ja palkkiot", "-90", "-46"), ("Nosturityöt", "-240", "-140"), ("Laiturit", "-15", "-9")])


def test_kinds_of_costs_are_those_that_make_a_total_of_any_name() -> None:
    asker = asker_drawn(_own_names)
    assert [v.number for v in talk(asker, "Mikä vesihuoltolaitoksen kuluerä oli suurin tammi–kesäkuussa 2025?").values] == [Decimal(-120000)]
    assert [v.number for v in talk(asker, "Mihin vesihuoltolaitoksella meni vähiten rahaa tammi–kesäkuussa 2025?").values] == [Decimal(-40000)]


def test_the_only_kind_known_is_not_the_largest_among_others() -> None:
    assert talk(asker_drawn(_own_names), "Mikä perusopetuksen kuluerä oli pienin tammi–kesäkuussa 2025?").values == ()


def _nested(page: Page) -> None:
    page.text(56, "Karikylän kunta", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    page.heading("Kirjastopalvelut")
    rows = [
        ("Henkilöstökulut", "-900", "-460"),
        ("Palkat ja palkkiot", "-700", "-350"),
        ("Henkilösivukulut", "-200", "-110"),
        ("Ostetut palvelut", "-800", "-400"),
        ("Tarvikkeet", "-90", "-40"),
        ("Avustukset", "-150", "-70"),
        ("Toimintakulut", "-1 940", "-970"),
    ]
    page.table(("1 000 €", "TA 2025", "Tot. 1–6/2025"), rows)


RANKED = {
    "Mihin kirjastopalveluissa meni vähiten rahaa tammi–kesäkuussa 2025?": [-40],
    "top 3 kulut kirjastopalvelut 1–6/2025": [-460, -400, -70],
    "Mikä kirjastopalvelujen kuluista oli suurin tammi–kesäkuussa 2025?": [-460],
}


@pytest.mark.parametrize("question", RANKED)
def test_kinds_of_costs_with_parts_of_their_own_are_ranked_whole(question: str) -> None:
    answer = talk(asker_drawn(_nested), question)
    assert [v.number for v in answer.values] == [Decimal(n) * 1000 for n in RANKED[question]], answer.answer


def _untold(page: Page) -> None:
    page.text(56, "Karikylän kunta", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    page.heading("Laiturityö")
    rows = [("Henkilöstökulut", "-900", "-460"), ("Ostetut palvelut", "-800", "-400"), ("Tarvikkeet", "-90", "-40"), ("Toimintakulut", "-1 790", "-900")]
    page.table(("1 000 €", "TA 2025", "Tot. 1–6/2025"), rows)


@pytest.mark.parametrize("question", ["Mihin laiturityössä meni eniten rahaa?", "Mihin laiturityössä meni vähiten rahaa tammi–kesäkuussa 2025?"])
def test_some_of_a_statement_s_rows_are_not_ranked_without_the_others(question: str) -> None:
    answer = talk(asker_drawn(_untold), question)
    due = {"eniten": [Decimal(-460000)], "vähiten": [Decimal(-40000)]}["eniten" if "eniten" in question else "vähiten"]
    assert answer.status != "answered" or [v.number for v in answer.values] == due, answer.answer


def _apart(page: Page) -> None:
    page.text(56, "Karikylän kunta", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    page.heading("Satamapalvelut")
    heads = ("1 000 €", "TA 2025", "Tot. 1–6/2025")
    page.table(heads, [("Toimintatuotot", "900", "500"), ("Toimintakulut", "-1 940", "-970"), ("Toimintakate", "-1 040", "-470")])
    page.text(56, "Mistä tuotot muodostuvat?", 10, True)
    page.table(heads, [("Myyntituotot", "500", "300"), ("Maksutuotot", "400", "200")])
    page.text(56, "Mistä kulut muodostuvat?", 10, True)
    page.table(heads, [("Henkilöstökulut", "-900", "-460"), ("Ostetut palvelut", "-800", "-400"), ("Tarvikkeiden hankinta", "-240", "-110")])


def test_kinds_of_costs_stand_in_a_table_of_their_own_below_that_of_the_income() -> None:
    asker = asker_drawn(_apart)
    assert [v.number for v in talk(asker, "Mihin satamapalveluissa meni vähiten rahaa tammi–kesäkuussa 2025?").values] == [Decimal(-110000)]
    assert [v.number for v in talk(asker, "Mikä satamapalvelujen kuluerä oli suurin tammi–kesäkuussa 2025?").values] == [Decimal(-460000)]
