// What a phone knows of its line to the room: when it last heard something, and what follows from that.

export const LOOK = 3000; // milliseconds between two looks where no live words come through
export const QUIET = 25000; // milliseconds without any word, heartbeats included (they come every ten seconds)
export const ANSWER = 20000; // milliseconds in which an answer must be here, or it is not waited for
export const SOON = 8000; // milliseconds in which it must be here where one asks again every few seconds anyway
/** @type {Record<string, Store>} */
const STORE = { lost: "lost", unsaved: "away", seen: "here", saved: "here", closed: "here" }; // what an answer tells of it

/**
 * Begin to listen: nothing is heard yet.
 * @returns {Line}
 */
export function fresh() {
  return { heard: 0, missed: 0, store: "here" };
}

/**
 * Note that something was heard, and what it tells of the place where votes are kept.
 * @param {Line} line
 * @param {number} now
 * @param {Store} [store]
 */
export function hear(line, now, store = line.store) {
  line.heard = now;
  line.store = store;
}

/**
 * Note that something was asked, and nothing came.
 * @param {Line} line
 * @param {number} now
 */
export function miss(line, now) {
  line.missed = Math.max(now, line.heard + 1);
}

/**
 * Tell whether nothing was heard for too long; a clock that was set back counts as long.
 * @param {Line} line
 * @param {number} now
 */
export function isQuiet(line, now) {
  return Math.abs(now - line.heard) > QUIET;
}

/**
 * Tell how things stand, by the name of the sentence that says so; "" where nobody follows a room.
 * @param {Line} line
 * @param {number} now
 * @param {boolean} inside
 */
export function standing(line, now, inside) {
  if (line.missed > line.heard || (inside && isQuiet(line, now))) return "apart";
  if (!inside) return "";
  return { here: "connected", lost: "lost", away: "away" }[line.store];
}

/**
 * Ask the server, and note what came of it; null where no answer of ours comes in time.
 * @param {Line} line
 * @param {string} path
 * @param {object | null} [body]
 * @param {number} [patience]
 */
export async function ask(line, path, body, patience = ANSWER) {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), patience);
  const posting = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  try {
    const answer = await fetch(path, { cache: "no-store", signal: ending.signal, ...(body ? posting : {}) });
    const said = await answer.json();
    if (typeof said?.answer !== "string") throw new TypeError("this is no answer of ours");
    hear(line, Date.now(), STORE[said.answer] ?? line.store);
    return said;
  } catch {
    miss(line, Date.now());
    return null;
  } finally {
    clearTimeout(timer);
  }
}
