// A choice beside what the text implies, as every kind of card draws it.

import { claim, facts, ladder, make, radios, sign } from "./kit.js";
import { identity } from "./link.js";
import { fill } from "./rules.js";

/**
 * Build the comparison: a section, and its heading to take the focus. `extra` stands before its end.
 * @param {Surface} view
 * @param {Guidance} guidance
 * @param {Choice} taken
 * @param {Child} extra
 */
export function comparison(view, guidance, taken, extra) {
  const words = view.words.comparing;
  const id = `practicum-${identity()}`;
  const heading = make("h4", { tabindex: "-1", id }, words.compared);
  const section = make(
    "section",
    { class: "practicum-comparison", "aria-labelledby": id },
    heading,
    yours(view, guidance),
    legend(view),
    part(view, words.text_title, textSays(view, guidance)),
    part(view, words.decided_title, decided(view, guidance, taken)),
    guidance.ladder.places.some((place) => place.touched) ? ladder(guidance.ladder, view.course) : null,
    guidance.silences.length ? silences(view, guidance) : null,
    beyond(view, guidance),
    part(
      view,
      words.others_title,
      guidance.others.map((other) => judged(view, other)),
    ),
    guidance.twists.length ? part(view, words.twists_title, twists(view, guidance)) : null,
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
 * Show an option: how it stands to the text, and why.
 * @param {Surface} view
 * @param {Judgement} option
 */
export function judged({ course }, option) {
  return make(
    "div",
    { class: "practicum-judged" },
    make("p", { class: "practicum-alignment" }, sign(option.fit), make("strong", {}, option.verdict)),
    make("p", { class: "practicum-option", ...course }, make("b", {}, `${option.letter}.`), ` ${option.text}`),
    make("p", course, option.because),
    option.differs ? make("p", { class: "practicum-hint", dir: "auto" }, option.differs) : null,
  );
}

/**
 * @param {Surface} view
 * @param {Guidance} guidance
 */
function yours(view, { yours }) {
  const box = judged(view, yours);
  box.classList.add("practicum-yours");
  return box;
}

/**
 * Say what each mark means, one press away.
 * @param {Surface} view
 */
function legend({ words: { comparing: words } }) {
  /** @type {{ value: number | null, verdict: string, means: string }[]} */
  const marks = words.legend;
  return make(
    "details",
    { class: "practicum-folded practicum-legend" },
    make("summary", {}, words.legend_title),
    make(
      "ul",
      { class: "practicum-plain" },
      marks.map((mark) =>
        make(
          "li",
          { class: "practicum-alignment" },
          sign(mark.value),
          make("span", {}, make("strong", {}, mark.verdict), ` ${mark.means}`),
        ),
      ),
    ),
  );
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
 * @param {Surface} view
 * @param {Guidance} guidance
 * @param {Choice} taken
 * @returns {Child[]}
 */
function decided({ words: { comparing: words }, course }, guidance, taken) {
  return [
    make("p", {}, guidance.decided[taken.decided]),
    make("p", course, guidance.decided_because),
    make("p", { class: "practicum-hint" }, fill(words.sure, { confidence: taken.confidence })),
  ];
}

/**
 * List what the text has no word on.
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
 * Show what others ask for, apart from the text.
 * @param {Surface} view
 * @param {{ beyond: Guidance["beyond"] }} guidance
 */
export function beyond({ words: { comparing: words }, course, level = "h5" }, { beyond }) {
  return make(
    "aside",
    { class: "practicum-beyond", "aria-label": words.beyond_title },
    make(level, {}, words.beyond_title),
    make("p", { class: "practicum-hint" }, words.beyond_hint),
    make("p", course, beyond.note),
    make("p", {}, words.beyond_trainee),
    facts(beyond.facts, course),
  );
}

/**
 * @param {Surface} view
 * @param {Guidance} guidance
 */
function twists(view, guidance) {
  const care = make("p", { class: "practicum-hint" }, view.words.comparing.twists_care);
  return [care, guidance.twists.map((item) => twist(view, item))];
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
      make("p", {}, make("strong", {}, item.shift)),
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
