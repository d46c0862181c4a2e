// What a room sees at the end of a poll, on the facilitator's screen and on every phone.

import { folded, marks, notes, part, response, signs, silences } from "../widgets/comparison.js";
import { articleMark, claim, ladder, make, practiceMark, table } from "../widgets/kit.js";
import { bars } from "./bars.js";

/**
 * Build the parts of it; `own` are lines on one's own votes, on a phone.
 * @param {Surface} view
 * @param {Revealed} shown
 * @param {string[]} [own]
 */
export function revealed(view, shown, own = []) {
  const { revealing: words, comparing } = view.words;
  const { votes, marks } = shown;
  return make(
    "div",
    { class: "practicum-comparison practicum-revealed" },
    own.length ? part(view, words.own, own.map(line)) : null,
    shown.parts ? make("p", { class: "practicum-parts", ...view.course }, shown.parts) : null,
    part(view, words.votes_title, voted(votes)),
    marks.tables.length ? part(view, words.marks_title, [marks.lines.map(line), marks.tables.map(byMark)]) : null,
    votes.change ? part(view, words.change_title, wide(votes.change)) : null,
    part(
      view,
      words.responses_title,
      shown.responses.map((one) => beside(view, one)),
    ),
    shown.signs.length ? part(view, comparing.signs, signs(view, shown)) : null,
    more(view, shown),
  );
}

/**
 * Show tallies: what is said of them, a picture, and the tables.
 * @param {Tallies} votes
 * @returns {Child[]}
 */
export function voted({ lines, bars: shown, tables }) {
  return [lines.map(line), shown ? make("figure", {}, bars(shown)) : null, tables.map(wide)];
}

/** @param {string} text */
function line(text) {
  return make("p", { dir: "auto" }, text);
}

/**
 * Let a wide table scroll inside its own frame.
 * @param {{ title: string, head: string[], rows: Child[][] }} shown
 */
function wide(shown) {
  return make(
    "div",
    { class: "practicum-wide", tabindex: "0", role: "group", "aria-label": shown.title },
    table(shown),
  );
}

/**
 * Draw votes by the marks of one kind, each mark with its sign.
 * @param {MarkTable} shown
 */
function byMark({ kind, title, head, rows }) {
  const sign = (/** @type {MarkTable["rows"][number]["mark"]} */ { fit = null, mark = "" }) =>
    kind === "article" ? articleMark(fit) : practiceMark(mark);
  return wide({
    title,
    head,
    rows: rows.map(({ mark, counts }) => [
      make("span", { class: "practicum-alignment" }, sign(mark), make("span", {}, mark.verdict)),
      ...counts,
    ]),
  });
}

/**
 * Show a response: how often it was chosen, beside its two marks and what speaks for and against it.
 * @param {Surface} view
 * @param {VotedShown} one
 */
function beside(view, one) {
  const claims = one.claims.map((item) => claim(item, view.course));
  return make(
    "div",
    { class: "practicum-response" },
    response(view, one),
    one.counts.length ? make("p", { class: "practicum-hint" }, one.counts.join(" · ")) : null,
    marks({ ...view, level: lower(view) }, one),
    claims.length ? folded(view.words.revealing.claims, make("ul", { class: "practicum-plain" }, claims)) : null,
  );
}

/**
 * Give the heading under those of the parts.
 * @param {Surface} view
 */
function lower({ level = "h5" }) {
  return `h${Number(level[1]) + 1}`;
}

/**
 * Fold what few ask for: how far the article decides, the ladder, what it does not mention, codes and research.
 * @param {Surface} view
 * @param {Revealed} shown
 */
function more(view, shown) {
  const { comparing: words } = view.words;
  const [decided, because] = shown.decided;
  return make(
    "details",
    { class: "practicum-more" },
    make("summary", {}, words.more),
    folded(words.text_title, [
      make("p", {}, decided),
      make("p", view.course, because),
      shown.silences.length ? silences(view, shown) : null,
      shown.ladder.places.some((place) => place.touched) ? ladder(shown.ladder, view.course) : null,
    ]),
    shown.notes.length ? folded(words.notes_title, notes(view, shown)) : null,
  );
}
