"""Yes/no questions to sentences: no only where what is asked is denied, yes only where the one asked about did it; and what numbers do not tell."""

from functools import cache

import pytest
from annual_town import TOWN, Page, asker_drawn

from retrieval.answer import Asker

ROWS = [("Verotulot", "8 610", "8 700", "8 903"), ("Maksutuotot", "401", "420", "455"), ("Henkilöstökulut", "-5 912", "-5 850", "-5 813")]
PROJECTS = [("Kieli kuntoon", "2024–2025", "64 500", "OPH, Meren kunta"), ("Koutsi koululle", "2025–2027", "145 000", "AVI")]


def _first(page: Page) -> None:
    page.text(56, TOWN, 16, True)
    page.heading("Tilinpäätös 2025", 15)
    page.heading("Talous")
    page.table(("1 000 €", "TP 2024", "TA 2025", "TP 2025"), ROWS)
    page.heading("Talouden tasapaino")
    page.prose("Vaikka tilinpäätös on ylijäämäinen eivätkä kriisikuntamittarit täyty, taloutta on tarkkailtava.")
    page.prose("Teiden kunnon parantaminen ei ole edennyt.", "Kaikkien kuntien veroprosenttia leikattiin vuonna 2023 yhteensä 12,6 prosenttiyksikköä.")
    page.heading("Omaisuus")
    page.prose("Ranta-asunnot Oy myi omistamansa kerrostalon Aaltolan kunnalle kesäkuussa.", "Kunta osti torin laidalta hallin.")
    page.heading("Koulut")
    page.prose("Koulun nimen muutos ei vaikuta opetukseen lukuun ottamatta johtamista.", "Kyläkirjastoa ei lakkautettu.")


def _second(page: Page) -> None:
    page.heading("Hankkeet")
    page.table(("Hanke", "Kesto", "Kokonaisrahoitus, €", "Rahoittajat"), PROJECTS, starts=(58, 200, 310, 430))
    page.heading("Uimahalli")
    page.prose("Hankkeessa jokainen pysyy koulutuspolulla ja nuorisotyöttömyys vähenee.")
    page.prose("Uimahallin rakentaminen alkoi helmikuussa. Hanke on suuri, ja sen kustannusarvio on 23,8 miljoonaa euroa.")


@cache
def _asker() -> Asker:
    return asker_drawn(_first, _second)


@pytest.mark.parametrize(
    "question",
    [
        "Onko kunnan talous tasapainossa?",  # the heading says "tasapaino", and what is denied is something else
        "Onko kunnan talous kunnossa?",  # what is denied is how the roads are
        "Lopetettiinko Aaltolassa kouluja?",  # "lukuun ottamatta" leaves nothing undone
        "Myikö Aaltolan kunta kerrostalon?",  # it bought one
        "Nostettiinko Aaltolassa veroja?",  # that more came in says nothing of the rate
        "Korotettiinko maksuja vuonna 2025?",
        "Vähennetäänkö Aaltolassa henkilöstöä?",
        "Laskiko Aaltolan veroprosentti?",  # told of another year and of every municipality
        "Onko työttömyys vähentynyt?",  # what a project aims at has not come about
        "Millä summalla Meren kunta osallistuu Kieli kuntoon -hankkeeseen?",  # what the project costs in all is not its part
    ],
)
def test_refused(question: str) -> None:
    assert _asker().ask(question).status != "answered"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Täyttyvätkö kriisikuntamittarit?", "Ei:"),
        ("Lakkautettiinko kyläkirjasto?", "Ei:"),
        ("Ostiko kunta hallin?", "Kyllä:"),
        ("Myikö Ranta-asunnot Oy kerrostalon?", "Kyllä:"),
        ("Kasvoivatko verotulot?", "Kyllä:"),
    ],
)
def test_answered(question: str, said: str) -> None:
    reply = _asker().ask(question)
    assert reply.answer.startswith(said), reply.answer


def test_a_cost_asked_by_its_name_is_a_number() -> None:
    assert [v.number for v in _asker().ask("Mikä on uimahallin kustannusarvio?").values] == [23_800_000]


@pytest.mark.parametrize("question", ["Montako hanketta on päättynyt?", "Kuinka moni hankkeista oli merkitty päättyneeksi?"])
def test_projects_that_have_ended_are_counted_by_their_state(question: str) -> None:
    def page(page: Page) -> None:
        page.text(56, TOWN, 16, True)
        page.heading("Tilinpäätös 2025", 15)
        page.heading("Hankkeet")
        rows = [
            ("Nuoret kiinni arkeen", "2022–2024", "64 500", "päättynyt"),
            ("Satama", "2025–2027", "145 000", "käynnissä"),
            ("Verkko", "2024", "9 000", "päättynyt"),
        ]
        page.table(("Hanke", "Kesto", "Kustannukset, €", "Tila"), rows, starts=(58, 200, 310, 430))

    assert [v.number for v in asker_drawn(page).ask(question).values] == [2]


@pytest.mark.parametrize("question", ["Ylittyykö kunnan budjetti?", "Meneekö budjetti yli?", "Riittävätkö kunnan määrärahat?", "Onko budjetti ylittymässä?"])
@pytest.mark.parametrize("forecast", [False, True])
def test_whether_a_budget_will_last_is_told_by_the_forecast_alone(question: str, forecast: bool) -> None:
    def page(page: Page) -> None:
        page.text(56, TOWN, 16, True)
        page.heading("Osavuosikatsaus 1–3/2025", 15)
        page.heading("Talous")
        heads = ("1 000 €", "TA 2025", "Tot. 1–3/2025", *(("Ennuste 2025",) if forecast else ()))
        rows = [("Toimintatuotot", "570", "101", "570"), ("Toimintakulut", "-5 850", "-1 213", "-6 100"), ("Toimintakate", "-5 280", "-1 112", "-5 530")]
        page.table(heads, [row[: len(heads)] for row in rows])

    reply = asker_drawn(page).ask(question)
    assert reply.status == ("answered" if forecast else "not_found")
    assert "ennuste" in reply.answer
    if forecast:
        assert reply.answer.startswith("Ei:" if "Riittävätkö" in question else "Kyllä:")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Kuka on Aaltolan Vesi Oy:n toimitusjohtaja?", "Maija Koivuniemi"),
        ("Kuka on Kiinteistö Oy Aaltolan Hallien toimitusjohtaja?", "Timo Saarnivaara"),
    ],
)
def test_a_company_that_heads_its_paragraph_is_what_the_sentences_are_of(question: str, name: str) -> None:
    def page(page: Page) -> None:
        page.text(56, TOWN, 16, True)
        page.heading("Tilinpäätös 2025", 15)
        page.heading("Konserniyhtiöt")
        rows = [("Aaltolan Vesi Oy", "100,0", "3 377"), ("Kiinteistö Oy Aaltolan Hallit", "84,6", "1 288")]
        page.table(("Yhtiö", "Omistusosuus, %", "Liikevaihto 2025, 1 000 €"), rows, starts=(58, 250, 360))
        page.prose("Aaltolan Vesi Oy. Toimitusjohtaja Maija Koivuniemi. Verkostoa uusittiin 640 metriä.")
        page.prose("Kiinteistö Oy Aaltolan Hallit. Toimitusjohtaja Timo Saarnivaara. Halleja vuokrattiin ulos.")

    assert name in asker_drawn(page).ask(question).answer
