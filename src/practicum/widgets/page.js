// A few lines, in the place of something that cannot be shown.

import { make, root } from "./kit.js";

/** @param {View} view */
export function draw(view) {
  const lines = view.model.get("lines");
  root(
    view,
    { class: "practicum-page" },
    lines.map((/** @type {string} */ line) => make("p", { dir: "auto" }, line)),
  );
}
