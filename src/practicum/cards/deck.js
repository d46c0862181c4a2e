// A deck: several cards, one at a time, to go through in any order. Held, a committed card is kept and not compared.

import { articleMark, make, root } from "../widgets/kit.js";
import { identity, link, unsent } from "../widgets/link.js";
import { COMMITTED, fill } from "../widgets/rules.js";
import { ownNote } from "./choice_form.js";
import { card } from "./vignette.js";

/**
 * Draw the deck; `ends` build what stands under it.
 * @param {View} view
 * @param {((deck: DeckState, parting: PartingShown) => Child)[]} [ends]
 */
export function draw(view, ends = []) {
  const { model, signal } = view;
  const prefix = `practicum-${identity()}`;
  /** @type {DeckState} */
  const deck = {
    ask: link(model, signal),
    at: 0,
    cards: model.get("cards"),
    path_hash: model.get("path_hash"),
    left: new Map(Object.entries(model.get("left"))), // by vignette: the choice on record
    done: new Set(Object.keys(model.get("left"))),
    held: model.get("held"),
    frames: new Map(), // by vignette: its card, drawn when it is first shown and kept with all that is typed there
    ...{ view, turning: view.words.deck, prefix },
    ...places(prefix),
  };
  deck.ask = watched(deck, deck.ask);
  root(
    view,
    { class: "practicum-card", role: "region", "aria-labelledby": `${prefix}-deck` },
    make("h3", { id: `${prefix}-deck` }, model.get("heading")),
    deck.lines,
    deck.held ? looking(deck) : null,
    deck.cards.length ? [bar(deck), deck.stage, deck.end, pager(deck)] : null,
    ends.map((end) => end(deck, model.get("parting"))),
  );
  say(deck, model.get("lines"));
  if (deck.cards.length) start(deck);
}

/**
 * @param {DeckState} deck
 * @param {string[]} texts
 */
function say({ lines }, texts) {
  lines.replaceChildren(...texts.map((line) => make("p", { dir: "auto" }, line)));
}

/** @param {string} prefix */
function places(prefix) {
  return {
    where: make("p", { class: "practicum-where", id: `${prefix}-where` }),
    count: make("p", { class: "practicum-hint" }),
    dots: make("div", { class: "practicum-marks", "aria-hidden": "true" }),
    stage: make("div"),
    lines: make("div", { class: "practicum-lines" }),
    end: make("p", { class: "practicum-end", role: "status" }),
  };
}

/**
 * Watch the answers go by, so that the count is true whatever a card shows by then.
 * @param {DeckState} deck
 * @param {Ask} ask
 * @returns {Ask}
 */
function watched(deck, ask) {
  return async (message, ...how) => {
    const answer = await ask(message, ...how);
    if (message.kind === "commit" && answer.kind === "saved") {
      deck.done.add(String(message.vignette));
      standing(deck);
      deck.saved?.();
    }
    return answer;
  };
}

/**
 * Open at the first scene that is not on record. Choices still on their way are sent from wherever they are.
 * @param {DeckState} deck
 */
function start(deck) {
  const { cards, path_hash, done } = deck;
  for (const card of cards.filter(({ id }) => unsent(`${path_hash}:${id}`).all().length)) frameOf(deck, card);
  show(
    deck,
    Math.max(
      0,
      cards.findIndex(({ id }) => !done.has(id)),
    ),
  );
}

/* ---- One scene at a time ---- */

/** @param {DeckState} deck */
function bar({ where, count, dots }) {
  return make("div", { class: "practicum-bar" }, where, dots, count);
}

/** @param {DeckState} deck */
function pager(deck) {
  const { turning } = deck;
  const pageButton = (/** @type {string} */ label, /** @type {number} */ step) =>
    make("button", { type: "button", class: "practicum-button", onclick: () => go(deck, step) }, label);
  Object.assign(deck, { back: pageButton(turning.back, -1), next: pageButton(turning.next, 1) });
  return make("div", { class: "practicum-row practicum-turns" }, deck.back, deck.next);
}

/**
 * @param {DeckState} deck
 * @param {number} step
 */
function go(deck, step) {
  const heading = show(deck, deck.at + step);
  heading.tabIndex = -1;
  heading.focus();
}

/**
 * Show one scene, and give its heading.
 * @param {DeckState} deck
 * @param {number} at
 * @returns {HTMLElement}
 */
function show(deck, at) {
  const { cards, where, frames, turning } = deck;
  deck.at = at;
  const frame = frameOf(deck, cards[at]);
  for (const other of frames.values()) other.hidden = other !== frame;
  where.textContent = fill(turning.scene, { number: at + 1, all: cards.length });
  if (deck.back) deck.back.hidden = at === 0;
  if (deck.next) deck.next.hidden = at === cards.length - 1;
  standing(deck);
  return frame.querySelector("h3");
}

/** @param {DeckState} deck */
function standing(deck) {
  const { cards, done, at, count, dots, end, turning } = deck;
  end.textContent = at === cards.length - 1 ? ending(deck) : "";
  count.textContent = fill(turning.on_record, { done: done.size, all: cards.length });
  /** @type {(card: SceneShown, index: number) => HTMLElement} */
  const dot = ({ id }, index) =>
    make("span", { class: index === at ? "practicum-mark-here" : "" }, articleMark(done.has(id) ? 1 : 0));
  dots.replaceChildren(...cards.map(dot));
}

/**
 * Say at the last scene that it is the last, and which others are still open.
 * @param {DeckState} deck
 */
function ending({ cards, done, at, view }) {
  const last = done.has(cards[at].id) ? view.words.ending.was_last : view.words.ending.at_last;
  const open = cards.flatMap(({ id }, index) => (done.has(id) || index === at ? [] : [index + 1]));
  return open.length ? `${last} ${fill(view.words.ending.still_open, { numbers: open.join(", ") })}` : last;
}

/**
 * @param {DeckState} deck
 * @param {SceneShown} vignette
 * @returns {HTMLElement}
 */
function frameOf(deck, vignette) {
  const { ask, view, path_hash, left, frames, stage, held, prefix } = deck;
  if (!frames.has(vignette.id)) {
    const frame = make("div", { role: "group" });
    /** @type {(card: Card, choice: Choice, how: How) => Promise<void>} */
    const stand = (shown, choice, how) => keep(deck, shown, choice, how);
    const saved = (/** @type {Answer} */ { safety }) => warn(frame, safety);
    const how = held ? { peeks: false, commit: deck.turning.commit, stand, saved } : {};
    const name = card({ ask, view, vignette, path_hash, frame, paged: true, left: left.get(vignette.id), ...how });
    frame.setAttribute("aria-labelledby", name);
    frame.querySelector("h3").setAttribute("aria-describedby", `${prefix}-where`);
    frames.set(vignette.id, frame);
    stage.append(frame);
  }
  return frames.get(vignette.id);
}

/* ---- Held ---- */

/**
 * Build the button that opens the comparisons. It comes once they can be opened: another deck's choice, or a return to
 * the page, is the moment to ask.
 * @param {DeckState} deck
 */
function looking(deck) {
  const status = make("p", { class: "practicum-status", role: "status" });
  const see = make("button", { type: "button", class: "practicum-button", hidden: true }, deck.turning.see);
  const look = async () => {
    if (!deck.held || !deck.done.size || document.hidden) return;
    const answer = await deck.ask({ kind: "look" }, undefined, { again: false });
    if (!deck.held || !answer.state || answer.state.held) return;
    see.hidden = false;
    see.onclick = () => {
      see.hidden = true;
      status.textContent = answer.remark;
      open(deck, answer.state);
    };
  };
  const { signal } = deck.view;
  const heard = (/** @type {any} */ { detail }) => {
    if (!deck.cards.some(({ id }) => id === detail)) look();
  };
  globalThis.addEventListener(COMMITTED, heard, { signal });
  document.addEventListener("visibilitychange", look, { signal });
  return [make("div", { class: "practicum-row practicum-see" }, see), status];
}

/**
 * Draw the cards anew, now with their comparisons.
 * @param {DeckState} deck
 * @param {{ lines: string[], left: Record<string, Choice> }} state
 */
function open(deck, { lines, left }) {
  deck.held = false;
  deck.left = new Map(Object.entries(left));
  for (const id of deck.left.keys()) deck.done.add(id);
  deck.frames.clear();
  deck.stage.replaceChildren();
  say(deck, lines);
  go(deck, 0);
}

/**
 * Say that a choice is taken, and no more: its comparison waits for the second check.
 * @param {DeckState} deck
 * @param {Card} card
 * @param {Choice} choice
 * @param {How} how
 */
async function keep({ turning }, card, choice, { focus }) {
  const heading = make("h4", { tabindex: "-1" }, turning.kept);
  const here = card.stage.contains(document.activeElement) || document.activeElement === document.body;
  const note = ownNote(card, choice);
  card.stage.replaceChildren(
    make(
      "div",
      { class: "practicum-comparison practicum-kept" },
      heading,
      make("p", {}, turning.kept_hint),
      make("p", { class: "practicum-safety", role: "status" }),
      note ?? "",
    ),
  );
  if (focus && here) heading.focus();
}

/**
 * Say what cannot wait until a comparison opens; nothing after most choices.
 * @param {HTMLElement} frame
 * @param {string} [sentence]
 */
function warn(frame, sentence) {
  const place = frame.querySelector(".practicum-safety");
  if (!sentence || !place) return;
  place.classList.add("practicum-care");
  place.textContent = sentence;
}
