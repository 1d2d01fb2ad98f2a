"""The time of a report whose columns say months without their year. Truth: what the report says of itself."""

import pytest
from annual_town import Page, read_drawn


def period(title: str, *told: str) -> str:
    def page_of(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading(title, 15)
        if told:
            page.prose(*told)
        page.heading("Perusopetus")
        rows = [("Toimintatuotot", "40 000", "19 000"), ("Toimintakulut", "-900 000", "-440 000"), ("Toimintakate", "-860 000", "-421 000")]
        page.table(("Euroa", "Talousarvio 2024", "Toteutuma 1.1.–30.6."), rows, apart=110)

    return read_drawn(page_of).report.period.label


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (
            "Puolivuosiraportti 2024",
            ("Raportti koskee aikaa 1.1.–30.6.2024. Menot näkyvät taulukoissa miinusmerkkisinä, ja poikkeama on", "toteutuma – talousarvio."),
        ),
        ("Talousraportti 2024", ()),
        ("Talousraportti 1.1.–30.6.2024", ()),
    ],
)
def test_the_year_is_that_of_the_report_and_never_that_of_the_day(title: str, told: tuple[str, ...]) -> None:
    assert period(title, *told) == "1–6/2024"
