"""Reports sent in, how far their reading is, and reports taken out."""

from typing import Annotated, Any

from fastapi import FastAPI, File, Response, UploadFile

from api import texts
from api.docs import answers
from api.jobs import JobQueue
from api.parameters import JobId, ReportId
from api.problems import ProblemError
from api.schema import JobOut, to_job
from retrieval.build import Katsaus

_TAG: list[Any] = ["Raporttien ylläpito"]
_KEY: dict[str, Any] = {"security": [{"key": []}]}
_HEAD = 1024
"""Bytes within which a PDF says that it is one."""


def add_care(app: FastAPI, katsaus: Katsaus, queue: JobQueue) -> None:
    """POST /v1/reports, GET /v1/jobs/{job_id} and DELETE /v1/reports/{report_id}."""

    @app.post(
        "/v1/reports", response_model=JobOut, status_code=202, responses=answers(415, 422), tags=_TAG, summary="Lähetä raportti luettavaksi", openapi_extra=_KEY
    )
    def upload(file: Annotated[UploadFile, File(description=texts.UPLOAD_ABOUT)]) -> Response:
        if b"%PDF-" not in file.file.read(_HEAD):
            raise ProblemError(415)
        file.file.seek(0)
        job = queue.add(file.filename or "", file.file)
        return Response(to_job(job).model_dump_json(), 202, {"Location": f"/v1/jobs/{job.job_id}"}, "application/json")

    @app.get("/v1/jobs/{job_id}", response_model=JobOut, responses=answers(404, 422), tags=_TAG, summary="Miten lukeminen etenee")
    def job(job_id: JobId) -> Response:
        found = katsaus.store.jobs.get(job_id)
        if found is None:
            raise ProblemError(404, texts.NO_JOB.format(job_id=job_id))
        return Response(to_job(found).model_dump_json(), media_type="application/json")

    @app.delete("/v1/reports/{report_id}", status_code=204, responses=answers(404, 422), tags=_TAG, summary="Poista raportti", openapi_extra=_KEY)
    def remove(report_id: ReportId) -> Response:
        katsaus.library.remove(report_id)
        return Response(status_code=204)
