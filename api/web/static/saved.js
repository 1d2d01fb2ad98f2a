// Earlier conversations, in this browser alone.

const PLACE = "katsaus-keskustelut";
const MOST = 50;

/** Conversations, the latest first: [{id, started, turns: [answer, …]}]. */
export function conversations() {
  try {
    const held = JSON.parse(localStorage.getItem(PLACE) ?? "[]");
    return Array.isArray(held) ? held.filter((one) => Array.isArray(one.turns) && one.turns.length > 0) : [];
  } catch {
    return []; // nothing kept, or nothing that can be read
  }
}

/** Keeps a conversation, as the latest. False when the browser keeps nothing. */
export function remember(conversation) {
  let kept = [conversation, ...conversations().filter((one) => one.started !== conversation.started)].slice(0, MOST);
  while (kept.length > 0) {
    try {
      localStorage.setItem(PLACE, JSON.stringify(kept));
      return true;
    } catch {
      if (kept.length === 1) return false;
      kept = kept.slice(0, -1); // full: the oldest goes
    }
  }
  return false;
}

export function forget(started = null) {
  try {
    if (started === null) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, JSON.stringify(conversations().filter((one) => one.started !== started)));
  } catch {
    // nothing was kept
  }
}
