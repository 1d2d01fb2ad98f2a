"""The appearances of the sample reports: each has table styles and page furniture of its own, as municipalities do."""

from eval.samples_typeset import Dress, Look

LIGHTS = {"achieved": "#3f9b3f", "partly": "#e6a817", "not_achieved": "#c23b2e", "not_started": "#9a9a9a", "unknown": "#b9b9b9"}
"""Colours of the status lights beside the printed word."""

HEINOLA = Look(
    family="source",
    accent="#1f4e79",
    dresses={
        "statement": Dress("all", head_fill="#dbe7f3", line="#6b7f93", size=8.6),
        "words": Dress("all", head_fill="#dbe7f3", line="#6b7f93", size=8.2, pad_y=2.5),
    },
    head_left="Heinolan kaupunki · Hyvinvointipalvelut",
    head_right="Osavuosikatsaus 1–3/2025",
    foot="{page} ({pages})",
    mark="Esimerkki – ei kaupungin asiakirja",
    capitals=True,
    cover_page=False,
)

INVENTED = "Esimerkkiaineisto: kunta, luvut ja tapahtumat ovat keksittyjä"

CLOSING = Look(
    family="lato",
    accent="#1d5c4d",
    dresses={
        "statement": Dress("totals", head_fill="#1d5c4d", head_ink="#ffffff", zebra="#eef4f1", total_fill="#d5e5de", line="#1d5c4d", size=7.2, pad_y=1.7),
        "plain": Dress("none", size=7.8, pad_y=1.5),
        "words": Dress("rows", head_fill="#1d5c4d", head_ink="#ffffff", line="#7fa398", size=7.6, pad_x=5, pad_y=2.6),
    },
    head_left="Kaislajoen kunta",
    head_right="Tilinpäätös 2024",
    foot="{page}/{pages}",
    foot_note=INVENTED,
    size=9,
    emblem=True,
)

FIRST_QUARTER = Look(
    family="source",
    accent="#7a3b1d",
    dresses={
        "statement": Dress("all", head_fill="#f2e3da", total_fill="#faf4f0", line="#8d6a58", size=8.4),
        "words": Dress("all", head_fill="#f2e3da", line="#8d6a58", size=8.2, pad_y=2.4),
    },
    head_left="Kaislajoen kunta",
    head_right="Osavuosikatsaus 1.1.–31.3.2025",
    foot="Sivu {page}",
    foot_align="centre",
    foot_note=INVENTED,
    cover_page=False,
    emblem=True,
)

HALF_YEAR = Look(
    family="source",
    accent="#2c3e70",
    dresses={
        "statement": Dress("none", line="#2c3e70", size=8.6, pad_y=1.5),
        "words": Dress("rows", line="#8b95b5", size=8.8, pad_x=5, pad_y=2.6),
    },
    head_left="KAISLAJOEN KUNTA",
    head_right="Talouden ja toiminnan toteutuminen 30.6.2025",
    foot="{page} ({pages})",
    foot_note=INVENTED,
    cover_page=False,
    margin=48,
)

NINE_MONTHS = Look(
    family="lato",
    accent="#27496d",
    dresses={
        "statement": Dress("rows", head_fill="#e3eaf2", head_ink="#1c2f45", total_fill="#f1f5f9", line="#9fb0c3", size=7.6, pad_y=2.0),
        "words": Dress("rows", head_fill="#e3eaf2", head_ink="#1c2f45", zebra="#f7f9fb", line="#9fb0c3", size=7.7, pad_x=5, pad_y=2.8),
    },
    head_left="Kaislajoen kunta | Osavuosikatsaus 1–9/2025",
    foot="- {page} -",
    foot_align="centre",
    foot_note=INVENTED,
    size=9.2,
)

LOOKS = {"heinola": HEINOLA, "closing": CLOSING, "first-quarter": FIRST_QUARTER, "half-year": HALF_YEAR, "nine-months": NINE_MONTHS}

STATUS_LIGHTS = {
    "Toteutuu": "achieved", "Toteutunut": "achieved", "Etenee suunnitellusti": "achieved", "Toteutuu osittain": "partly", "Osittain toteutunut": "partly",
    "Viivästynyt": "partly", "Ei toteutunut": "not_achieved", "Ei toteudu": "not_achieved", "Ei aloitettu": "not_started", "Ei tietoa": "unknown",
}  # fmt: skip


def light(status: str) -> str:
    """The colour of a printed status word; KeyError when it is none that the samples use."""
    return LIGHTS[STATUS_LIGHTS[status]]
