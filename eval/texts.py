"""Every Finnish text that the evaluation says on the command line."""

from collections.abc import Mapping

ABOUT = "Arvioi vastauksia ja hakua."
COMMANDS: Mapping[str, str] = {
    "retrieval": "Mittaa, kuinka hyvin haku löytää tekstikohdat, muiden hakutapojen rinnalla.",
}
ARGUMENTS: Mapping[str, str] = {
    "split": "Hakemisto, jossa ovat pool.passages.jsonl.gz ja queries.jsonl.gz.",
    "runs": "Hakemisto, johon hakujen tulokset kirjoitetaan.",
}
OPTIONS: Mapping[str, str] = {
    "system": "Vain tämä hakutapa; valitsimen voi toistaa.",
    "cache": "Tiedosto, jossa analysoidut sananmuodot säilyvät ajosta toiseen.",
}
SPLIT = "AINEISTO"
RUNS = "TULOKSET"
FILE = "TIEDOSTO"
NAME = "NIMI"

NO_SYSTEM = "hakutapaa {name} ei ole; hakutavat ovat {names}"
NO_SPLIT = "Tiedostoa {path} ei ole: anna hakemisto, jossa ovat pool.passages.jsonl.gz ja queries.jsonl.gz."
NOT_INSTALLED = "Arviointi tarvitsee osan {name}, jota ei ole asennettu: asenna Katsaus lisäosineen (pip install 'katsaus[test]')."
TOOK = "{name}: {seconds} s"
