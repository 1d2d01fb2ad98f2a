// How a question was taken, in chips; those of a single figure can be changed to what the reports hold.

import { el, put } from "./dom.js";
import { measureInQuestion, measureWord } from "./numbers.js";
import { json, reports, said } from "./service.js";
import { t, tOr } from "./texts.js";

const FIELDS = { "Yksikkö": "unit", Tieto: "account", Mittari: "measure", Ajankohta: "period" }; // the service's Finnish names → ours
const YEARLY = ["budget", "budget_change", "amended_budget", "forecast"];
const ORDER = ["actual", "closing", ...YEARLY, "remaining", "percent", "deviation", "change", "change_percent", "total_funding", "own_share", "cost_percent"];
const FILTER_FROM = 9;
const SHOWN = 60;

/** The chips of an answer, and the question as it was taken where that is more than what was written. */
export function chips(answer, ask) {
  const understood = answer.understood.filter((one) => one.value);
  const fuller = plain(answer.standalone_question) !== plain(answer.question) ? answer.standalone_question : null;
  if (understood.length === 0 && fuller === null) return null;
  const facts = understood.filter((one) => one.what in FIELDS);
  const notes = understood.filter((one) => !(one.what in FIELDS));
  const single = Object.keys(FIELDS).every((what) => facts.filter((one) => one.what === what).length === 1);
  const taken = Object.fromEntries(facts.map((one) => [FIELDS[one.what], one.value]));
  const panel = el("div", { class: "chip-panel" });
  const told = facts.filter((one, index) => facts.findIndex((other) => other.what === one.what && other.value === one.value) === index);
  const list = told.map((one) => el("li", {}, single ? changeable(one, taken, answer, ask, panel) : el("span", { class: "chip" }, label(one))));
  return el(
    "section",
    { class: "taken" },
    el("h3", { class: "small-title" }, t("answer.taken")),
    fuller !== null && el("p", { class: "standalone", lang: "fi" }, fuller),
    list.length > 0 && el("ul", { class: "chips" }, list),
    panel,
    notes.length > 0 && el("ul", { class: "notes", lang: "fi" }, notes.map((one) => el("li", {}, one.value))),
  );
}

function plain(question) {
  return question.replace(/\s+/g, " ").replace(/[\s?.!]+$/, "").toLowerCase();
}

function label(one) {
  return [el("span", { class: "chip-what" }, `${tOr(`figures.${FIELDS[one.what]}`, one.what)}: `), el("span", { lang: "fi" }, one.value)];
}

function changeable(one, taken, answer, ask, panel) {
  const field = FIELDS[one.what];
  const button = el("button", { type: "button", class: "chip", "aria-expanded": "false", onclick: () => toggle() }, label(one), el("span", { class: "chip-change", "aria-hidden": "true" }, "▾"), el("span", { class: "hidden" }, ` – ${t("answer.change")}`));

  function close() {
    button.setAttribute("aria-expanded", "false");
    put(panel);
  }

  async function toggle() {
    if (button.getAttribute("aria-expanded") === "true") {
      close();
      return;
    }
    for (const sibling of button.closest(".chips").querySelectorAll("button")) sibling.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-expanded", "true");
    put(panel, el("p", { role: "status" }, t("shell.loading")));
    try {
      const held = await choicesOf(answer, taken, field);
      if (button.getAttribute("aria-expanded") !== "true") return;
      put(panel, alternatives(held, field, taken, ask, close, button));
      (panel.querySelector("input, button") ?? button).focus();
    } catch (error) {
      put(panel, el("p", { class: "field-error" }, said(error)));
    }
  }
  return button;
}

/** The figures' choices around the one that was answered, among the reports of the same municipality, and that municipality. */
async function choicesOf(answer, taken, field) {
  const list = await reports();
  const own = list.find((report) => report.report_id === answer.citations[0]?.report_id);
  const same = own ? list.filter((report) => report.municipality === own.municipality) : list;
  const query = new URLSearchParams({ unit: taken.unit, account: taken.account, period: taken.period });
  const measure = await measureOf(answer, taken);
  if (measure) query.set("measure", measure);
  for (const report of same) query.append("report_id", report.report_id);
  const several = new Set(list.map((report) => report.municipality)).size > 1;
  const choices = await json(`/v1/figures/choices?${query}`);
  const year = /\d{4}$/.exec(taken.period)?.[0];
  if (field === "measure" && year !== undefined) {
    query.set("period", year); // a budget and a forecast are the whole year's
    const whole = (await json(`/v1/figures/choices?${query}`)).measure.filter((one) => YEARLY.includes(one.value));
    const measures = choices.measure.filter((one) => one.value !== "value" && !YEARLY.includes(one.value));
    choices.measure = [...whole, ...measures].sort((a, b) => ORDER.indexOf(a.value) - ORDER.indexOf(b.value));
  }
  return { choices, municipality: several ? (own?.municipality ?? "") : "" };
}

/** The measure's own name: the answer tells it in words, the figure by name. */
async function measureOf(answer, taken) {
  const id = answer.values[0]?.figure_id;
  if (id) return (await json(`/v1/figures?figure_id=${encodeURIComponent(id)}`)).figures[0]?.measure;
  return null;
}

function alternatives({ choices, municipality }, field, taken, ask, close, button) {
  const shownAs = (value) => (field === "measure" ? measureWord(value) : value);
  const worded = (value) => (field === "measure" ? measureInQuestion(value) : value);
  const others = choices[field].filter((one) => worded(one.value) !== taken[field]);
  if (others.length === 0) return el("p", {}, t("answer.no_choices"));
  const list = el("ul", { class: "options", lang: "fi" });
  const draw = (words) => {
    const fitting = others.filter((one) => shownAs(one.value).toLowerCase().includes(words.trim().toLowerCase()));
    put(
      list,
      fitting.slice(0, SHOWN).map((one) =>
        el("li", {}, el("button", { type: "button", class: "option", onclick: () => { close(); ask(question({ ...taken, [field]: worded(one.value) }, municipality)); } }, shownAs(one.value))),
      ),
    );
  };
  draw("");
  const box = el("div", { class: "option-box", onkeydown: (event) => { if (event.key === "Escape") { close(); button.focus(); } } });
  if (others.length >= FILTER_FROM) {
    const input = el("input", { type: "search", "aria-label": t("answer.filter"), placeholder: t("answer.filter"), oninput: () => draw(input.value) });
    box.append(input);
  }
  box.append(list);
  return box;
}

/** A question in the form that the service takes without guessing: "Kaislajoen kunta, Varhaiskasvatus: toimintakulut, toteuma 1–9/2025?" */
function question({ unit, account, measure, period }, municipality = "") {
  const whose = municipality && !unit.startsWith(municipality) ? `${municipality}, ${unit}` : unit;
  return `${whose}: ${account.charAt(0).toLowerCase()}${account.slice(1)}, ${[measure, period].filter(Boolean).join(" ")}?`;
}
