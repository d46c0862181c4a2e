// Build the ladder: give each claim a place, then see ours beside it. Nothing of it is kept.

import { claim, make, root } from "../widgets/kit.js";
import { fill } from "../widgets/rules.js";

/** @param {View} view */
export function draw(view) {
  const {
    model,
    course,
    words: { building: words },
  } = view;
  const places = model.get("places");
  const rows = model.get("items").map((/** @type {any} */ item) => row(course, words, places, item));
  const told = make("p", { class: "practicum-status", role: "status" });
  const compare = () => {
    const placed = rows
      .map((/** @type {ReturnType<typeof row>} */ one) => one.compare())
      .filter((/** @type {boolean | null} */ same) => same !== null);
    told.textContent = fill(words.told, { same: placed.filter(Boolean).length, placed: placed.length });
  };
  root(
    view,
    { class: "practicum-card", role: "region", "aria-label": words.title },
    make("h3", {}, words.title),
    make("p", { class: "practicum-hint" }, words.lead),
    rows.map((/** @type {ReturnType<typeof row>} */ one) => one.element),
    make(
      "div",
      { class: "practicum-row" },
      make(
        "button",
        { type: "button", class: "practicum-button practicum-primary", onclick: compare },
        words.compare,
      ),
    ),
    told,
  );
}

/**
 * @param {Language} course
 * @param {Words} words
 * @param {{ id: string, title: string }[]} places
 * @param {{ place: string, claim: ClaimShown }} item
 */
function row(course, words, places, item) {
  const select = make(
    "select",
    {},
    make("option", { value: "" }, words.choose),
    places.map((place) => make("option", { value: place.id }, place.title)),
  );
  const answer = make("div", { class: "practicum-answer" });
  const title = (/** @type {string} */ id) => places.find((place) => place.id === id)?.title;
  const line = () => {
    if (!select.value) return fill(words.unplaced, { ours: title(item.place) });
    if (select.value === item.place) return fill(words.same, { place: title(item.place) });
    return fill(words.other, { yours: title(select.value), ours: title(item.place) });
  };
  const compare = () => {
    answer.replaceChildren(
      make("p", {}, line()),
      make("ul", { class: "practicum-plain" }, claim(item.claim, course)),
    );
    return select.value ? select.value === item.place : null;
  };
  const label = make(
    "label",
    { class: "practicum-field" },
    make("span", { class: "practicum-hint" }, words.place_of),
    select,
  );
  const element = make(
    "div",
    { class: "practicum-exercise practicum-placing", role: "group", "aria-label": item.claim.says },
    make("p", { class: "practicum-option", ...course }, item.claim.says),
    label,
    answer,
  );
  return { element, compare };
}
