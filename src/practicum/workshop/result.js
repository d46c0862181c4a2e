// What a room sees at the end of a poll, on the facilitator's screen and on every phone.

import { beyond, judged, part, silences } from "../widgets/comparison.js";
import { claim, ladder, make, table } from "../widgets/kit.js";
import { bars } from "./bars.js";

/**
 * Build the parts of it; `own` are lines on one's own votes, on a phone.
 * @param {Surface} view
 * @param {Revealed} shown
 * @param {string[]} [own]
 */
export function revealed(view, shown, own = []) {
  const words = view.words.revealing;
  return make(
    "div",
    { class: "practicum-comparison practicum-revealed" },
    own.length
      ? part(
          view,
          words.own,
          own.map((line) => make("p", { dir: "auto" }, line)),
        )
      : null,
    part(view, words.votes_title, voted(shown.votes)),
    shown.votes.change ? part(view, words.change_title, wide(shown.votes.change)) : null,
    part(
      view,
      words.options_title,
      shown.options.map((option) => lettered(view, option)),
    ),
    part(
      view,
      words.decided_title,
      shown.decided.map((line) => make("p", { dir: "auto" }, line)),
    ),
    shown.ladder.places.some((place) => place.touched) ? ladder(shown.ladder, view.course) : null,
    shown.silences.length ? silences(view, shown) : null,
    beyond(view, shown),
  );
}

/**
 * Show tallies: what is said of them, a picture, and the tables.
 * @param {Tallies} votes
 * @returns {Child[]}
 */
export function voted({ lines, bars: shown, tables }) {
  return [lines.map((line) => make("p", {}, line)), shown ? make("figure", {}, bars(shown)) : null, tables.map(wide)];
}

/**
 * Let a wide table scroll inside its own frame.
 * @param {TableShown} shown
 */
function wide(shown) {
  return make(
    "div",
    { class: "practicum-wide", tabindex: "0", role: "group", "aria-label": shown.title },
    table(shown),
  );
}

/**
 * @param {Surface} view
 * @param {Revealed["options"][number]} option
 */
function lettered(view, option) {
  const box = judged(view, option);
  const claims = option.claims.map((item) => claim(item, view.course));
  if (claims.length) box.append(make("ul", { class: "practicum-plain" }, claims));
  return box;
}
