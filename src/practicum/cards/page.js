// What opens a page: its bar, and a few lines on how long it takes, what it is for and what of it is on record.

import { make, root } from "../widgets/kit.js";
import { link } from "../widgets/link.js";
import { frame } from "./frame_bar.js";

/** @param {View} view */
export function draw(view) {
  const ask = link(view.model, view.signal);
  const bar = frame(view, view.model.get("bar"), async () => {
    const answer = await ask({ kind: "look" }, () => {}, { again: false });
    return answer.contents;
  });
  const lines = view.model.get("lines");
  root(
    view,
    {},
    bar,
    make("h2", { class: "practicum-unseen" }, view.model.get("bar").where), // between the page's title and its cards'
    make(
      "div",
      { class: "practicum-page" },
      lines.map((/** @type {string} */ line) => make("p", { dir: "auto" }, line)),
    ),
  );
}
