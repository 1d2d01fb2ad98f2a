// A report sent in, and how far its reading is.

import { el, put } from "./dom.js";
import { json, key, Problem, said } from "./service.js";
import { t } from "./texts.js";

const POLL_MS = 700;

/** Sends a file, follows its reading in `list`, and calls `done` when it has been read. `name`: the report that it replaces, or null for its own. */
export async function send(file, name, list, done) {
  const text = el("p", { class: "job-text", role: "status" });
  const bar = el("progress", { max: 100, value: 0, "aria-label": t("reports.progress", { name: file.name }) });
  const item = el("li", { class: "job" }, el("p", {}, el("strong", {}, name ?? file.name)), bar, text);
  list.append(item);
  try {
    const queued = await posted(file, name ?? file.name, (share) => {
      bar.value = share * 30;
      text.textContent = t("reports.sending", { percent: Math.round(share * 100) });
    });
    const ended = await followed(queued, bar, text);
    bar.remove();
    if (ended.state === "failed") {
      put(text, el("span", { class: "field-error" }, `${t("reports.failed")} ${ended.error?.detail ?? ""}`));
      return;
    }
    text.textContent = t("reports.done");
    await done(ended.report_id);
  } catch (error) {
    bar.remove();
    put(text, el("span", { class: "field-error" }, said(error)));
  }
}

/** fetch tells nothing of how much has been sent: XMLHttpRequest does. */
function posted(file, name, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file, name);
    request.open("POST", "/v1/reports");
    request.setRequestHeader("Authorization", `Bearer ${key()}`);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener("load", () => (request.status === 202 ? resolve(request.response) : reject(new Problem(request.status, request.response ?? {}))));
    request.addEventListener("error", () => reject(new TypeError("no answer")));
    request.send(form);
  });
}

async function followed(job, bar, text) {
  let now = job;
  while (now.state === "queued" || now.state === "running") {
    const { page, pages } = now.progress;
    bar.value = 30 + (pages > 0 ? (page / pages) * 65 : 0);
    text.textContent = now.state === "queued" ? t("reports.queued") : pages > 0 ? t("reports.reading", { page, pages }) : t("reports.reading_first");
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    now = await json(`/v1/jobs/${encodeURIComponent(now.job_id)}`);
  }
  return now;
}
