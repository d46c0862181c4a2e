// The button under a review that puts three reminders into the learner's own calendar.

import { button } from "../widgets/buttons.js";
import { download, make } from "../widgets/kit.js";

/**
 * Draw the button, for the deck of a review.
 * @param {DeckState} deck
 * @param {PartingShown} parting
 */
export function reminders({ ask, view }, { code }) {
  const words = view.words.reminding;
  const status = make("p", { class: "practicum-status", role: "status" });
  const wanted = make("input", { type: "checkbox" });
  const save = async () => {
    const message = { kind: "calendar", code: wanted.checked };
    const answer = await ask(message, () => (status.textContent = words.no_kernel), { again: false });
    status.textContent = answer.remark;
    if (answer.text) download(answer.name, answer.text, "text/calendar");
  };
  return make(
    "div",
    { class: "practicum-reminders" },
    make("p", { class: "practicum-hint" }, words.calendar_hint),
    code ? make("label", { class: "practicum-choice" }, wanted, make("span", {}, words.with_code)) : null,
    button(words.calendar, save),
    status,
  );
}
