// A scene to try: the vignette's card, of which nothing is sent to be kept.

import { make, root } from "../widgets/kit.js";
import { link } from "../widgets/link.js";
import { card } from "./vignette.js";

/** @param {View} view */
export function draw(view) {
  const { model, signal } = view;
  const frame = make("div");
  const vignette = model.get("vignette");
  const name = card({ ask: link(model, signal), view, vignette, path_hash: "", frame, keeps: false });
  root(view, { class: "practicum-card", role: "region", "aria-labelledby": name }, frame);
}
