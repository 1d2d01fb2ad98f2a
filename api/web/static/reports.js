// What reports there are, whether their sums add up, and how they come and go.

import { announce, byId, el, put, ready } from "./dom.js";
import { openPage } from "./evidence.js";
import { withUnit } from "./numbers.js";
import { call, json, keep, key, reportName, reports, said } from "./service.js";
import "./shell.js";
import { day, t, tn } from "./texts.js";
import { send } from "./upload.js";

const writing = document.body.dataset.writing === "on";
const PAGE = 50;

async function refresh(anew = false) {
  byId("trouble").textContent = "";
  try {
    const list = await reports(anew);
    byId("count").textContent = list.length === 0 ? t("reports.none") : tn("reports.count", list.length);
    put(byId("reports"), list.map(card));
  } catch (error) {
    byId("trouble").textContent = said(error);
  }
}

function card(report) {
  const { checks } = report;
  const findings = el("div", { class: "findings" });
  const name = reportName(report.report_id, report.title);
  const heading = el("h2", { lang: "fi", tabindex: "-1" }, name);
  const toggle = el("button", { type: "button", class: "quiet", "aria-expanded": "false", onclick: () => toggleFindings(report, toggle, findings) }, t("reports.show_checks"));
  const input = el("input", { type: "file", accept: "application/pdf,.pdf", class: "hidden", tabindex: "-1", "aria-label": t("reports.replace_file", { name }), onchange: () => replace(report, input) });
  return el(
    "li",
    { class: "report", id: `report-${report.report_id}` },
    heading,
    el("p", { class: "muted" }, [report.type, report.period?.label, tn("reports.pages", report.pages), t("reports.added", { day: day(report.added) })].filter(Boolean).join(" · ")),
    el("p", { class: "muted file-name" }, report.file_name),
    el("p", {}, tn("reports.figures", report.counts.figures ?? 0), " · ", tn("reports.tables", report.counts.tables ?? 0), " · ", tn("reports.records", report.counts.records ?? 0)),
    el(
      "ul",
      { class: "chips" },
      el("li", {}, el("span", { class: "badge good" }, tn("reports.holds", checks.holds))),
      checks.rounding > 0 && el("li", {}, el("span", { class: "badge" }, tn("reports.rounding", checks.rounding))),
      checks.repaired > 0 && el("li", {}, el("span", { class: "badge" }, tn("reports.repaired", checks.repaired))),
      checks.error > 0 && el("li", {}, el("span", { class: "badge bad" }, tn("reports.error", checks.error))),
    ),
    report.warnings.length > 0 && el("ul", { class: "caveats", lang: "fi" }, report.warnings.map((one) => el("li", {}, one))),
    el(
      "div",
      { class: "buttons no-print" },
      toggle,
      el("a", { class: "button quiet", href: `/luvut?report_id=${encodeURIComponent(report.report_id)}` }, t("reports.to_figures")),
      el("button", { type: "button", class: "quiet", "data-source": report.report_id, onclick: (event) => openPage({ report_id: report.report_id, title: name, page: 1, bbox: null }, event.currentTarget, event.currentTarget.closest("li")) }, t("reports.open")),
      writing && el("button", { type: "button", class: "quiet", onclick: () => withKey(() => input.click()) }, t("reports.replace")),
      writing && el("button", { type: "button", class: "quiet danger", onclick: (event) => withKey(() => remove(report, name, event.target)) }, t("reports.remove")),
      input,
    ),
    findings,
  );
}

// ---------------------------------------------------------------------------------------------- checks

async function toggleFindings(report, toggle, place) {
  const on = toggle.getAttribute("aria-expanded") !== "true";
  toggle.setAttribute("aria-expanded", String(on));
  toggle.textContent = on ? t("reports.hide_checks") : t("reports.show_checks");
  if (!on) {
    put(place);
    return;
  }
  const first = report.checks.error > 0 ? "error" : "";
  const id = `status-${report.report_id}`;
  const select = el(
    "select",
    { id, onchange: () => drawFindings(report, select.value, list) },
    ["", "error", "rounding", "repaired", "holds"].map((status) => el("option", { value: status }, t(`reports.status_${status || "all"}`))),
  );
  select.value = first;
  const list = el("div");
  put(place, el("div", { class: "field" }, el("label", { for: id }, t("reports.status")), select), list);
  await drawFindings(report, first, list);
}

async function drawFindings(report, status, list) {
  list.dataset.status = status; // a slow list does not come over one asked for later
  put(list, el("p", { role: "status" }, t("shell.loading")));
  const items = el("ul", { class: "plain" });
  const more = el("button", { type: "button", class: "quiet" }, t("figures.more"));
  let cursor = null;
  const load = async () => {
    try {
      const page = await json(`/v1/reports/${encodeURIComponent(report.report_id)}/checks?limit=${PAGE}${status ? `&status=${status}` : ""}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
      if (list.dataset.status !== status) return;
      items.append(...page.findings.map((one) => finding(report, one)));
      cursor = page.next_cursor;
      put(list, items.children.length === 0 ? el("p", {}, t("reports.no_findings")) : items, cursor !== null && more);
    } catch (error) {
      put(list, items, el("p", { class: "field-error", role: "alert" }, said(error)));
    }
  };
  more.addEventListener("click", load);
  await load();
}

function finding(report, one) {
  const item = el(
    "li",
    { class: "finding", "data-source": one.finding_id },
    el("p", {}, el("span", { class: `badge ${one.status === "error" ? "bad" : one.status === "holds" ? "good" : ""}` }, t(`reports.word_${one.status}`)), " ", el("span", { lang: "fi" }, one.message)),
    one.status !== "holds" && el("p", { class: "muted" }, t("reports.compared", { printed: withUnit(one.printed, one.unit), computed: withUnit(one.computed, one.unit), difference: withUnit(one.difference, one.unit === "%" ? "pp" : one.unit) })),
    el("p", { class: "no-print" }, one.pages.map((page) => el("button", { type: "button", class: "link", onclick: (event) => openFinding(report, one, page, event.currentTarget, item) }, t("reports.to_page", { page })))),
  );
  return item;
}

/** Opens the page with the figure that the finding is about marked: the last one of it is what was computed. */
async function openFinding(report, one, page, opener, below) {
  const place = { report_id: report.report_id, title: reportName(report.report_id, report.title), page, bbox: null };
  if (one.figure_ids.length > 0) {
    try {
      const { figures } = await json(`/v1/figures?${new URLSearchParams(one.figure_ids.map((id) => ["figure_id", id]))}`);
      const there = figures.filter((figure) => figure.page === page);
      const printed = there.find((figure) => figure.number === one.printed) ?? there[0];
      if (printed) place.bbox = printed.bbox;
    } catch (error) {
      announce(said(error)); // the page itself can still be opened
    }
  }
  openPage(place, opener, below);
}

// ---------------------------------------------------------------------------------------------- coming and going

function withKey(action) {
  const given = byId("key").value.trim();
  if (given) {
    keep(given);
    byId("upload-error").textContent = "";
    action();
    return;
  }
  byId("upload-error").textContent = t("reports.key_missing");
  byId("key").focus();
}

byId("upload").addEventListener("submit", (event) => {
  event.preventDefault();
  withKey(async () => {
    const files = [...byId("file").files];
    if (files.length === 0) {
      byId("upload-error").textContent = t("reports.file_missing");
      byId("file").focus();
      return;
    }
    byId("file").value = "";
    for (const file of files) await send(file, null, byId("jobs"), shown);
  });
});

function replace(report, input) {
  const [file] = input.files;
  input.value = "";
  if (file) send(file, report.file_name, byId("jobs"), shown);
  byId("jobs").scrollIntoView({ block: "nearest" });
}

async function shown(reportId) {
  await refresh(true);
  byId(`report-${reportId}`).querySelector("h2").focus();
}

function remove(report, name, opener) {
  const dialog = byId("remove");
  byId("remove-text").textContent = t("reports.remove_text", { name });
  dialog.returnValue = "cancel";
  dialog.addEventListener(
    "close",
    async () => {
      if (dialog.returnValue !== "remove") {
        opener.focus();
        return;
      }
      try {
        await call(`/v1/reports/${encodeURIComponent(report.report_id)}`, { method: "DELETE" });
        announce(t("reports.removed", { name }));
        await refresh(true);
        byId("main").focus();
      } catch (error) {
        byId("trouble").textContent = said(error);
        opener.focus();
      }
    },
    { once: true },
  );
  dialog.showModal();
}

byId("upload").hidden = !writing;
byId("care-off").hidden = writing;
byId("key").value = key();
ready();
await refresh();
