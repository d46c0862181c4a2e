// The close reading: sentence by sentence, the claims in our words with their phrase and their verb.

import { claim, make, root } from "../widgets/kit.js";

/** @param {View} view */
export function draw(view) {
  const {
    model,
    course,
    words: { claims: words },
  } = view;
  root(
    view,
    {},
    make("h3", {}, words.strengths),
    make(
      "ul",
      {},
      model.get("strengths").map((/** @type {string} */ line) => make("li", {}, line)),
    ),
    model.get("sentences").map((/** @type {any} */ sentence) => block(course, words, sentence)),
    make("h3", {}, words.silences),
    make(
      "ul",
      { class: "practicum-columns" },
      model.get("silences").map((/** @type {string} */ silence) => make("li", course, silence)),
    ),
  );
}

/**
 * @param {Language} course
 * @param {Words} words
 * @param {{ title: string, claims: ClaimShown[], remarks: string[], senses: string[] }} sentence
 */
function block(course, words, sentence) {
  return make(
    "section",
    { class: "practicum-sentence", "aria-label": sentence.title },
    make("h4", {}, sentence.title),
    make(
      "ul",
      { class: "practicum-plain" },
      sentence.claims.map((item) => claim(item, course)),
    ),
    sentence.remarks.map((remark) => make("p", { class: "practicum-hint" }, remark)),
    sentence.senses.length
      ? [
          make("p", {}, words.senses),
          make(
            "ul",
            {},
            sentence.senses.map((sense) => make("li", course, sense)),
          ),
        ]
      : null,
  );
}
