// How the marks were made: sentences, and a table of what each blind reading found.

import { make, root, table } from "../widgets/kit.js";

/** @param {View} view */
export function draw(view) {
  const {
    model,
    words: { coding: words },
  } = view;
  root(
    view,
    {},
    make("h3", {}, words.title),
    model.get("lines").map((/** @type {string} */ line) => make("p", { dir: "auto" }, line)),
    table({ title: words.found, head: words.head, rows: model.get("rows") }),
  );
}
