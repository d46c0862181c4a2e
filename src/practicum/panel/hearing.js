// What a panel says of both marks, beside ours: shown when it is asked for.

import { make, root, table } from "../widgets/kit.js";
import { identity, link } from "../widgets/link.js";

/** @param {View} view */
export function draw(view) {
  const {
    model,
    signal,
    words: { hearing: words },
  } = view;
  const prefix = `practicum-${identity()}`;
  const ask = link(model, signal);
  const status = make("p", { class: "practicum-status", role: "status" });
  const figures = make("div", { class: "practicum-figures" });
  const read = async () => {
    const answer = await ask({ kind: "read" }, () => (status.textContent = words.no_kernel ?? ""), { again: false });
    const { lines, scenes } = answer.shown;
    figures.replaceChildren(
      make(
        "div",
        { class: "practicum-lines", dir: "auto" },
        lines.map((/** @type {string} */ line) => make("p", {}, line)),
      ),
      ...scenes.map((/** @type {SceneHeard} */ scene) => shown(scene)),
    );
  };
  root(
    view,
    { class: "practicum-card", role: "region", "aria-labelledby": `${prefix}-title` },
    make("h3", { id: `${prefix}-title` }, words.title),
    make("p", { class: "practicum-hint" }, words.warn),
    make(
      "div",
      { class: "practicum-row" },
      make("button", { type: "button", class: "practicum-button", onclick: read }, words.read),
    ),
    status,
    figures,
  );
}

/** @param {SceneHeard} scene */
function shown({ title, tables }) {
  const wide = (/** @type {TableShown} */ item) =>
    make("div", { class: "practicum-wide", tabindex: "0", role: "group", "aria-label": item.title }, table(item));
  return make("section", { class: "practicum-part", "aria-label": title }, make("h4", {}, title), tables.map(wide));
}
