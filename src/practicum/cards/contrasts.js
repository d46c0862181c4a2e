// Places of the article beside what professional standards ask for: two tracks, side by side and never merged.

import { claim, facts, make, root } from "../widgets/kit.js";

/** @param {View} view */
export function draw(view) {
  const {
    model,
    course,
    words: { contrasts: words },
  } = view;
  root(
    view,
    {},
    make("h3", {}, words.title),
    make("p", { class: "practicum-hint" }, words.lead),
    make(
      "ol",
      { class: "practicum-contrasts" },
      model.get("contrasts").map((/** @type {any} */ item) => contrast(course, words, item)),
    ),
  );
}

/**
 * @param {Language} course
 * @param {Words} words
 * @param {{ claim: ClaimShown, weak: string, asked: string, facts: FactShown[] }} item
 */
function contrast(course, words, item) {
  return make(
    "li",
    { class: "practicum-contrast" },
    make(
      "div",
      { class: "practicum-part" },
      make("h4", {}, words.article),
      make("ul", { class: "practicum-plain" }, claim(item.claim, course)),
      make("p", course, item.weak),
    ),
    make(
      "div",
      { class: "practicum-beyond" },
      make("h4", {}, words.beyond),
      make("p", course, item.asked),
      make("details", {}, make("summary", {}, words.sources), facts(item.facts, course)),
    ),
  );
}
