// Some notes by themselves, as every card shows them.

import { facts, make, root } from "../widgets/kit.js";

/** @param {View} view */
export function draw(view) {
  const {
    model,
    course,
    words: { notes: words },
  } = view;
  root(
    view,
    { class: "practicum-beyond", role: "group", "aria-label": words.notes_title },
    make("p", { class: "practicum-hint" }, words.notes_hint),
    facts(model.get("facts"), course, words.notes_source),
  );
}
