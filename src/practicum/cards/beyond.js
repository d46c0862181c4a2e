// Some notes of track B by themselves, as every card shows them.

import { facts, make, root } from "../widgets/kit.js";

/** @param {View} view */
export function draw(view) {
  const {
    model,
    course,
    words: { beyond: words },
  } = view;
  root(
    view,
    { class: "practicum-beyond", role: "group", "aria-label": words.beyond_title },
    make("p", { class: "practicum-hint" }, words.beyond_hint),
    facts(model.get("facts"), course),
  );
}
