"""What /openapi.json says holds whatever is sent: no 5xx, and no response outside its schema.

KATSAUS_TEST_SCHEMA_CASES is how many requests are made in all, 200 unless it is set:
KATSAUS_TEST_SCHEMA_CASES=2000 python -m pytest tests/test_api_openapi.py
"""

import os
import random
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_headers_conformance, response_schema_conformance, status_code_conformance
from service import ADMIN, KEY, katsaus, service
from small_pdfs import report

from api.app import create_app

CASES = int(os.environ.get("KATSAUS_TEST_SCHEMA_CASES", "200"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance, response_schema_conformance]
HELD = "koela"


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The schema of a service over one report, which a case may name, served as it is in use."""
    load_all_checks()
    app = create_app(katsaus(tmp_path_factory.mktemp("openapi"), {f"{HELD}.pdf": report()}, admin_key=KEY))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = threading.Thread(target=server.run, args=([listening],))
        serving.start()
        yield schemathesis.openapi.from_url(f"http://127.0.0.1:{listening.getsockname()[1]}/openapi.json")
        server.should_exit = True
        serving.join()


def operations(schema: Any) -> list[Any]:
    return [found.ok() for found in schema.get_all_operations()]


def test_every_address_is_told_of(schema: Any) -> None:
    told = {(one.method.upper(), one.path) for one in operations(schema)}
    assert told >= {("POST", "/v1/ask"), ("POST", "/v1/ask/stream"), ("GET", "/v1/figures"), ("POST", "/v1/reports"), ("GET", "/readyz"), ("GET", "/metrics")}
    assert all("503" in one.definition.raw["responses"] for one in operations(schema) if one.path == "/readyz" or one.path.startswith("/v1/"))


@pytest.mark.parametrize("mode", [pytest.param(GenerationMode.POSITIVE, id="as described"), pytest.param(GenerationMode.NEGATIVE, id="otherwise")])
def test_responses_keep_to_the_schema(schema: Any, mode: GenerationMode) -> None:
    held = [one for one in operations(schema) if mode is GenerationMode.POSITIVE or one.body or list(one.iter_parameters())]
    each = max(1, round(CASES / 2 / len(held)))
    made = 0
    for operation in held:

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(
            max_examples=each,
            deadline=None,
            database=None,
            derandomize=CASES <= 200,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        def one(case: Any) -> None:
            nonlocal made
            made += 1
            if "report_id" in (case.path_parameters or {}) and case.method != "DELETE" and random.Random(made).random() < 0.7:
                case.path_parameters["report_id"] = HELD
            case.call_and_validate(checks=CHECKS, headers=ADMIN)

        one()
    assert made >= 0.3 * CASES, "few cases could be made"


def test_a_service_that_is_not_ready_says_so_as_the_schema_has_it(tmp_path: Path) -> None:
    with service(tmp_path) as client:
        responses = client.get("/openapi.json").json()["paths"]["/readyz"]["get"]["responses"]
    assert "application/problem+json" in responses["503"]["content"]
