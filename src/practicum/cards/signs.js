// The signs of a scene, highlighted where they stand and named below; taken away again for a new try.

import { make } from "../widgets/kit.js";

/**
 * Highlight each sign in a scene's paragraphs, and name them in their order under the scene.
 * @param {HTMLElement} scene
 * @param {SignShown[]} signs in the order in which the scene has them
 * @param {Words} words
 * @param {Language} course
 */
export function highlight(scene, signs, words, course) {
  clear(scene);
  if (!signs.length) return;
  for (const [index, { phrase }] of signs.entries()) wrap(scene, phrase, index + 1);
  const names = signs.map(({ name }, index) =>
    make("li", {}, make("span", { "aria-hidden": "true" }, `${index + 1} `), name),
  );
  const list = make("ol", { class: "practicum-signs", "aria-label": words.signs, ...course }, names);
  scene.append(list);
}

/**
 * Let a scene stand as it was told.
 * @param {HTMLElement} scene
 */
export function clear(scene) {
  scene.querySelector(".practicum-signs")?.remove();
  for (const number of scene.querySelectorAll(".practicum-sign-number")) number.remove();
  for (const mark of scene.querySelectorAll("mark")) {
    const paragraph = mark.parentElement;
    mark.replaceWith(...mark.childNodes);
    paragraph?.normalize();
  }
}

/**
 * @param {HTMLElement} scene
 * @param {string} phrase
 * @param {number} number
 */
function wrap(scene, phrase, number) {
  for (const paragraph of scene.querySelectorAll("p")) {
    for (const text of [...paragraph.childNodes]) {
      const at = text.nodeType === Node.TEXT_NODE ? (text.textContent ?? "").indexOf(phrase) : -1;
      if (at < 0) continue;
      const found = /** @type {Text} */ (text).splitText(at);
      found.splitText(phrase.length);
      const mark = make("mark", { class: "practicum-sign" });
      found.replaceWith(mark);
      mark.append(found);
      mark.after(make("sup", { class: "practicum-sign-number", "aria-hidden": "true" }, String(number)));
      return;
    }
  }
}
