"""Cards of units that list targets, and legends under tables of targets, which are none."""

from test_ingest_records import make_table, records_of

TOLD = "– Kerhot laajenevat kyliin. – Aukioloajat pitenevät."


def _card(purpose: str, goals: str) -> tuple[tuple[str, str], ...]:
    return (("Vastuuhenkilö", "Johtaja Aune Lahti"), ("Tehtävä", purpose), ("Tavoitteet", goals))


def test_the_targets_that_a_units_card_lists_are_records_each() -> None:
    found = records_of(make_table("NUORISOPALVELUT", ("", ""), _card("Yksikkö pitää nuorisotiloja.", TOLD), "plan"))
    assert [(r.kind, r.title, r.fields.get("responsible")) for r in found] == [
        ("target", "Kerhot laajenevat kyliin.", "Johtaja Aune Lahti"),
        ("target", "Aukioloajat pitenevät.", "Johtaja Aune Lahti"),
    ]


def test_what_a_unit_is_there_for_is_no_target() -> None:
    found = records_of(make_table("NUORISOPALVELUT", ("", ""), _card("Yksikkö pitää nuorisotiloja.", "Aukioloajat pitenevät."), "plan"))
    assert [r.title for r in found] == ["Aukioloajat pitenevät."]


def test_who_is_in_charge_may_stand_above_what_is_done() -> None:
    rows = (("Vastuuhenkilö", "Johtaja Aune Lahti"), ("Toimenpide", "Nuorisotila remontoidaan."), ("Aikataulu", "6/2025"), ("Mittari", "Tila avoinna"))
    found = records_of(make_table("Toimenpiteet", ("", ""), rows, "plan"))
    assert [(r.title, r.fields.get("responsible")) for r in found] == [("Nuorisotila remontoidaan.", "Johtaja Aune Lahti")]


def test_a_legend_read_as_the_last_row_is_no_target() -> None:
    rows = (
        ("Lukupiirit lisääntyvät", "Piirien määrä", "Toteutuu"),
        ("Käynnit lisääntyvät", "Käyntien määrä", "Ei toteudu"),
        ("vihreä = toteutuu, keltainen = toteutuu osittain, punainen = ei", "toteudu.", ""),
    )
    found = records_of(make_table("Tavoitteet", ("Tavoite", "Mittari", "Arvio"), rows, "targets"))
    assert [r.title for r in found] == ["Lukupiirit lisääntyvät", "Käynnit lisääntyvät"]
