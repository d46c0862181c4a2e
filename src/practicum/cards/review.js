// A review: a deck, and under it the learner's own plan, three reminders, and a copy before a long break.

import { draw as drawDeck } from "./deck.js";
import { parting } from "./parting.js";
import { planAgain } from "./plan_again.js";
import { reminders } from "./reminders.js";

/** @param {View} view */
export function draw(view) {
  drawDeck(view, [planAgain, reminders, parting]);
}
