// One answer: the number first, the sentence, how the question was taken, doubts, the calculation, and the places that prove it.

import { chart, comparable } from "./chart.js";
import { chips } from "./chips.js";
import { el, unbroken } from "./dom.js";
import { openPage } from "./evidence.js";
import { reportName } from "./service.js";
import { t, tn } from "./texts.js";

const SHOWN_CITATIONS = 4;
const MARK = /\[(\d+)\]/;

/** The nodes of an answer. `ask(question)` asks on. */
export function answerNodes(answer, ask) {
  const open = (id, opener) => {
    const citation = answer.citations.find((one) => one.id === id);
    const place = { report_id: citation.report_id, title: reportName(citation.report_id, citation.report_title), page: citation.page, bbox: citation.bbox };
    openPage(place, opener, opener.closest(".answer").querySelector(".sources"));
  };
  const entries = comparable(answer);
  return [
    answer.status === "answered" ? said(answer, open) : other(answer, ask),
    entries.length > 0 && chart(entries),
    answer.calculation && calculation(answer, open),
    chips(answer, ask),
    answer.caveats.length > 0 && caveats(answer.caveats),
    answer.citations.length > 0 && citations(answer, open),
    answer.status === "answered" && answer.suggestions.length > 0 && suggestions(answer.suggestions, ask),
  ].filter(Boolean);
}

/** The text of an answer while it is still coming. */
export function marked(text) {
  return unbroken(text.replace(new RegExp(MARK, "g"), "").replace(/ +([.,;])/g, "$1"));
}

function said(answer, open) {
  const lines = answer.answer.split("\n").filter((line) => line.trim());
  const left = [...answer.values];
  const results = lines.map((line) => {
    const [, order, rest] = /^(\d+\. )?(.*)$/s.exec(line);
    const value = left.find((one) => rest.startsWith(`${one.text} – `));
    if (!value) return { line };
    left.splice(left.indexOf(value), 1);
    const sentence = rest.slice(value.text.length + 3);
    return { order: order?.trim(), value, line: sentence.charAt(0).toUpperCase() + sentence.slice(1) };
  });
  if (results.length > 1 && results.every((one) => one.value)) return el("div", { class: "said", lang: "fi" }, resultTable(results, answer, open));
  const alone = answer.values.length === 1 && !results.some((one) => one.value); // a number in the middle of the words stands before them all the same
  return el(
    "div",
    { class: "said", lang: "fi" },
    alone && el("p", { class: "number-large" }, answer.values[0].text),
    results.map((one) => [one.value && el("p", { class: "number-large" }, one.value.text), el("p", { class: "answer-text" }, withMarks(one.line, answer, open))]),
  );
}

/** Several numbers, each with what it is. */
function resultTable(results, answer, open) {
  const ranked = results.every((one) => one.order);
  return el(
    "table",
    { class: "results" },
    el("caption", { class: "hidden", lang: document.documentElement.lang }, t("answer.table")),
    el(
      "thead",
      { class: "hidden", lang: document.documentElement.lang },
      el("tr", {}, ranked && el("th", { scope: "col" }, t("answer.table_order")), el("th", { scope: "col" }, t("answer.table_number")), el("th", { scope: "col" }, t("answer.table_what"))),
    ),
    el(
      "tbody",
      {},
      results.map((one) => el("tr", {}, ranked && el("td", { class: "result-order" }, one.order), el("td", { class: "number result-number" }, one.value.text), el("th", { scope: "row" }, withMarks(one.line, answer, open)))),
    ),
  );
}

/** A question asked back, or nothing found. */
function other(answer, ask) {
  const choices = answer.status === "clarify" ? answer.suggestions : [];
  const listed = new Set(choices.map((one) => `– ${one}`));
  const lines = answer.answer.split("\n").filter((line) => line.trim() && !listed.has(line.trim()));
  return el(
    "div",
    { class: `said ${answer.status}` },
    el("h3", { class: "small-title" }, t(`answer.${answer.status}`)),
    el("div", { lang: "fi" }, lines.map((line) => el("p", { class: "answer-text" }, line))),
    choices.length > 0 && choiceList(choices, ask),
    answer.status === "not_found" && answer.suggestions.length > 0 && suggestions(answer.suggestions, ask, t("answer.nearest")),
  );
}

function withMarks(text, answer, open) {
  return text.split(new RegExp(MARK, "g")).map((part, index) => {
    if (index % 2 === 0) return part.replace(/ $/, "\u00a0"); // a mark does not begin a line
    const citation = answer.citations.find((one) => one.id === Number(part));
    if (!citation) return `[${part}]`;
    const label = t("answer.mark", { id: part, title: reportName(citation.report_id, citation.report_title), page: citation.page });
    return el("button", { type: "button", class: "mark", "aria-label": label, title: label, onclick: (event) => open(citation.id, event.currentTarget) }, part);
  });
}

function choiceList(questions, ask) {
  return el("ul", { class: "choices", lang: "fi" }, questions.map((question) => el("li", {}, el("button", { type: "button", class: "choice", onclick: () => ask(question) }, tidy(question)))));
}

function tidy(question) {
  return question.replace(/\s+/g, " ").replace(/ ,/g, ",");
}

function suggestions(questions, ask, title = t("answer.next")) {
  return el("section", { class: "next no-print" }, el("h3", { class: "small-title" }, title), choiceList(questions, ask));
}

function calculation(answer, open) {
  const { expression, operands, result } = answer.calculation;
  return el(
    "section",
    { class: "calculation" },
    el("h3", { class: "small-title" }, t("answer.calculation")),
    el("p", { class: "expression", lang: "fi" }, `${expression} = ${result.text}`),
    el(
      "table",
      { class: "results small" },
      el("caption", { class: "hidden" }, t("answer.operands")),
      el("thead", { class: "hidden" }, el("tr", {}, el("th", { scope: "col" }, t("answer.table_number")), el("th", { scope: "col" }, t("answer.table_what")))),
      el(
        "tbody",
        { lang: "fi" },
        operands.map((operand) => el("tr", {}, el("td", { class: "number result-number" }, operand.text), el("th", { scope: "row" }, operand.label, " ", withMarks(`[${operand.citation}]`, answer, open)))),
      ),
    ),
  );
}

function caveats(texts) {
  return el("section", { class: "caveats" }, el("h3", { class: "small-title" }, t("answer.caveats")), el("ul", { lang: "fi" }, texts.map((text) => el("li", {}, text))));
}

function citations(answer, open) {
  const list = answer.citations;
  const told = new Set([...answer.values, ...(answer.calculation?.operands ?? [])].map((one) => digits(one.text)));
  const items = list.map((citation, index) =>
    el(
      "li",
      { "data-source": citation.id, hidden: index >= SHOWN_CITATIONS },
      el(
        "button",
        { type: "button", class: "source", "data-citation": citation.id, onclick: (event) => open(citation.id, event.currentTarget) },
        el("span", { class: "source-id", "aria-hidden": "true" }, citation.id),
        el("span", { class: "source-name" }, el("span", { lang: "fi" }, reportName(citation.report_id, citation.report_title)), `, ${t("answer.page", { page: citation.page })}`, el("span", { class: "hidden" }, ` – ${t("answer.open_page")}`)),
      ),
      citation.section.length > 1 && el("p", { class: "muted section", lang: "fi" }, citation.section.slice(1).join(" › ")),
      quote(citation.quote, told),
    ),
  );
  const more = el(
    "button",
    {
      type: "button",
      class: "quiet no-print",
      onclick: () => {
        for (const item of items) item.hidden = false;
        items[SHOWN_CITATIONS].querySelector("button").focus();
        more.remove();
      },
    },
    tn("answer.more_sources", list.length - SHOWN_CITATIONS),
  );
  return el("section", { class: "sources" }, el("h3", { class: "small-title" }, t("answer.sources")), el("ol", { class: "plain" }, items), list.length > SHOWN_CITATIONS && more);
}

/** A number's own signs, however it is printed: "−6 775 421 €" and "-6 775 421" → "-6775421". */
function digits(text) {
  return text.replace(/[−–]/g, "-").replace(/[^\d,.-]/g, "");
}

/** A row of a table in its cells, those that the answer tells set off, or the words of a sentence. */
function quote(text, told) {
  const cells = text.split(" | ");
  if (cells.length < 2) return el("blockquote", { lang: "fi" }, text);
  return el("blockquote", { class: "row", lang: "fi" }, cells.map((cell, index) => [index > 0 && el("span", { class: "hidden" }, "; "), el("span", { class: index > 0 && /\d/.test(cell) && told.has(digits(cell)) ? "cell told" : "cell" }, cell || "–")]));
}
