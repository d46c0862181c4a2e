// Find the claim: which words of the article say this, and how strongly? Nothing of it is kept.

import { button } from "../widgets/buttons.js";
import { claim, make, radios, root } from "../widgets/kit.js";
import { identity } from "../widgets/link.js";
import { fill } from "../widgets/rules.js";

/** @param {View} view */
export function draw(view) {
  const {
    model,
    course,
    words: { practice: words },
  } = view;
  /** @type {Exercise[]} */
  const items = model.get("items");
  const title = items.length === 1 ? words.one : words.title;
  root(
    view,
    { class: "practicum-card", role: "region", "aria-label": title },
    make("h3", {}, title),
    make("p", { class: "practicum-hint" }, words.unrecorded),
    turning(
      words,
      items.map((item) => exercise(course, words, item, `practicum-${identity()}`)),
    ),
  );
}

/**
 * Show one exercise at a time, with buttons to the ones beside it.
 * @param {Words} words
 * @param {HTMLElement[]} sections
 */
function turning(words, sections) {
  const where = make("p", { class: "practicum-where", tabindex: "-1" });
  const step = (/** @type {number} */ by) => {
    show(at + by);
    where.focus();
  };
  const [back, next] = [button(words.back, () => step(-1)), button(words.next, () => step(1))];
  let at = 0;
  const show = (/** @type {number} */ now) => {
    at = now;
    for (const [index, section] of sections.entries()) section.hidden = index !== at;
    where.textContent = fill(words.number, { number: at + 1, all: sections.length });
    back.hidden = at === 0;
    next.hidden = at === sections.length - 1;
  };
  show(0);
  if (sections.length === 1) return sections;
  return [where, ...sections, make("div", { class: "practicum-row practicum-turns" }, back, next)];
}

/**
 * @param {Language} course
 * @param {Words} words
 * @param {Exercise} item
 * @param {string} name
 */
function exercise(course, words, item, name) {
  const where = make("div", { role: "status", class: "practicum-answer" });
  const how = make("div", { role: "status", class: "practicum-answer" });
  return make(
    "section",
    { class: "practicum-exercise", "aria-label": item.says },
    make("p", { class: "practicum-option", ...course }, item.says),
    radios({
      legend: words.which,
      name: `${name}-which`,
      choices: item.phrases.map((phrase) => ({ value: phrase.id, label: make("q", {}, phrase.phrase) })),
      onpick: (id) => where.replaceChildren(...toldWhere(course, words, item, id)),
    }),
    where,
    radios({
      legend: words.how,
      name: `${name}-how`,
      layout: "row",
      choices: item.strengths,
      onpick: (strength) => how.replaceChildren(toldHow(words, item, strength)),
    }),
    how,
  );
}

/**
 * @param {Language} course
 * @param {Words} words
 * @param {Exercise} item
 * @param {string} id
 */
function toldWhere(course, words, item, id) {
  if (id !== item.id) {
    const taken = item.phrases.find((phrase) => phrase.id === id);
    return [make("p", {}, fill(words.elsewhere, { says: taken?.says }))];
  }
  return [
    make("p", {}, words.found),
    make("ul", { class: "practicum-plain" }, claim({ ...item.claim, verb: "" }, course)),
  ];
}

/**
 * @param {Words} words
 * @param {Exercise} item
 * @param {string} strength
 */
function toldHow(words, item, strength) {
  const line = strength === item.strength ? words.strength_same : words.strength_other;
  return make("p", {}, fill(line, { strength: item.strength_line }));
}
