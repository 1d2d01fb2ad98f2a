// Exact numbers as text; arithmetic happens in the service alone.

import { grouped, inFinnish, tOr } from "./texts.js";

/** A decimal string as Finns write it: "-4875072.5" → "−4 875 072,5". */
export function written(number) {
  const [, minus, whole, decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number) ?? [];
  if (whole === undefined) return number;
  return `${minus ? "−" : ""}${grouped(whole)}${decimals ? `,${decimals}` : ""}`;
}

/** A unit of measure as it is written behind a number. */
export function unitWord(unit) {
  return tOr(`unit.${unit}`, unit);
}

export function withUnit(number, unit) {
  const word = unitWord(unit);
  return word ? `${written(number)}\u00a0${word}` : written(number);
}

/** What a measure is called, in the page's language. */
export function measureWord(measure) {
  return tOr(`measure.${measure}`, measure);
}

/** The same in Finnish, as a question has it; a number with no measure of its own has none. */
export function measureInQuestion(measure) {
  return measure === "value" ? "" : (inFinnish(`measure.${measure}`) ?? "");
}
