// The conversation: questions asked, answers streamed, earlier conversations kept in the browser.

import { answerNodes, marked } from "./answer.js";
import { announce, byId, download, el, put, ready } from "./dom.js";
import { closePage } from "./evidence.js";
import { answerText, conversationText } from "./plain.js";
import { conversations, forget, remember } from "./saved.js";
import { json, Problem, reportName, reports, said, stream } from "./service.js";
import "./shell.js";
import { moment, t, tn } from "./texts.js";
import { wrongForm } from "./wrong.js";

const form = byId("ask");
const field = byId("question");
const turns = byId("turns");
let conversation = fresh();
let asking = null; // the AbortController of the question on its way

function fresh() {
  return { id: null, started: new Date().toISOString(), turns: [] };
}

// ---------------------------------------------------------------------------------------------- asking

async function ask(question) {
  if (asking !== null) return;
  const text = question.trim();
  byId("ask-error").textContent = "";
  if (text === "") {
    byId("ask-error").textContent = t("ask.empty");
    field.focus();
    return;
  }
  closePage();
  begin();
  const turn = newTurn(text);
  asking = new AbortController();
  busy(true);
  field.value = "";
  grow();
  try {
    const answer = await answered(text, turn);
    conversation.id = answer.conversation_id;
    conversation.turns.push(answer);
    remember(conversation);
    finish(turn, answer);
    announce(spoken(answer));
  } catch (error) {
    fail(turn, error, text);
  } finally {
    asking = null;
    busy(false);
    field.focus({ preventScroll: true });
  }
}

/** The answer, streamed into its turn; begun anew where the service has forgotten the conversation. */
async function answered(text, turn) {
  const body = { question: text, conversation_id: conversation.id, report_ids: chosenReports() };
  try {
    return await streamed(body, turn);
  } catch (error) {
    if (!(error instanceof Problem && error.status === 404 && conversation.id !== null)) throw error;
    turn.notes.append(el("p", { class: "notice" }, t("ask.expired")));
    return streamed({ ...body, conversation_id: null }, turn);
  }
}

async function streamed(body, turn) {
  let answer = null;
  await stream(
    "/v1/ask/stream",
    body,
    (name, data) => {
      if (name === "status") turn.status.textContent = data.text;
      else if (name === "delta") {
        turn.text += data.text;
        turn.streaming.textContent = marked(turn.text);
      } else if (name === "answer") answer = data;
    },
    asking.signal,
  );
  if (answer === null) throw new Problem(503, { detail: t("shell.cut") });
  return answer;
}

function newTurn(question) {
  const status = el("p", { class: "status muted", lang: "fi" }, "");
  const streaming = el("p", { class: "answer-text streaming", lang: "fi" });
  const notes = el("div");
  const body = el("div", { class: "answer", "aria-busy": "true" }, status, streaming);
  const item = el("li", { class: "turn" }, el("h2", { class: "question", lang: "fi", tabindex: "-1" }, question), notes, body);
  turns.append(item);
  item.scrollIntoView({ block: "start" });
  return { item, body, status, streaming, notes, text: "" };
}

function finish(turn, answer) {
  turn.body.removeAttribute("aria-busy");
  put(turn.body, answerNodes(answer, ask), actions(answer), wrongForm(answer, () => before(answer)));
}

/** The questions of the conversation before an answer's. */
function before(answer) {
  return conversation.turns.slice(0, conversation.turns.indexOf(answer)).map((one) => one.question);
}

function actions(answer) {
  const link = new URL("/", location.href);
  link.searchParams.set("q", answer.standalone_question.replace(/\s+/g, " "));
  const button = (text, action) => el("button", { type: "button", class: "quiet", onclick: action }, text);
  return el(
    "div",
    { class: "actions no-print", role: "group", "aria-label": t("answer.actions") },
    button(t("answer.copy"), (event) => copy(answerText(answer), event.currentTarget)),
    button(t("answer.copy_link"), (event) => copy(link.href, event.currentTarget)),
  );
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    announce(t("answer.copied"));
    const before = button.textContent;
    button.textContent = t("answer.copied");
    setTimeout(() => {
      button.textContent = before;
    }, 2500);
  } catch {
    // the browser does not let pages write there: the text is shown to be copied by hand
    const box = el("textarea", { class: "copy-box", readonly: true, rows: "6", "aria-label": t("answer.copy_by_hand") });
    box.value = text;
    button.parentElement.after(box);
    box.focus();
    box.select();
  }
}

function fail(turn, error, question) {
  const stopped = error instanceof DOMException && error.name === "AbortError";
  const text = stopped ? t("ask.stopped") : said(error);
  turn.body.removeAttribute("aria-busy");
  put(turn.body, el("p", { class: "notice error", role: "alert" }, text), el("p", {}, el("button", { type: "button", class: "quiet", onclick: () => { turn.item.remove(); ask(question); } }, t("ask.again"))));
}

/** What is read out when an answer has come: its words, and what there is to choose. */
function spoken(answer) {
  return [marked(answer.answer), answer.caveats.length > 0 && tn("answer.spoken_caveats", answer.caveats.length), answer.citations.length > 0 && tn("answer.spoken_sources", answer.citations.length)].filter(Boolean).join(" ");
}

function busy(on) {
  const send = byId("send");
  send.textContent = on ? t("ask.stop") : t("ask.send");
  form.setAttribute("aria-busy", String(on));
}

function begin() {
  atStart(false);
  showEarlier(false);
}

/** Whether nothing has been asked yet: the page then tells what it is for, and offers questions. */
function atStart(on) {
  byId("talk").classList.toggle("at-start", on);
  for (const id of ["lead", "start"]) byId(id).hidden = !on;
  for (const id of ["new", "save", "print"]) byId(id).hidden = on;
  byId("title").classList.toggle("hidden", !on);
}

// ---------------------------------------------------------------------------------------------- the form

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (asking !== null) asking.abort();
  else ask(field.value);
});

field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    if (asking === null) ask(field.value);
  }
});
field.addEventListener("input", grow);

function grow() {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 4, 220)}px`;
}

function chosenReports() {
  const chosen = [...byId("narrow-reports").querySelectorAll("input:checked")].map((box) => box.value);
  return chosen.length > 0 ? chosen : null;
}

function tellNarrowed() {
  const chosen = chosenReports();
  byId("narrow-summary").textContent = chosen === null ? t("ask.narrow") : tn("ask.narrowed", chosen.length);
}

async function drawReports() {
  const list = await reports();
  byId("no-reports").hidden = list.length > 0;
  byId("narrow").hidden = list.length < 2;
  byId("narrow-reports").append(
    ...list.map((report, index) =>
      el(
        "div",
        { class: "check" },
        el("input", { type: "checkbox", id: `narrow-${index}`, value: report.report_id, onchange: tellNarrowed }),
        el("label", { for: `narrow-${index}`, lang: "fi" }, reportName(report.report_id, report.title)),
      ),
    ),
  );
}

async function drawExamples() {
  const { questions } = await json("/v1/examples");
  byId("examples-block").hidden = questions.length === 0;
  byId("examples").append(...questions.map((question) => el("li", {}, el("button", { type: "button", class: "choice", onclick: () => ask(question) }, question))));
}

// ---------------------------------------------------------------------------------------------- conversations

byId("new").addEventListener("click", () => {
  asking?.abort();
  closePage();
  conversation = fresh();
  put(turns);
  atStart(true);
  history.replaceState(null, "", "/");
  showEarlier(false);
  field.focus();
});

byId("earlier").addEventListener("click", () => showEarlier(byId("earlier-panel").hidden));
byId("forget").addEventListener("click", () => {
  forget();
  showEarlier(true);
  byId("earlier").focus();
  announce(t("ask.forgotten"));
});
byId("save").addEventListener("click", () => {
  if (conversation.turns.length === 0) {
    announce(t("ask.nothing"));
    byId("ask-error").textContent = t("ask.nothing");
    return;
  }
  download(`katsaus-${conversation.started.slice(0, 10)}.txt`, "text/plain;charset=utf-8", conversationText(conversation, document.body.dataset.name));
});
byId("print").addEventListener("click", () => print());

function showEarlier(on) {
  byId("earlier-panel").hidden = !on;
  byId("earlier").setAttribute("aria-expanded", String(on));
  if (!on) return;
  const hours = Number(document.body.dataset.hours);
  byId("earlier-note").textContent = t("ask.earlier_note", { time: hours % 24 === 0 ? tn("ask.days", hours / 24) : tn("ask.hours", hours) });
  const held = conversations();
  byId("earlier-none").hidden = held.length > 0;
  byId("forget").hidden = held.length === 0;
  put(
    byId("earlier-list"),
    held.map((one) =>
      el(
        "li",
        { class: "earlier-item" },
        el("button", { type: "button", class: "earlier-open", onclick: () => reopen(one) }, el("span", { lang: "fi" }, one.turns[0].question), el("span", { class: "muted" }, ` ${moment(one.started)}, ${tn("ask.turns", one.turns.length)}`)),
        el("button", { type: "button", class: "quiet", "aria-label": t("ask.forget_one", { question: one.turns[0].question }), onclick: () => { forget(one.started); showEarlier(true); byId("earlier").focus(); } }, t("ask.forget_short")),
      ),
    ),
  );
}

function reopen(kept) {
  closePage();
  conversation = kept;
  begin();
  put(turns);
  for (const answer of kept.turns) {
    const turn = newTurn(answer.question);
    finish(turn, answer);
  }
  turns.lastElementChild.querySelector(".question").focus();
}

// ---------------------------------------------------------------------------------------------- the beginning

async function open() {
  const asked = new URLSearchParams(location.search).get("q");
  const listed = Promise.all([drawReports(), drawExamples()]);
  if (asked !== null && asked.trim() !== "") await ask(asked.slice(0, field.maxLength));
  try {
    await listed;
  } catch (error) {
    byId("ask-error").textContent = said(error);
  }
}

ready();
await open();
