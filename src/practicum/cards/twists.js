// One situation, and new facts one at a time: how does each change what the article and good practice make of it?

import { twist } from "../widgets/comparison.js";
import { make, root } from "../widgets/kit.js";
import { fill } from "../widgets/rules.js";

/** @param {View} view */
export function draw(view) {
  const {
    model,
    course,
    words: { twists: words },
  } = view;
  const { situation, response } = model.get("situation");
  const items = model.get("twists");
  root(
    view,
    { class: "practicum-card", role: "region", "aria-label": words.title },
    make("h3", {}, words.title),
    make("h4", { class: "practicum-level" }, words.situation),
    make("p", { class: "practicum-option", ...course }, situation),
    make("h4", { class: "practicum-level" }, words.response),
    make("p", { class: "practicum-option", ...course }, response),
    make("p", { class: "practicum-hint" }, words.each),
    items.map((/** @type {TwistShown} */ item, /** @type {number} */ index) =>
      make(
        "section",
        { class: "practicum-exercise", "aria-label": fill(words.number, { number: index + 1 }) },
        twist(view, item),
      ),
    ),
  );
}
