// The service's addresses: JSON, pictures, files and streamed events, with the reader's or administrator's key where one is needed.

import { el } from "./dom.js";
import { t } from "./texts.js";

const KEY = "katsaus-key";

/** What the service refused: a problem document. */
export class Problem extends Error {
  constructor(status, body) {
    const fields = (body.errors ?? []).map((one) => one.detail);
    super(fields.length ? fields.join(" ") : (body.detail ?? t("shell.failed")));
    this.status = status;
  }
}

let held = read();

function read() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return ""; // the browser keeps nothing: the key lives as long as the page
  }
}

export function key() {
  return held;
}

/** Keeps a key for this tab alone. */
export function keep(given) {
  held = given;
  try {
    if (given) sessionStorage.setItem(KEY, given);
    else sessionStorage.removeItem(KEY);
  } catch {
    // kept in memory
  }
}

/** Calls the service; asks for the reader's key where one is needed and none is held. Raises Problem, and TypeError where nothing answers. */
export async function call(address, options = {}) {
  const headers = { ...(options.headers ?? {}), ...(held ? { Authorization: `Bearer ${held}` } : {}) };
  const answer = await fetch(address, { ...options, headers, credentials: "same-origin" });
  if (answer.ok) return answer;
  const refused = answer.status === 401 || (answer.status === 403 && document.body.dataset.key === "on" && (options.method ?? "GET") !== "DELETE");
  if (refused && options.asking !== false && (await askKey(answer.status === 403))) return call(address, options);
  throw new Problem(answer.status, await problemOf(answer));
}

async function problemOf(answer) {
  try {
    return await answer.json();
  } catch {
    return {}; // not ours: a proxy's page
  }
}

export async function json(address, options = {}) {
  return (await call(address, options)).json();
}

/** All pages of a list: json(address) with its cursors, at most so many rows. */
export async function all(address, name, most = 5000) {
  const rows = [];
  let cursor = null;
  do {
    const page = await json(`${address}${address.includes("?") ? "&" : "?"}limit=500${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    rows.push(...page[name]);
    cursor = page.next_cursor;
  } while (cursor && rows.length < most);
  return rows;
}

let reportsHeld = null;
const names = new Map();

/** All reports, asked for once; again when `anew`. */
export function reports(anew = false) {
  if (anew || reportsHeld === null) {
    reportsHeld = all("/v1/reports", "reports");
    reportsHeld.then(
      (list) => {
        for (const { report_id, municipality, title } of list) names.set(report_id, municipality && !title.startsWith(municipality) ? `${municipality}: ${title}` : title);
      },
      () => {
        reportsHeld = null;
      },
    );
  }
  return reportsHeld;
}

/** A report's title, behind its municipality where the title does not begin with it and the reports are known. */
export function reportName(id, title) {
  return names.get(id) ?? title;
}

/** The address of something fetched with the key, to be shown or saved; let it go with URL.revokeObjectURL. */
export async function blob(address) {
  return URL.createObjectURL(await (await call(address)).blob());
}

/** Server-sent events of a POST: calls back with each event's name and data. Raises as call does, and Problem for an error event. */
export async function stream(address, body, onEvent, signal) {
  const answer = await call(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify(body),
    signal,
  });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    waiting += value;
    let end;
    while ((end = waiting.indexOf("\n\n")) >= 0) {
      const lines = waiting.slice(0, end).split("\n");
      waiting = waiting.slice(end + 2);
      const field = (name) => lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2)).join("\n");
      const name = field("event");
      if (!name) continue;
      const data = JSON.parse(field("data"));
      if (name === "error") throw new Problem(data.status, data);
      onEvent(name, data);
    }
  }
}

let asked = null;

/** Asks for the reader's key in a dialog; true when one was given. */
function askKey(wrong) {
  asked ??= new Promise((resolve) => {
    const input = el("input", { id: "reader-key", type: "password", autocomplete: "off", required: true, "aria-describedby": "reader-note" });
    const dialog = el(
      "dialog",
      { "aria-labelledby": "reader-title" },
      el("h2", { id: "reader-title" }, t("shell.key_title")),
      el("p", { id: "reader-note" }, wrong ? t("shell.key_wrong") : t("shell.key_text")),
      el(
        "form",
        { method: "dialog" },
        el("div", { class: "field" }, el("label", { for: "reader-key" }, t("shell.key_label")), input),
        el("div", { class: "buttons" }, el("button", { class: "primary", value: "ok" }, t("shell.key_ok")), el("button", { class: "quiet", value: "", formnovalidate: true }, t("shell.cancel"))),
      ),
    );
    dialog.addEventListener("close", () => {
      const given = dialog.returnValue === "ok" && input.value.trim() !== "";
      if (given) keep(input.value.trim());
      dialog.remove();
      asked = null;
      resolve(given);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
  return asked;
}

/** What to say of something that went wrong. */
export function said(error) {
  if (error instanceof Problem) return error.message;
  if (error instanceof TypeError) return t("shell.offline");
  throw error;
}
