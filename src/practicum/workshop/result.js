// What a room sees at the end of a poll, on the facilitator's screen and on every phone.

import { articleMark, claim, facts, ladder, make, practiceMark, table } from "../widgets/kit.js";
import { bars } from "./bars.js";

/**
 * Build the parts of it; `own` are lines on one's own votes, on a phone.
 * @param {Surface} view
 * @param {Revealed} shown
 * @param {string[]} [own]
 */
export function revealed(view, shown, own = []) {
  const {
    words: { revealing: words },
    course,
  } = view;
  const { votes, marks } = shown;
  return make(
    "div",
    { class: "practicum-comparison practicum-revealed" },
    own.length ? part(view, words.own, own.map(line)) : null,
    shown.parts ? part(view, words.parts_title, make("p", course, shown.parts)) : null,
    part(view, words.votes_title, voted(votes)),
    marks.tables.length ? part(view, words.marks_title, [marks.lines.map(line), marks.tables.map(byMark)]) : null,
    votes.change ? part(view, words.change_title, wide(votes.change)) : null,
    part(
      view,
      words.options_title,
      shown.options.map((option) => response(view, option)),
    ),
    shown.signs.length ? part(view, words.signs_title, signs(view, shown)) : null,
    more(view, shown),
  );
}

/**
 * Build a part with its heading, at the level that the view's own headings leave to it.
 * @param {Surface} view
 * @param {string} title
 * @param {Child} content
 */
export function part({ level = "h5" }, title, content) {
  return make("div", { class: "practicum-part" }, make(level, {}, title), content);
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

/** @param {MarkTable} shown */
function byMark({ kind, title, head, rows }) {
  return wide({ title, head, rows: rows.map(({ mark, counts }) => [verdict(kind, mark), ...counts]) });
}

/**
 * Draw a mark with its words.
 * @param {string} kind
 * @param {MarkShown} mark
 */
function verdict(kind, { fit = null, mark = "", verdict }) {
  const drawn = kind === "article" ? articleMark(fit) : practiceMark(mark);
  return make("span", { class: "practicum-verdict" }, drawn, make("strong", {}, verdict));
}

/**
 * Show a response: how often it was chosen, its two marks, and what speaks for and against it.
 * @param {Surface} view
 * @param {ResponseShown} option
 */
function response({ words: { revealing: words }, course }, { letter, text, counts, article, practice }) {
  return make(
    "div",
    { class: "practicum-response" },
    make("p", { class: "practicum-option", ...course }, make("b", {}, `${letter}.`), ` ${text}`),
    counts.length ? make("p", { class: "practicum-hint" }, counts.join(" · ")) : null,
    make(
      "div",
      { class: "practicum-both-marks" },
      make(
        "div",
        {},
        make("p", { class: "practicum-hint" }, words.article),
        make("p", {}, verdict("article", article)),
        make("p", course, article.because),
        article.differs ? make("p", { class: "practicum-hint", dir: "auto" }, article.differs) : null,
      ),
      make(
        "div",
        {},
        make("p", { class: "practicum-hint" }, words.practice),
        make("p", {}, verdict("practice", practice)),
        make("p", course, practice.because),
      ),
    ),
    article.claims.length ? folded(words.claims, list(article.claims.map((item) => claim(item, course)))) : null,
  );
}

/**
 * @param {Surface} view
 * @param {Revealed} shown
 */
function signs({ course }, { signs }) {
  return list(
    signs.map(({ name, says, phrases }) =>
      make(
        "li",
        {},
        make("strong", course, name),
        phrases.map((phrase) => [" ", make("q", course, phrase)]),
        make("span", { class: "practicum-says", ...course }, says),
      ),
    ),
  );
}

/**
 * Fold what few ask for: how far the article decides, the ladder, what it does not say, codes and research.
 * @param {Surface} view
 * @param {Revealed} shown
 */
function more(view, { decided, ladder: rungs, silences, notes }) {
  const {
    words: { revealing: words },
    course,
  } = view;
  const unsaid = silences.map((silence) => make("li", course, silence));
  return folded(words.more, [
    part(view, words.decided_title, decided.map(line)),
    rungs.places.some((place) => place.touched) ? ladder(rungs, course) : null,
    unsaid.length ? part(view, words.silences_title, make("ul", {}, unsaid)) : null,
    part(view, words.notes_title, [make("p", { class: "practicum-hint" }, words.notes_hint), facts(notes, course)]),
  ]);
}

/** @param {Child} items */
function list(items) {
  return make("ul", { class: "practicum-plain" }, items);
}

/**
 * @param {string} title
 * @param {Child} content
 */
function folded(title, content) {
  return make("details", { class: "practicum-folded" }, make("summary", {}, title), content);
}
