"""Names inflected as Finnish grammar has them."""

import pytest

from retrieval.language.inflection import genitive, inside, is_plural, lowered

TOWNS = """
    Helsinki Helsingin; Espoo Espoon; Tampere Tampereen; Vantaa Vantaan; Oulu Oulun; Turku Turun; Jyväskylä Jyväskylän; Kuopio Kuopion; Lahti Lahden;
    Pori Porin; Kouvola Kouvolan; Joensuu Joensuun; Lappeenranta Lappeenrannan; Vaasa Vaasan; Hämeenlinna Hämeenlinnan; Seinäjoki Seinäjoen;
    Rovaniemi Rovaniemen; Mikkeli Mikkelin; Salo Salon; Kotka Kotkan; Porvoo Porvoon; Kokkola Kokkolan; Hyvinkää Hyvinkään; Lohja Lohjan;
    Järvenpää Järvenpään; Rauma Rauman; Kirkkonummi Kirkkonummen; Kajaani Kajaanin; Savonlinna Savonlinnan; Nokia Nokian; Ylöjärvi Ylöjärven;
    Kangasala Kangasalan; Vihti Vihdin; Riihimäki Riihimäen; Imatra Imatran; Raahe Raahen; Raisio Raision; Hollola Hollolan; Tornio Tornion;
    Iisalmi Iisalmen; Valkeakoski Valkeakosken; Kurikka Kurikan; Varkaus Varkauden; Hamina Haminan; Kemi Kemin; Kauhava Kauhavan; Alavus Alavuden;
    Forssa Forssan; Pieksämäki Pieksämäen; Uusikaupunki Uudenkaupungin; Orimattila Orimattilan; Loimaa Loimaan; Lieto Liedon; Liminka Limingan;
    Muurame Muuramen; Outokumpu Outokummun; Nurmes Nurmeksen; Hanko Hangon; Loppi Lopen; Huittinen Huittisten; Ikaalinen Ikaalisten;
    Kaustinen Kaustisen; Muhos Muhoksen; Ii Iin; Kitee Kiteen; Iitti Iitin; Harjavalta Harjavallan; Orivesi Oriveden;
    Mänttä-Vilppula Mänttä-Vilppulan; Pihtipudas Pihtiputaan; Leppävirta Leppävirran; Vesanto Vesannon; Hailuoto Hailuodon; Pyhäntä Pyhännän;
    Kannus Kannuksen; Laukaa Laukaan; Keuruu Keuruun; Kaskinen Kaskisten; Kempele Kempeleen; Viitasaari Viitasaaren; Kustavi Kustavin;
    Puolanka Puolangan
"""
UNITS_AND_ROWS = """
    Tekninen lautakunta: Teknisen lautakunnan; Sivistyspalvelut: Sivistyspalvelujen;
    Elinvoima- ja työllisyyspalvelut: Elinvoima- ja työllisyyspalvelujen;
    Hyvinvoinnin ja työllisyyden edistäminen: Hyvinvoinnin ja työllisyyden edistämisen; Virikkeellinen elämä: Virikkeellisen elämän;
    Kulttuuri-, liikunta- ja nuorisopalvelut: Kulttuuri-, liikunta- ja nuorisopalvelujen; Kasvatus ja koulutus: Kasvatuksen ja koulutuksen;
    Varhaiskasvatus: Varhaiskasvatuksen; Perusopetus: Perusopetuksen; Esiopetus: Esiopetuksen; Lukiokoulutus: Lukiokoulutuksen;
    Toisen asteen koulutus: Toisen asteen koulutuksen; Kansalaisopisto: Kansalaisopiston; Musiikkiopisto: Musiikkiopiston; Kirjasto: Kirjaston;
    Kirjasto- ja tietopalvelut: Kirjasto- ja tietopalvelujen; Museotoimi: Museotoimen; Vapaa-aikatoimi: Vapaa-aikatoimen;
    Liikuntatoimi: Liikuntatoimen; Nuorisotyö: Nuorisotyön; Etsivä nuorisotyö: Etsivän nuorisotyön; Kaupunginhallitus: Kaupunginhallituksen;
    Kunnanvaltuusto: Kunnanvaltuuston; Tarkastuslautakunta: Tarkastuslautakunnan; Keskusvaalilautakunta: Keskusvaalilautakunnan;
    Yleishallinto: Yleishallinnon; Talous- ja henkilöstöhallinto: Talous- ja henkilöstöhallinnon; Konsernihallinto: Konsernihallinnon;
    Konsernipalvelut: Konsernipalvelujen; Hallintokeskus: Hallintokeskuksen; Henkilöstöpalvelut: Henkilöstöpalvelujen; ICT-palvelut: ICT-palvelujen;
    Viestintä: Viestinnän; Hankinta: Hankinnan; Ruoka- ja puhtauspalvelut: Ruoka- ja puhtauspalvelujen; Ateriapalvelut: Ateriapalvelujen;
    Tilapalvelut: Tilapalvelujen; Kiinteistönhoito: Kiinteistönhoidon; Rakennusvalvonta: Rakennusvalvonnan; Ympäristönsuojelu: Ympäristönsuojelun;
    Ympäristöterveydenhuolto: Ympäristöterveydenhuollon; Maankäyttö: Maankäytön; Maankäyttö ja kaavoitus: Maankäytön ja kaavoituksen;
    Kaavoitus: Kaavoituksen; Yhdyskuntatekniikka: Yhdyskuntatekniikan; Kadut ja puistot: Katujen ja puistojen; Yleiset alueet: Yleisten alueiden;
    Vesihuoltolaitos: Vesihuoltolaitoksen; Vesilaitos: Vesilaitoksen; Jätehuolto: Jätehuollon; Satama: Sataman; Maaseututoimi: Maaseututoimen;
    Maaseutulautakunta: Maaseutulautakunnan; Lomituspalvelut: Lomituspalvelujen; Elinkeinotoimi: Elinkeinotoimen; Elinvoima: Elinvoiman;
    Elinvoima ja kehittäminen: Elinvoiman ja kehittämisen; Matkailu: Matkailun; Sosiaali- ja terveystoimi: Sosiaali- ja terveystoimen;
    Perusturva: Perusturvan; Vanhustyö: Vanhustyön; Pelastuslaitos: Pelastuslaitoksen; Joukkoliikenne: Joukkoliikenteen;
    Muut palvelut: Muiden palvelujen; Muu toiminta: Muun toiminnan; Kaislajoen Vesi Oy: Kaislajoen Vesi Oy:n;
    Kaislan Ruoka ja Pesu Oy: Kaislan Ruoka ja Pesu Oy:n; Kirkonkylän koulu: Kirkonkylän koulun;
    Jokilatvan päiväkoti: Jokilatvan päiväkodin; Ohjaamo: Ohjaamon; Työllisyydenhoito: Työllisyydenhoidon;
    Varhaiskasvatus (VAKA): Varhaiskasvatuksen (VAKA); TEKNINEN LAUTAKUNTA: TEKNISEN LAUTAKUNNAN; VAKA: VAKA:n;
    Heinolan kaupunki: Heinolan kaupungin; Kuntakonserni: Kuntakonsernin; Lupajaosto: Lupajaoston; Kiinteistöt: Kiinteistöjen;
    Ruokahuolto: Ruokahuollon; Siivoustoimi: Siivoustoimen; Työpajatoiminta: Työpajatoiminnan; Toimintakulut: Toimintakulujen;
    Toimintatuotot: Toimintatuottojen; Toimintakate: Toimintakatteen; Henkilöstökulut: Henkilöstökulujen; Palvelujen ostot: Palvelujen ostojen;
    Avustukset: Avustusten; Aineet, tarvikkeet ja tavarat: Aineiden, tarvikkeiden ja tavaroiden; Vuokrat: Vuokrien; Verotulot: Verotulojen;
    Valtionosuudet: Valtionosuuksien; Vuosikate: Vuosikatteen; Tilikauden tulos: Tilikauden tuloksen; Lainakanta: Lainakannan;
    Muut toimintakulut: Muiden toimintakulujen; Maksutuotot: Maksutuottojen; Tuet ja avustukset: Tukien ja avustusten;
    Palkat ja palkkiot: Palkkojen ja palkkioiden; Poistot ja arvonalentumiset: Poistojen ja arvonalentumisten; Kunnan tulovero: Kunnan tuloveron;
    Kiinteistövero: Kiinteistöveron; Rahoitusasema: Rahoitusaseman; Asukasmäärä: Asukasmäärän; Ympäristö: Ympäristön;
    Kaupunkiympäristö: Kaupunkiympäristön; Sisäinen tarkastus: Sisäisen tarkastuksen;
    Kehitys- ja elinvoimalautakunta: Kehitys- ja elinvoimalautakunnan; Sivistys- ja hyvinvointilautakunta: Sivistys- ja hyvinvointilautakunnan;
    Hyvinvointi: Hyvinvoinnin; Hyvinvointi ja sivistys: Hyvinvoinnin ja sivistyksen; Opetus: Opetuksen; Kotouttaminen: Kotouttamisen;
    Talonrakennus: Talonrakennuksen; Talouspalvelut: Talouspalvelujen; Tietohallinto: Tietohallinnon; Hammashuolto: Hammashuollon;
    Uimahalli: Uimahallin; Teatteri: Teatterin; Orkesteri: Orkesterin; Taidemuseo: Taidemuseon; Koulut: Koulujen; Päiväkodit: Päiväkotien;
    Iltapäivätoiminta: Iltapäivätoiminnan; Aamu- ja iltapäivätoiminta: Aamu- ja iltapäivätoiminnan;
    Kansainvälinen toiminta: Kansainvälisen toiminnan;
    Uimahallin kävijät: Uimahallin kävijöiden; Oppilaat: Oppilaiden; Asukkaat: Asukkaiden; Käynnit: Käyntien
"""


def pairs(table: str, sign: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in pair.strip().split(sign, 1)) for pair in " ".join(table.split()).split(";")]


@pytest.mark.parametrize(("name", "whose"), [*pairs(TOWNS, " "), *pairs(UNITS_AND_ROWS, ":")], ids=lambda text: text)
def test_the_genitive(name: str, whose: str) -> None:
    assert genitive(name) == whose


@pytest.mark.parametrize("name", ["Tilat 2000", "Omavaraisuusaste", "Siirrot rahastosta", "Lainat muilta", "Yhteensä", "VASTAAVAA", ""])
def test_no_genitive_is_made_up(name: str) -> None:
    assert genitive(name) is None


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("Toimintakulut", True),
        ("Palvelujen ostot", True),
        ("Verotulot yhteensä", True),
        ("Rahoitustuotot ja -kulut", True),
        ("Koneet ja kalusto", True),
        ("Siirrot rahastoon", True),
        ("Lainasaamiset, 1000 €", True),
        ("Rahavarat 31.12.", True),
        ("Toimintakate", False),
        ("Lainakanta 31.12., 1 000 €", False),
        ("Toiminnan ja investointien rahavirta", False),
        ("Kassan riittävyys", False),
        ("Osuus yhteisöveron tuotosta", False),
        ("Toteutunut", False),
        ("", False),
    ],
)
def test_plural(name: str, plural: bool) -> None:
    assert is_plural(name) is plural


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Tekninen lautakunta", "tekninen lautakunta"),
        ("Hyvinvoinnin edistämisen lautakunta", "hyvinvoinnin edistämisen lautakunta"),
        ("Kaupungin hallinto", "kaupungin hallinto"),
        ("Jokilatvan koulu", "Jokilatvan koulu"),
        ("Kaislan Vesi Oy", "Kaislan Vesi Oy"),
        ("Kiinteistö Oy Kaislanranta", "Kiinteistö Oy Kaislanranta"),
        ("ICT-palvelut", "ICT-palvelut"),
        ("Irtain omaisuus", "irtain omaisuus"),  # no genitive
        ("", ""),
    ],
)
def test_a_unit_inside_a_sentence(name: str, said: str) -> None:
    assert inside(name) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Verotulot", "verotulot"),
        ("ICT-kulut", "ICT-kulut"),
        ("", ""),
        ("Lainat", "lainat"),  # no plural of the name Laina
        ("Asukas", "asukas"),
        ("Kauhava", "Kauhava"),
        ("Kauhavalla asukaskohtainen lainamäärä", "Kauhavalla asukaskohtainen lainamäärä"),
        ("Härmä", "Härmä"),
        ("Etelä-Pohjanmaan kuntien keskiarvo", "Etelä-Pohjanmaan kuntien keskiarvo"),
        ("Suomen kuntien keskiarvo", "Suomen kuntien keskiarvo"),
        ("Suomen kielen opetus", "suomen kielen opetus"),
        ("Kansallinen Kokoomus", "Kansallinen Kokoomus"),
        ("Oman pääoman muutokset", "oman pääoman muutokset"),
        ("Aaltolan Vuokrakodit Oy:n käyttöaste", "Aaltolan Vuokrakodit Oy:n käyttöaste"),
        ("Vuosikate / Poistot", "vuosikate / Poistot"),
        ("Kohdistui kiinteistön hankintaan Kiinteistö Oy Tietolasta", "kohdistui kiinteistön hankintaan Kiinteistö Oy Tietolasta"),
    ],
)
def test_a_row_inside_a_sentence(name: str, said: str) -> None:
    assert lowered(name) == said


@pytest.mark.parametrize(("name", "said"), [("Aaltosalmen työttömyysaste", "Aaltosalmen työttömyysaste"), ("Työttömyysaste", "työttömyysaste")])
def test_a_row_that_the_towns_name_begins(name: str, said: str) -> None:
    assert lowered(name, "Aaltosalmen kaupunki") == said
    assert lowered("Aaltosalmen työttömyysaste", "Muun kunta") == "aaltosalmen työttömyysaste"
