// Before a long break, where a browser may forget the passport: a copy of it and the resume code, there and then.

import { button } from "../widgets/buttons.js";
import { download, make } from "../widgets/kit.js";

/**
 * Draw it under the deck of a review; nothing where the kernel has nothing to say of it.
 * @param {DeckState} deck
 * @param {PartingShown} shown
 */
export function parting(deck, shown) {
  if (!shown.lines) return null;
  const { view, ask, prefix } = deck;
  const words = view.words.parting;
  const code = make("output", { class: "practicum-code" }, shown.code);
  const status = make("p", { class: "practicum-status", role: "status" });
  const notes = make("input", { type: "checkbox" });
  const act = async (/** @type {Message} */ message) => {
    const answer = await ask(message, () => (status.textContent = words.no_kernel), { again: false });
    status.textContent = answer.remark;
    code.textContent = answer.overview.code;
    return answer;
  };
  const save = async () => {
    const answer = await act({ kind: "export", notes: notes.checked });
    if (answer.text) download(answer.name, answer.text);
  };
  deck.saved = () => act({ kind: "parting" }); // a choice that has just been saved is in the code, too
  const copy = make("label", { class: "practicum-choice" }, notes, make("span", {}, words.export_notes));
  return make(
    "section",
    { class: "practicum-reminders", "aria-labelledby": `${prefix}-parting` },
    make("h4", { id: `${prefix}-parting` }, words.title),
    make("p", {}, words.forgets),
    make("p", {}, words.both),
    make("div", { class: "practicum-row" }, button(words.export, save), copy),
    shown.code ? labelled(words, code) : null,
    status,
  );
}

/**
 * @param {Words} words
 * @param {HTMLElement} code
 */
function labelled(words, code) {
  const hint = make("p", { class: "practicum-hint" }, words.code_hint);
  return make("div", { class: "practicum-field" }, make("span", {}, words.code), code, hint);
}
