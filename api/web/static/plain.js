// Answers and conversations as plain text, with their sources.

import { moment, t } from "./texts.js";

/** An answer and where it is from, to be copied. */
export function answerText(answer) {
  const lines = [answer.question, "", answer.answer];
  if (answer.calculation) lines.push("", `${t("answer.calculation")}: ${answer.calculation.expression} = ${answer.calculation.result.text}`);
  if (answer.caveats.length > 0) lines.push("", `${t("answer.caveats")}:`, ...answer.caveats.map((one) => `– ${one}`));
  if (answer.citations.length > 0) lines.push("", `${t("answer.sources")}:`, ...answer.citations.map(source));
  return lines.join("\n");
}

function source(citation) {
  return `[${citation.id}] ${citation.report_title}, ${t("answer.page", { page: citation.page })}: ”${citation.quote}” (${location.origin}/v1/reports/${encodeURIComponent(citation.report_id)}/file#page=${citation.page})`;
}

/** A whole conversation as a file. */
export function conversationText(conversation, name) {
  const head = `${name} – ${t("ask.file_title")} ${moment(conversation.started)}`;
  const rule = "-".repeat(72);
  return [head, t("ask.file_note"), ...conversation.turns.flatMap((answer) => ["", rule, "", answerText(answer)]), ""].join("\n");
}
