// The map of the course: its pages in order, each a link, with what of it is on record.

import { make, root } from "../widgets/kit.js";
import { link } from "../widgets/link.js";
import { fill } from "../widgets/rules.js";
import { inParts } from "./course_parts.js";

/** @param {View} view */
export function draw(view) {
  const {
    model,
    signal,
    course,
    words: { course_map: words },
  } = view;
  const ask = link(model, signal);
  const lists = make("div", {});
  const status = make("p", { class: "practicum-status", role: "status" });
  const list = (/** @type {MapRow[]} */ part) => {
    const items = part.map((row) => page(course, words, row));
    return make("ol", { class: "practicum-pages" }, items);
  };
  const show = (/** @type {MapRow[]} */ rows) =>
    lists.replaceChildren(...inParts(rows, list, () => make("h4", {}, words.further)));
  const look = async () => {
    const answer = await ask({ kind: "look" }, () => (status.textContent = words.no_kernel), { again: false });
    status.textContent = "";
    show(answer.rows);
  };
  show(model.get("rows"));
  root(
    view,
    { class: "practicum-card", role: "region", "aria-label": words.title },
    make("h3", {}, words.title),
    make("p", { class: "practicum-hint" }, model.get("whole")),
    lists,
    make(
      "div",
      { class: "practicum-row" },
      make("button", { type: "button", class: "practicum-button", onclick: look }, words.refresh),
    ),
    status,
  );
}

/**
 * The link is plain, so that it works on a static page; in JupyterLab our extension opens the notebook in a tab.
 * @param {Language} course
 * @param {Words} words
 * @param {MapRow} row
 */
function page(course, words, row) {
  return make(
    "li",
    { class: "practicum-map-page" },
    make(
      "a",
      { href: row.notebook, "data-practicum-notebook": row.notebook, "aria-label": fill(words.open, row) },
      make("span", course, row.title),
    ),
    make("span", course, row.goal),
    row.lines.map((line) => make("span", { class: "practicum-hint", dir: "auto" }, line)),
  );
}
