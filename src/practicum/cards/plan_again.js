// A learner's own plan, said once more: a line at a time, its beginning first and then the whole. Nothing is kept of it.

import { button } from "../widgets/buttons.js";
import { make } from "../widgets/kit.js";
import { fill } from "../widgets/rules.js";

/**
 * Draw it under the deck of a review; nothing where no plan is kept.
 * @param {DeckState} deck
 */
export function planAgain({ view, prefix }) {
  /** @type {PlanLine[]} */
  const lines = view.model.get("plan");
  if (!lines.length) return null;
  const words = view.words.plan_again;
  const stage = make("div", { class: "practicum-part" });
  const show = (/** @type {number} */ at, focus = false) => {
    const where = make("p", { class: "practicum-where", tabindex: "-1" }, number(words, at, lines.length));
    const look = row(button(words.look, () => whole(at)));
    stage.replaceChildren(where, said(lines[at].cue), make("p", { class: "practicum-hint" }, words.ask), look);
    if (focus) where.focus();
  };
  const whole = (/** @type {number} */ at) => {
    const told = lines[at].whole.map((line) => said(line));
    told[0].tabIndex = -1;
    const next = at + 1 < lines.length ? [row(button(words.next, () => show(at + 1, true)))] : [];
    stage.replaceChildren(make("p", { class: "practicum-where" }, number(words, at, lines.length)), ...told, ...next);
    told[0].focus();
  };
  show(0);
  return make(
    "section",
    { class: "practicum-reminders", "aria-labelledby": `${prefix}-plan` },
    make("h4", { id: `${prefix}-plan` }, words.title),
    stage,
  );
}

/**
 * @param {Words} words
 * @param {number} at
 * @param {number} all
 */
function number(words, at, all) {
  return fill(words.number, { number: at + 1, all });
}

/** @param {HTMLElement} element */
function row(element) {
  return make("div", { class: "practicum-row" }, element);
}

/** @param {string} line */
function said(line) {
  return make("p", { dir: "auto" }, line);
}
