// A branching case: one decision at a time, what came of each, the way so far, and the map once an ending is met.

import { comparison } from "../widgets/comparison.js";
import { articleMark, make, practiceMark, root } from "../widgets/kit.js";
import { identity, link, unsent } from "../widgets/link.js";
import { fill } from "../widgets/rules.js";
import { drawMap } from "./case_map.js";
import { scene } from "./choice_form.js";
import { card } from "./vignette.js";

/** @param {View} view */
export function draw(view) {
  const head = view.model.get("case");
  const prefix = `practicum-${identity()}`;
  /** @type {Story} */
  const story = {
    way: view.model.get("way"),
    ask: link(view.model, view.signal),
    words: view.words.case,
    trail: make("div"),
    stage: make("div"),
    chart: make("div"),
    ...{ view, head },
  };
  root(
    view,
    { class: "practicum-card", role: "region", "aria-labelledby": `${prefix}-title` },
    scene({ view, vignette: head, prefix }),
    make("p", { class: "practicum-hint practicum-lead" }, story.words.lead),
    story.trail,
    story.stage,
    story.chart,
  );
  const way = pending(story, story.way);
  if (way.steps.length || !way.here.scene || way !== story.way) return show(story, way);
  story.stage.replaceChildren(begin(story, way));
}

/**
 * Before the first decision the beginning stands by itself, with a button that leads on.
 * @param {Story} story
 * @param {Way} way
 */
function begin(story, way) {
  const go = () => show(story, way, { focus: true });
  return make(
    "div",
    { class: "practicum-row" },
    make("button", { type: "button", class: "practicum-button practicum-primary", onclick: go }, story.words.begin),
  );
}

/**
 * Stand where a choice is still on its way, even one made anew at a decision passed before: its card sends it again.
 * @param {Story} story
 * @param {Way} way
 * @returns {Way}
 */
function pending({ head }, way) {
  const at = way.steps.findIndex(({ scene }) => unsent(`${head.path_hash}:${scene.id}`).all().length);
  return at < 0 ? way : upTo(way, at);
}

/**
 * @param {Way} way
 * @param {number} index
 * @returns {Way}
 */
function upTo(way, index) {
  return { ...way, steps: way.steps.slice(0, index), here: { scene: way.steps[index].scene } };
}

/**
 * Show a way: its steps, and the decision or ending that it has come to.
 * @param {Story} story
 * @param {Way} way
 * @param {{ focus?: boolean }} [how]
 */
function show(story, way, { focus = false } = {}) {
  const { words, trail, stage, chart } = story;
  story.way = way;
  trail.replaceChildren(...(way.steps.length ? [soFar(story, way.steps)] : []));
  const heading = way.here.scene ? decide(story, way, way.here.scene) : end(story, way.here.ending);
  chart.replaceChildren(...(way.map && way.here.ending ? [drawMap(way.map)] : []));
  stage.setAttribute("aria-label", words.decision.replace("{number}", way.steps.length + 1));
  if (!focus) return;
  heading.tabIndex = -1;
  heading.focus();
}

/**
 * List the steps behind: what was chosen, its two marks, what came of it.
 * @param {Story} story
 * @param {Step[]} steps
 */
function soFar(story, steps) {
  const list = make(
    "ol",
    { class: "practicum-steps" },
    steps.map((step, index) => past(story, step, index)),
  );
  return make("div", { class: "practicum-part practicum-so-far" }, make("h4", {}, story.words.so_far), list);
}

/**
 * @param {Story} story
 * @param {Step} step
 * @param {number} index
 */
function past(story, step, index) {
  const {
    words,
    view: { course },
  } = story;
  return make(
    "li",
    { class: "practicum-step" },
    make("h5", course, step.scene.title),
    make(
      "p",
      { dir: "auto" },
      make("span", { class: "practicum-hint" }, words.chosen),
      " ",
      make("span", course, step.text),
    ),
    bothMarks(step.marks),
    make("p", { class: "practicum-option", ...course }, step.outcome),
    beside(story, step),
    anew(story, index, step.scene.title),
  );
}

/**
 * Name the two marks of a step beside each other.
 * @param {MarksShown} marks
 */
function bothMarks({ article, practice }) {
  return [
    make("p", { class: "practicum-alignment" }, articleMark(article.fit), make("strong", {}, article.verdict)),
    make("p", { class: "practicum-alignment" }, practiceMark(practice.mark), make("strong", {}, practice.verdict)),
  ];
}

/**
 * Open a step's comparison again, asked for when it is opened.
 * @param {Story} story
 * @param {Step} step
 */
function beside({ ask, view, words }, step) {
  const body = make("div");
  const open = async () => {
    if (!folded.open || body.hasChildNodes()) return;
    const said = await ask({ kind: "select", vignette: step.scene.id, option: step.left.option });
    if (said.guidance) body.replaceChildren(comparison(view, said.guidance, []).section);
  };
  const folded = make("details", { ontoggle: open }, make("summary", {}, words.beside), body);
  return folded;
}

/**
 * @param {Story} story
 * @param {number} index
 * @param {string} title
 */
function anew(story, index, title) {
  const { words, way } = story;
  const go = () => show(story, upTo(way, index), { focus: true });
  const name = fill(words.anew_named, { title });
  return make("button", { type: "button", class: "practicum-button", "aria-label": name, onclick: go }, words.anew);
}

/**
 * Put the decision at hand on the stage; its card is an ordinary one, with what came of the choice at its end.
 * @param {Story} story
 * @param {Way} way
 * @param {SceneShown} here
 */
function decide(story, way, here) {
  const { view, words, stage, head } = story;
  const frame = make("div");
  const vignette = {
    ...here,
    level: `${fill(words.decision, { number: way.steps.length + 1 })}. ${here.level}`,
  };
  const onward = make("div", { class: "practicum-row" }, make("p", { class: "practicum-hint" }, words.waiting));
  const name = card({
    ...{ ask: story.ask, view, vignette, path_hash: head.path_hash, frame, commit: words.commit },
    before: (said) => cameOfIt(story, said.outcome),
    after: () => onward,
    saved: (answer) => answer.way && onward.replaceChildren(goOn(story, answer.way)),
  });
  stage.replaceChildren(frame);
  return frame.querySelector(`#${name}`);
}

/**
 * @param {Story} story
 * @param {string} outcome
 */
function cameOfIt({ words, view: { course } }, outcome) {
  return make(
    "div",
    { class: "practicum-judged" },
    make("h5", {}, words.outcome_title),
    make("p", { class: "practicum-option", ...course }, outcome),
  );
}

/**
 * @param {Story} story
 * @param {Way} way
 */
function goOn(story, way) {
  const { words } = story;
  const go = () => show(story, way, { focus: true });
  return make("button", { type: "button", class: "practicum-button practicum-primary", onclick: go }, words.go_on);
}

/**
 * @param {Story} story
 * @param {EndingShown} ending
 */
function end(story, ending) {
  const {
    words,
    stage,
    view: { course },
  } = story;
  const heading = make("h4", course, ending.title);
  stage.replaceChildren(
    make(
      "section",
      { class: "practicum-part practicum-ending" },
      make("p", { class: "practicum-level" }, words.ending),
      heading,
      ending.text.map((paragraph) => make("p", { class: "practicum-option", ...course }, paragraph)),
      make("p", { class: "practicum-hint" }, ending.kind),
    ),
  );
  return heading;
}
