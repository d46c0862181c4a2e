// The ladder by itself, as every card draws it.

import { ladder, root } from "../widgets/kit.js";

/** @param {View} view */
export function draw(view) {
  root(view, {}, ladder(view.model.get("ladder"), view.course));
}
