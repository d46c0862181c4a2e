// What changed: the second check beside the first, in words, in pictures and in a table.

import { make, root } from "../widgets/kit.js";
import { identity, link } from "../widgets/link.js";
import { dots } from "./dots.js";

/** @param {View} view */
export function draw(view) {
  const {
    model,
    signal,
    words: { change: words },
  } = view;
  const prefix = `practicum-${identity()}`;
  const ask = link(model, signal);
  const status = make("p", { class: "practicum-status", role: "status" });
  const figures = make("div", { class: "practicum-figures" });
  const look = async () => {
    const answer = await ask({ kind: "look" }, () => (status.textContent = words.no_kernel), { again: false });
    status.textContent = answer.remark;
    const open = figures.querySelector("details")?.open ?? false;
    figures.replaceChildren(...drawn(answer.shown, open));
  };
  figures.append(...drawn(model.get("shown")));
  root(
    view,
    { class: "practicum-card", role: "region", "aria-labelledby": `${prefix}-title` },
    make("h3", { id: `${prefix}-title` }, words.title),
    make(
      "div",
      { class: "practicum-lines" },
      model.get("caveats").map((/** @type {string} */ line) => make("p", {}, line)),
    ),
    make(
      "div",
      { class: "practicum-row" },
      make("button", { type: "button", class: "practicum-button", onclick: look }, words.look),
    ),
    status,
    figures,
  );
}

/**
 * @param {ChangeShown} shown
 * @param {boolean} [open]
 */
function drawn({ standing, parts, table }, open = false) {
  return [
    make(
      "ul",
      { class: "practicum-plain practicum-standing" },
      standing.map((line) => make("li", {}, line)),
    ),
    ...parts.map((item) => part(item)),
    ...(table.rows ? [folded(table, open)] : []),
  ];
}

/** @param {ChangePart} shown */
function part({ title, hint, lines, picture }) {
  return make(
    "section",
    { class: "practicum-part", "aria-label": title },
    make("h4", {}, title),
    lines.map((line) => make("p", {}, line)),
    picture.columns.length ? make("figure", {}, dots(picture)) : null,
    make("p", { class: "practicum-hint" }, hint),
  );
}

/**
 * @param {TableShown} table
 * @param {boolean} open
 */
function folded(table, open) {
  return make("details", { class: "practicum-folded", open }, make("summary", {}, table.title), rows(table));
}

/** @param {TableShown} table */
function rows({ title, head, rows }) {
  /** @type {(cells: string[]) => HTMLElement} */
  const row = ([label, ...cells]) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, label),
      cells.map((cell) => make("td", {}, cell)),
    );
  return make(
    "table",
    { class: "practicum-table practicum-counts", "aria-label": title },
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        head.map((cell) => make("th", { scope: "col" }, cell)),
      ),
    ),
    make("tbody", {}, rows.map(row)),
  );
}
