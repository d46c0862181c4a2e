// What panels share: a button, and asking once more, in place, before something is taken away.

import { make } from "./kit.js";

/**
 * Build a button.
 * @param {string} label
 * @param {() => unknown} onclick
 */
export function button(label, onclick) {
  return make("button", { type: "button", class: "practicum-button", onclick }, label);
}

/**
 * Build a button that takes something away, and looks like it.
 * @param {string} label
 * @param {() => unknown} onclick
 */
function danger(label, onclick) {
  const built = button(label, onclick);
  built.classList.add("practicum-danger");
  return built;
}

/**
 * Build a button that asks once more. `act` does it; if it says true, it has seen to what stands here next.
 * @param {{ label: string, ask: string, stop: string, sure: string, act: () => Promise<boolean | void> }} asking
 */
export function twice({ label, ask, stop, sure, act }) {
  const place = make("div", { class: "practicum-row" });
  const calm = (/** @type {boolean} */ focus) => {
    const first = danger(label, asked);
    place.replaceChildren(first);
    if (focus) first.focus();
  };
  const asked = () => {
    const keep = button(stop, () => calm(true));
    const go = danger(sure, async () => {
      place.replaceChildren(); // until it is answered there is nothing to take back
      if (!(await act())) calm(true);
    });
    place.replaceChildren(make("p", { role: "alert" }, ask), keep, go);
    keep.focus();
  };
  calm(false);
  return place;
}
