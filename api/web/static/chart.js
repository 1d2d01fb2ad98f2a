// Numbers side by side as bars: drawn from their places alone, the exact text beside each.

import { el, put, svg, unbroken } from "./dom.js";
import { t } from "./texts.js";

const MOST = 30;
const ROW = 44;
const BAR = 14;

/** What of an answer can be compared: [{label, text, number}], empty when nothing can. */
export function comparable(answer) {
  const fitting = (entries) => entries.length >= 2 && entries.length <= MOST && entries.every((entry) => entry.unit === entries[0].unit);
  if (fitting(answer.values)) return answer.values;
  const counted = answer.calculation;
  if (counted === null || !fitting(counted.operands)) return [];
  return ["difference", "change_percent"].includes(counted.operation) ? [...counted.operands].reverse() : counted.operands; // new − old: the old one comes first
}

/** Labels without the words that all of them begin or end with: what tells them apart. */
export function shortLabels(labels) {
  const words = labels.map((label) => label.split(" "));
  const shortest = Math.min(...words.map((one) => one.length));
  let head = 0;
  while (head < shortest - 1 && words.every((one) => one[head] === words[0][head])) head += 1;
  let tail = 0;
  while (tail < shortest - 1 - head && words.every((one) => one.at(-1 - tail) === words[0].at(-1 - tail))) tail += 1;
  return words.map((one) => one.slice(head, one.length - tail).join(" ").replace(/^[,–]\s*|[,–]\s*$/g, ""));
}

/** A figure with bars; the same numbers stand in a table of the answer. */
export function chart(entries) {
  const labels = shortLabels(entries.map((entry) => entry.label));
  const frame = el("div", { class: "bars" });
  const draw = () => put(frame, bars(entries, labels, Math.max(240, frame.clientWidth || 560)));
  new ResizeObserver(draw).observe(frame);
  return el("figure", { class: "chart" }, frame);
}

function bars(entries, labels, width) {
  const sizes = entries.map((entry) => Number(entry.number)); // for the length of a bar alone
  const costs = sizes.every((size) => size <= 0); // costs printed as negatives: their size is what is compared
  const drawn = costs ? sizes.map(Math.abs) : sizes;
  const [low, high] = [Math.min(0, ...drawn), Math.max(0, ...drawn)];
  const scale = (width - 4) / (high - low || 1);
  const zero = 2 - low * scale;
  const height = entries.length * ROW;
  const parts = entries.flatMap((entry, index) => {
    const top = index * ROW;
    const length = Math.max(1, Math.abs(drawn[index]) * scale);
    return [
      svg("text", { x: 0, y: top + 16, class: "bar-label" }, cut(labels[index], width - textWidth(unbroken(entry.text), 600) - 12)),
      svg("text", { x: width, y: top + 16, "text-anchor": "end", class: "bar-number" }, entry.text),
      svg("rect", { x: drawn[index] < 0 ? zero - length : zero, y: top + 22, width: length, height: BAR, rx: 2, class: drawn[index] < 0 ? "bar negative" : "bar" }),
    ];
  });
  return svg(
    "svg",
    { role: "img", viewBox: `0 0 ${width} ${height}`, width, height, "aria-label": t("answer.chart", { list: entries.map((entry, index) => `${labels[index]}: ${unbroken(entry.text)}`).join("; ") }) },
    low < 0 && svg("line", { x1: zero, x2: zero, y1: 0, y2: height, class: "bar-zero" }),
    parts,
  );
}

const pen = document.createElement("canvas").getContext("2d");

function textWidth(text, weight = 400) {
  pen.font = `${weight} 15px ${getComputedStyle(document.body).fontFamily}`; // as the style sheet has the bars' texts
  return pen.measureText(text).width;
}

function cut(label, room) {
  let kept = label;
  while (kept.length > 8 && textWidth(kept) > room) kept = `${kept.slice(0, -2).trimEnd()}…`;
  return kept;
}
