// The page's own words in the language of the document, and the Finnish ones that questions are made of.

const language = document.documentElement.lang;

async function load(code) {
  const answer = await fetch(`/web/texts/${code}.json`);
  if (!answer.ok) throw new Error(`texts: ${answer.status}`);
  return answer.json();
}

const own = await load(language);
const finnish = language === "fi" ? own : await load("fi");

function filled(text, values) {
  return text.replace(/\{([a-z]+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** A text by its name, with {names} filled in. */
export function t(name, values = {}) {
  if (!(name in own)) throw new Error(`no text: ${name}`);
  return filled(own[name], values);
}

/** The same where the words hang on a number: name.one or name.other. */
export function tn(name, count, values = {}) {
  return t(`${name}.${count === 1 ? "one" : "other"}`, { count: grouped(String(count)), ...values });
}

/** A Finnish text, whatever the page's language: questions are asked in Finnish. */
export function inFinnish(name) {
  return finnish[name];
}

/** A text, or what stands for it when there is none of that name. */
export function tOr(name, other) {
  return name in own ? own[name] : other;
}

/** Digits in threes: "1275" → "1 275" with a space that does not break. */
export function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, "\u00a0");
}

/** A day or moment of the service, in the page's language. */
export function day(stamp) {
  return new Date(stamp).toLocaleDateString(language, { day: "numeric", month: "numeric", year: "numeric" });
}

export function moment(stamp) {
  return new Date(stamp).toLocaleString(language, { day: "numeric", month: "numeric", year: "numeric", hour: "2-digit", minute: "2-digit" });
}
