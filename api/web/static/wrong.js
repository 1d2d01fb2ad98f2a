// "The answer is wrong": a form under an answer, where the service takes marks in. Nothing is sent before the user sends it.

import { announce, byId, el } from "./dom.js";
import { call, said } from "./service.js";
import { t } from "./texts.js";

let made = 0;

/** The form, closed; null where the service takes none. `turns()` gives the questions before this answer's. */
export function wrongForm(answer, turns) {
  if (document.body.dataset.marking !== "on") return null;
  made += 1;
  const note = el("textarea", { id: `wrong-note-${made}`, rows: "3", maxlength: "1000", "aria-describedby": `wrong-about-${made}` });
  const error = el("p", { class: "notice error", role: "alert", hidden: true });
  const send = el("button", { class: "primary" }, t("wrong.send"));
  const form = el(
    "form",
    { onsubmit: submit },
    el("p", { id: `wrong-about-${made}` }, t("wrong.about")),
    el("div", { class: "field" }, el("label", { for: note.id }, t("wrong.note")), note),
    error,
    el("div", { class: "buttons" }, send, el("button", { type: "button", class: "quiet", onclick: close }, t("shell.cancel"))),
  );
  const summary = el("summary", {}, t("wrong.open"));
  const box = el("details", { class: "wrong no-print" }, summary, form);

  function close() {
    box.open = false;
    summary.focus();
  }

  async function submit(event) {
    event.preventDefault();
    send.disabled = true;
    error.hidden = true;
    try {
      await call("/v1/marks", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(mark(answer, turns(), note.value.trim())) });
    } catch (problem) {
      error.textContent = said(problem);
      error.hidden = false;
      send.disabled = false;
      return;
    }
    box.replaceWith(el("p", { class: "wrong no-print muted" }, t("wrong.sent")));
    announce(t("wrong.sent"));
    byId("question").focus({ preventScroll: true });
  }

  return box;
}

function mark(answer, turns, note) {
  return {
    question: answer.question,
    turns,
    status: answer.status,
    answer: answer.answer,
    values: answer.values.map(({ number, unit }) => ({ number, unit })),
    citations: answer.citations.map(({ report_id, page }) => ({ report_id, page })),
    note,
  };
}
