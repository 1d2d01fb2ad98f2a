// All figures of the reports: narrowed, sorted, shown on their pages, and saved as files.

import { announce, byId, el, follow, put, ready } from "./dom.js";
import { closePage, openPage } from "./evidence.js";
import { measureWord, withUnit } from "./numbers.js";
import { blob, json, key, reportName, reports, said } from "./service.js";
import "./shell.js";
import { t, tn } from "./texts.js";

const FIELDS = ["report_id", "unit", "account", "measure", "period"];
const PAGE = 50;
const form = byId("filters");
const rows = byId("rows");
let cursor = null;
let total = 0;
let turn = 0; // counts lists asked for, so that a slow one does not come over a later one

/** The filters as the service takes them, and as they stand in the address. */
function query() {
  const filled = [...new FormData(form)].filter(([, value]) => value.trim() !== "");
  return new URLSearchParams(filled);
}

async function refresh() {
  const mine = ++turn;
  closePage();
  byId("trouble").textContent = "";
  byId("figures").setAttribute("aria-busy", "true");
  try {
    const asked = query();
    const [choices, page] = await Promise.all([json(`/v1/figures/choices?${asked}`), json(`/v1/figures?${asked}&limit=${PAGE}`)]);
    if (mine !== turn) return;
    fillChoices(choices);
    total = choices.total;
    put(rows);
    addRows(page);
    files(asked);
    sorted();
  } catch (error) {
    if (mine === turn) byId("trouble").textContent = said(error);
  } finally {
    if (mine === turn) byId("figures").removeAttribute("aria-busy");
  }
}

function fillChoices(choices) {
  for (const name of FIELDS) {
    const select = byId(`f-${name}`);
    const chosen = select.value;
    const shown = name === "report_id" ? (value) => reportName(value, value) : name === "measure" ? measureWord : (value) => value;
    const held = choices[name].map((one) => ({ ...one, text: shown(one.value) }));
    if (name === "measure" || name === "report_id") held.sort((a, b) => a.text.localeCompare(b.text, "fi"));
    if (chosen && !held.some((one) => one.value === chosen)) held.unshift({ value: chosen, text: shown(chosen), count: 0 });
    put(select, el("option", { value: "" }, t("figures.all")), held.map((one) => el("option", { value: one.value, lang: "fi" }, `${one.text} (${one.count})`)));
    select.value = chosen;
  }
}

function addRows(page) {
  cursor = page.next_cursor;
  rows.append(...page.figures.map(row));
  byId("more").hidden = cursor === null;
  const shown = rows.children.length;
  byId("count").textContent = total === 0 ? t("figures.none") : shown < total ? t("figures.shown", { shown, total: tn("figures.count", total) }) : tn("figures.count", total);
}

function row(figure) {
  const cell = (label, properties, ...children) => el("td", { role: "cell", "data-label": label, ...properties }, el("span", { class: "cell-value" }, children));
  const opener = el(
    "button",
    { type: "button", class: "link", onclick: (event) => open(figure, event.currentTarget) },
    el("span", { class: "report-name", lang: "fi" }, `${reportName(figure.report_id, figure.report_id)}, `),
    t("answer.page", { page: figure.page }),
    el("span", { class: "hidden" }, ` – ${t("answer.open_page")}: ${figure.account} ${withUnit(figure.number, figure.number_unit)}`),
  );
  return el(
    "tr",
    { role: "row", "data-source": figure.figure_id },
    cell(t("figures.unit"), { lang: "fi" }, figure.unit),
    el("td", { role: "cell", "data-label": t("figures.account"), lang: "fi" }, el("span", { class: "cell-value" }, figure.account), el("span", { class: "unit-below muted" }, figure.unit)),
    cell(t("figures.measure"), {}, measureWord(figure.measure)),
    cell(t("figures.period"), {}, figure.period.label),
    cell(t("figures.number"), { class: "number" }, figure.exact ? "" : `${t("figures.about")} `, withUnit(figure.number, figure.number_unit)),
    cell(t("figures.checks"), {}, checked(figure)),
    cell(t("figures.source"), {}, opener),
  );
}

/** Whether the sums that a figure takes part in add up. */
function checked(figure) {
  const { passed, failed } = figure.checks;
  if (failed.length > 0 || figure.doubt) return el("span", { class: "badge bad" }, t("figures.check_failed"));
  if (passed.length > 0) return el("span", { class: "badge good" }, t("figures.check_passed"));
  return el("span", { class: "badge" }, t("figures.check_none"));
}

function open(figure, opener) {
  const place = { report_id: figure.report_id, title: reportName(figure.report_id, figure.report_id), page: figure.page, bbox: figure.bbox, details: details(figure) };
  const below = matchMedia("(max-width: 64em)").matches ? byId("figures") : null;
  openPage(place, opener, below);
}

function details(figure) {
  const fact = (label, value) => (value && value.length > 0 ? [el("dt", {}, label), el("dd", { lang: "fi" }, [value].flat().map((one) => el("p", {}, one)))] : []);
  return el(
    "dl",
    { class: "facts" },
    fact(t("figures.printed"), figure.text),
    fact(t("figures.row"), figure.row_label),
    fact(t("figures.column"), figure.column_label),
    fact(t("figures.sentence"), figure.sentence),
    fact(t("figures.section"), figure.section.join(" › ")),
    fact(t("figures.unit_path"), figure.unit_path.join(" › ")),
    fact(t("figures.footnotes"), figure.footnotes),
    fact(t("figures.passed"), figure.checks.passed),
    fact(t("figures.failed"), figure.checks.failed),
    fact(t("figures.doubt"), figure.doubt),
    fact(t("figures.repair"), figure.repair),
  );
}

// ---------------------------------------------------------------------------------------------- order and files

function sorted() {
  const by = byId("f-sort").value;
  for (const head of document.querySelectorAll("th[data-sort]")) {
    const name = head.dataset.sort;
    if (by === name) head.setAttribute("aria-sort", "ascending");
    else if (by === `-${name}`) head.setAttribute("aria-sort", "descending");
    else head.removeAttribute("aria-sort");
  }
}

for (const head of document.querySelectorAll("th[data-sort]")) {
  head.querySelector("button").addEventListener("click", () => {
    const select = byId("f-sort");
    const wanted = select.value === head.dataset.sort ? `-${head.dataset.sort}` : head.dataset.sort;
    if (![...select.options].some((option) => option.value === wanted)) select.append(el("option", { value: wanted }, `${head.textContent.trim()} ↓`));
    select.value = wanted;
    changed();
  });
}

function files(asked) {
  for (const format of ["csv", "xlsx"]) byId(format).setAttribute("href", `/v1/figures?${asked}${asked.size ? "&" : ""}format=${format}`);
}

for (const format of ["csv", "xlsx"]) {
  byId(format).addEventListener("click", async (event) => {
    if (!key()) return;
    event.preventDefault();
    const link = event.currentTarget;
    try {
      follow(await blob(link.getAttribute("href")), link.download);
    } catch (error) {
      byId("trouble").textContent = said(error);
    }
  });
}

// ---------------------------------------------------------------------------------------------- the form

function changed() {
  const asked = query();
  history.pushState(null, "", asked.size ? `?${asked}` : location.pathname);
  refresh();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  changed();
});
for (const select of form.querySelectorAll("select")) select.addEventListener("change", changed);
byId("clear").addEventListener("click", () => {
  for (const field of form.querySelectorAll("input, select")) field.value = "";
  changed();
});
byId("more").addEventListener("click", async () => {
  const mine = turn;
  const first = rows.children.length;
  try {
    const page = await json(`/v1/figures?${query()}&limit=${PAGE * 4}&cursor=${encodeURIComponent(cursor)}`);
    if (mine !== turn) return;
    addRows(page);
    rows.children[first].querySelector("button").focus();
    announce(byId("count").textContent);
  } catch (error) {
    byId("trouble").textContent = said(error);
  }
});

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const field of form.querySelectorAll("input, select")) {
    const value = asked.get(field.name) ?? "";
    if (value && field.tagName === "SELECT" && ![...field.options].some((option) => option.value === value)) field.append(el("option", { value }, value));
    field.value = value;
  }
}

addEventListener("popstate", () => {
  fromAddress();
  refresh();
});

async function begin() {
  try {
    await reports();
  } catch (error) {
    byId("trouble").textContent = said(error);
    return;
  }
  fromAddress();
  await refresh();
}

ready();
await begin();
