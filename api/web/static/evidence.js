// The page of a report beside the answer: the place marked, zoom, pages back and forth, and the PDF at the same page.

import { announce, byId, el, put, follow } from "./dom.js";
import { blob, call, key, said } from "./service.js";
import { t } from "./texts.js";

const ZOOMS = [1, 1.5, 2, 3];
const NARROW = matchMedia("(max-width: 64em)");

const panel = byId("evidence");
const home = panel.parentElement;
let shown = null; // {report_id, title, page, pages, bbox, markedPage, opener, below}
let picture = null; // the address of the picture on show
let zoom = 0;
let turn = 0; // counts what is asked for, so that a slow picture does not come over a later one

/** Opens a page. `place`: {report_id, title, page, bbox, details: Node or null}; `opener`: the button, `below`: what the panel goes under on a narrow screen. */
export async function openPage(place, opener, below) {
  document.querySelector("[data-open]")?.removeAttribute("data-open");
  opener.closest("[data-source]")?.setAttribute("data-open", "");
  shown = { ...place, markedPage: place.page, opener, below, pages: null };
  zoom = NARROW.matches && place.bbox ? 2 : 0; // a whole page on a phone is too small to read
  panel.hidden = false;
  home.classList.add("with-evidence");
  settle();
  build();
  byId("evidence-title").focus();
  await draw(true);
}

export function closePage() {
  if (shown === null) return;
  const { opener } = shown;
  shown = null;
  turn += 1;
  panel.hidden = true;
  document.querySelector("[data-open]")?.removeAttribute("data-open");
  home.classList.remove("with-evidence");
  home.append(panel);
  if (opener.isConnected) opener.focus();
}

/** Beside the answer where there is room, below it where there is not. */
function settle() {
  if (shown === null) return;
  if (NARROW.matches && shown.below?.isConnected) shown.below.after(panel);
  else if (panel.parentElement !== home) home.append(panel);
}
NARROW.addEventListener("change", settle);

panel.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closePage();
});

function build() {
  const button = (id, text, action, sign = null) => el("button", { type: "button", class: "quiet", id, onclick: action, "aria-label": sign && text, title: sign && text }, sign ?? text);
  put(
    panel,
    el(
      "div",
      { class: "evidence-head" },
      el("h2", { id: "evidence-title", tabindex: "-1" }, el("span", { lang: "fi" }, shown.title)),
      button("evidence-close", t("page.close"), closePage),
    ),
    el(
      "div",
      { class: "evidence-tools", role: "group", "aria-label": t("page.tools") },
      button("evidence-back", t("page.back"), () => go(-1), "‹"),
      el("span", { id: "evidence-place", class: "place" }),
      button("evidence-on", t("page.on"), () => go(1), "›"),
      button("evidence-smaller", t("page.smaller"), () => scale(-1), "−"),
      button("evidence-larger", t("page.larger"), () => scale(1), "+"),
      el("a", { id: "evidence-pdf", class: "button", target: "_blank", rel: "noopener", onclick: openPdf }, t("page.pdf")),
    ),
    el("p", { id: "evidence-trouble", class: "field-error", role: "alert" }),
    el("div", { id: "evidence-frame", class: "page-frame", tabindex: "0", role: "region", "aria-label": t("page.picture") }, el("img", { id: "evidence-picture", alt: "" })),
    shown.details ?? null,
  );
}

async function draw(withFocusOnMark) {
  const mine = ++turn;
  const { report_id, page, bbox, markedPage } = shown;
  const base = `/v1/reports/${encodeURIComponent(report_id)}`;
  const marked = page === markedPage && bbox;
  put(byId("evidence-trouble"));
  const frame = byId("evidence-frame");
  frame.setAttribute("aria-busy", "true");
  try {
    if (shown.pages === null) shown.pages = (await (await call(base)).json()).pages;
    if (mine !== turn) return;
    tell();
    const address = await blob(`${base}/pages/${page}?scale=${ZOOMS[zoom] >= 2 ? 3 : 2}${marked ? `&highlight=${bbox.join(",")}` : ""}`);
    if (mine !== turn) {
      URL.revokeObjectURL(address);
      return;
    }
    if (picture) URL.revokeObjectURL(picture);
    picture = address;
    const image = byId("evidence-picture");
    image.src = address;
    image.alt = marked ? t("page.alt_marked", { title: shown.title, page }) : t("page.alt", { title: shown.title, page });
    image.style.width = `${ZOOMS[zoom] * 100}%`;
    await image.decode();
    if (mine !== turn) return;
    if (marked && withFocusOnMark) showMark(frame, image, bbox);
    announce(image.alt);
  } catch (error) {
    if (mine === turn && shown !== null) put(byId("evidence-trouble"), said(error));
  } finally {
    frame.removeAttribute("aria-busy");
  }
}

/** Scrolls the marked place, whose box is in points, into the middle of the frame. */
function showMark(frame, image, bbox) {
  const pixelsPerPoint = ZOOMS[zoom] >= 2 ? 3 : 2;
  const factor = (image.clientWidth / image.naturalWidth) * pixelsPerPoint;
  frame.scrollTop = ((bbox[1] + bbox[3]) / 2) * factor - frame.clientHeight / 2;
  frame.scrollLeft = ((bbox[0] + bbox[2]) / 2) * factor - frame.clientWidth / 2;
}

function tell() {
  const { report_id, page, pages } = shown;
  put(byId("evidence-place"), t("page.place", { page, pages }));
  byId("evidence-back").disabled = page <= 1;
  byId("evidence-on").disabled = page >= pages;
  byId("evidence-smaller").disabled = zoom === 0;
  byId("evidence-larger").disabled = zoom === ZOOMS.length - 1;
  byId("evidence-pdf").setAttribute("href", `/v1/reports/${encodeURIComponent(report_id)}/file#page=${page}`);
}

async function go(step) {
  shown.page += step;
  byId("evidence-frame").scrollTop = 0;
  await draw(true);
  keepFocus(step < 0 ? "evidence-back" : "evidence-on");
}

async function scale(step) {
  zoom = Math.min(ZOOMS.length - 1, Math.max(0, zoom + step));
  await draw(true);
  keepFocus(step < 0 ? "evidence-smaller" : "evidence-larger");
}

/** A button that has just been switched off gives its focus to the picture, not to the beginning of the page. */
function keepFocus(id) {
  if (shown !== null && byId(id).disabled) byId("evidence-frame").focus();
}

/** With a key, the PDF has to be fetched before it can be shown. */
async function openPdf(event) {
  if (!key()) return;
  event.preventDefault();
  const { report_id, page } = shown;
  try {
    follow(`${await blob(`/v1/reports/${encodeURIComponent(report_id)}/file`)}#page=${page}`);
  } catch (error) {
    put(byId("evidence-trouble"), said(error));
  }
}
