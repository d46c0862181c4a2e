// A choice beside its two marks, as every kind of card draws it: the answer first, and all that grounds it folded.

import { articleMark, claim, facts, ladder, make, practiceMark, radios } from "./kit.js";
import { identity } from "./link.js";
import { fill } from "./rules.js";

/**
 * Build the comparison: a section, and its heading to take the focus. `first` stands before the marks, `extra` at the
 * end.
 * @param {Surface} view
 * @param {Guidance} guidance
 * @param {Child} extra
 * @param {Child} [first]
 */
export function comparison(view, guidance, extra, first = null) {
  const { comparing: words } = view.words;
  const id = `practicum-${identity()}`;
  const heading = make("h4", { tabindex: "-1", id }, words.yours);
  const section = make(
    "section",
    { class: "practicum-comparison", role: "group", "aria-labelledby": id },
    make("div", { class: "practicum-yours" }, heading, " ", response(view, guidance.responses[guidance.yours])),
    first,
    guidance.parts ? make("p", { class: "practicum-parts", ...view.course }, guidance.parts) : null,
    marks(view, guidance.responses[guidance.yours]),
    all(view, guidance),
    folds(view, guidance),
    extra,
  );
  return { section, heading };
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
 * Say a response with the letter that it had.
 * @param {Surface} view
 * @param {ResponseShown} shown
 */
export function response({ course }, { letter, text }) {
  return make("p", { class: "practicum-option", ...course }, make("b", {}, `${letter}.`), ` ${text}`);
}

/**
 * Show the two marks of a response beside each other, each with its reason; never one verdict.
 * @param {Surface} view
 * @param {ResponseShown} shown
 */
export function marks({ course, level = "h5" }, { article, practice }) {
  return make(
    "div",
    { class: "practicum-two-marks" },
    mark(make(level, {}, articleMark(article.fit), make("span", {}, article.verdict)), [
      make("p", course, article.because),
      article.differs ? make("p", { class: "practicum-hint", dir: "auto" }, article.differs) : null,
    ]),
    mark(
      make(level, {}, practiceMark(practice.mark), make("span", {}, practice.verdict)),
      make("p", course, practice.because),
    ),
  );
}

/**
 * @param {HTMLElement} heading
 * @param {Child} content
 */
function mark(heading, content) {
  heading.classList.add("practicum-verdict");
  return make("div", { class: "practicum-of" }, heading, content);
}

/**
 * List all responses with both their marks; each opens to its text and its reasons.
 * @param {Surface} view
 * @param {Guidance} guidance
 */
function all(view, guidance) {
  const { comparing: words } = view.words;
  const head = make(
    "div",
    { class: "practicum-all-head practicum-hint", "aria-hidden": "true" },
    [words.all, words.article, words.practice].map((word) => make("span", {}, word)),
  );
  const rows = guidance.responses.map((one, index) => row(view, one, index === guidance.yours));
  return make("div", { class: "practicum-all", role: "group", "aria-label": words.all }, head, rows);
}

/**
 * @param {Surface} view
 * @param {ResponseShown} one
 * @param {boolean} isYours
 */
function row(view, one, isYours) {
  const { comparing: words } = view.words;
  /** @type {(whose: string, drawn: SVGElement, short: string) => HTMLElement} */
  const cell = (whose, drawn, short) =>
    make(
      "span",
      { class: "practicum-cell" },
      make("span", { class: "practicum-unseen" }, `${whose}: `),
      drawn,
      short,
    );
  return make(
    "details",
    { class: "practicum-row-of-all" },
    make(
      "summary",
      {},
      make("b", {}, isYours ? `${one.letter} (${words.is_yours})` : one.letter),
      cell(words.article, articleMark(one.article.fit), one.article.short),
      cell(words.practice, practiceMark(one.practice.mark), one.practice.short),
    ),
    response(view, one),
    marks(view, one),
  );
}

/**
 * Fold what grounds the marks: the article's words, codes and research, signs, what if, and what the marks mean.
 * @param {Surface} view
 * @param {Guidance} guidance
 */
function folds(view, guidance) {
  const { comparing: words } = view.words;
  return make(
    "details",
    { class: "practicum-more" },
    make("summary", {}, words.more),
    folded(words.text_title, article(view, guidance)),
    guidance.notes.length ? folded(words.notes_title, notes(view, guidance)) : null,
    guidance.signs.length ? folded(words.signs, signs(view, guidance)) : null,
    guidance.twists.length ? folded(words.twists_title, twists(view, guidance)) : null,
    folded(words.legend_title, legend(view)),
  );
}

/**
 * @param {string} title
 * @param {Child} content
 */
export function folded(title, content) {
  return make("details", { class: "practicum-folded" }, make("summary", {}, title), content);
}

/**
 * Give the article's own words, how far they decide the scene, the ladder, and what is not mentioned.
 * @param {Surface} view
 * @param {Guidance} guidance
 */
function article(view, guidance) {
  const [decided, because] = guidance.decided;
  return [
    make("p", {}, decided),
    make("p", view.course, because),
    textSays(view, guidance),
    guidance.silences.length ? silences(view, guidance) : null,
    guidance.ladder.places.some((place) => place.touched) ? ladder(guidance.ladder, view.course) : null,
  ];
}

/**
 * @param {Surface} view
 * @param {Guidance} guidance
 */
function textSays({ words: { comparing: words }, course }, { claims }) {
  if (!claims.length) return make("p", {}, words.no_claim);
  return make(
    "ul",
    { class: "practicum-plain" },
    claims.map((item) => claim(item, course)),
  );
}

/**
 * List what the article does not mention.
 * @param {Surface} view
 * @param {{ silences: string[] }} guidance
 */
export function silences(view, { silences }) {
  const list = make(
    "ul",
    {},
    silences.map((silence) => make("li", view.course, silence)),
  );
  return part(view, view.words.comparing.silences_title, list);
}

/**
 * Show codes, research and counsel, each once; its source and date are folded.
 * @param {Surface} view
 * @param {{ notes: FactShown[] }} guidance
 */
export function notes({ words: { comparing: words }, course }, { notes }) {
  return [
    make("p", { class: "practicum-hint" }, words.notes_hint),
    make("p", {}, words.notes_trainee),
    facts(notes, course, words.notes_source),
  ];
}

/**
 * Say what each sign of the scene may mean.
 * @param {Surface} view
 * @param {{ signs: SignShown[] }} guidance
 */
export function signs({ course }, { signs }) {
  return make(
    "ol",
    { class: "practicum-signs-told" },
    signs.map(({ phrase, name, says }) =>
      make(
        "li",
        course,
        make("b", {}, name),
        ": ",
        make("q", {}, phrase),
        ". ",
        make("span", { class: "practicum-hint" }, says),
      ),
    ),
  );
}

/** @param {Surface} view */
function legend({ words: { comparing: words } }) {
  /** @type {(drawn: SVGElement, each: { verdict: string, means: string }) => HTMLElement} */
  const line = (drawn, { verdict, means }) =>
    make(
      "li",
      { class: "practicum-alignment" },
      drawn,
      make("span", {}, make("strong", {}, `${verdict}.`), ` ${means}`),
    );
  /** @type {{ article: { value: number | null, verdict: string, means: string }[], practice: { value: string, verdict: string, means: string }[] }} */
  const { article, practice } = words.legend;
  return make(
    "ul",
    { class: "practicum-plain practicum-legend" },
    article.map((each) => line(articleMark(each.value), each)),
    practice.map((each) => line(practiceMark(each.value), each)),
  );
}

/**
 * @param {Surface} view
 * @param {Guidance} guidance
 */
function twists(view, guidance) {
  const care = make("p", { class: "practicum-hint" }, view.words.comparing.twists_care);
  return [guidance.twists.map((item) => twist(view, item)), care];
}

/**
 * Let somebody judge one new fact, and show our judgement then.
 * @param {Surface} view
 * @param {TwistShown} item
 */
export function twist({ words: { comparing: words }, course }, item) {
  const answer = make("div", { class: "practicum-answer", role: "status" });
  const show = (/** @type {string} */ taken) => {
    const said = words.shifts.find((/** @type {ChoiceShown} */ shift) => shift.value === taken);
    answer.replaceChildren(
      make("p", {}, fill(words.shift_said, { shift: said.label })),
      ...item.shifts.map((shift) => make("p", {}, make("strong", {}, shift))),
      make("p", course, item.because),
    );
  };
  return make(
    "div",
    { class: "practicum-twist" },
    make("p", { class: "practicum-option" }, item.fact),
    item.about ? make("p", { class: "practicum-hint" }, item.about) : null,
    radios({
      legend: item.ask,
      name: `practicum-${identity()}`,
      layout: "row",
      choices: words.shifts,
      onpick: show,
    }),
    answer,
  );
}
