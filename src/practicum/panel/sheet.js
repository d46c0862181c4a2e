// The sheet of a panel's member: what the article, and what good practice, makes of each option of a scene.

import { button } from "../widgets/buttons.js";
import { make, radios, root } from "../widgets/kit.js";
import { identity, link } from "../widgets/link.js";
import { fill, LETTERS } from "../widgets/rules.js";

/** @param {View} view */
export function draw(view) {
  const { model, signal, course } = view;
  const words = view.words.asking;
  /** @type {SheetState} */
  const sheet = {
    choice: make("select", { onchange: () => form(sheet) }),
    scenes: /** @type {Known<string, SceneShown>} */ (
      new Map(model.get("scenes").map((/** @type {SceneShown} */ scene) => [scene.id, scene]))
    ),
    alignments: model.get("alignments"),
    practices: model.get("practices"),
    prefix: `practicum-${identity()}`,
    ask: link(model, signal),
    member: identity(),
    saved: new Set(),
    stage: make("div", { class: "practicum-stage" }),
    status: make("p", { class: "practicum-status", role: "status" }),
    count: make("p", { class: "practicum-hint" }),
    ...{ course, words },
  };
  const id = `${sheet.prefix}-scene`;
  sheet.choice.id = id;
  for (const scene of sheet.scenes.values()) sheet.choice.append(make("option", { value: scene.id }, scene.title));
  root(
    view,
    { class: "practicum-card", role: "region", "aria-labelledby": `${sheet.prefix}-title` },
    make("h3", { id: `${sheet.prefix}-title` }, words.title),
    about(sheet),
    make("div", { class: "practicum-field" }, make("label", { for: id }, words.scene), sheet.choice),
    sheet.stage,
    sheet.status,
    make(
      "div",
      { class: "practicum-row" },
      button(words.next, () => next(sheet)),
      sheet.count,
    ),
  );
  form(sheet);
}

/**
 * Begin a new member's sheets: a new number, and nothing of the one before in sight.
 * @param {SheetState} sheet
 */
function next(sheet) {
  sheet.member = identity();
  sheet.saved.clear();
  form(sheet);
  say(sheet, sheet.words.now);
  sheet.choice.focus();
}

/**
 * Say what is asked; and what each mark means, folded, since a member reads it once.
 * @param {SheetState} sheet
 */
function about({ words, alignments, practices }) {
  const kind = (/** @type {string} */ title, /** @type {MarkShown[]} */ marks) => [
    make("p", {}, title),
    make(
      "ul",
      {},
      marks.map(({ meaning }) => make("li", {}, meaning)),
    ),
  ];
  const both = [...kind(words.article, alignments), ...kind(words.practice, practices)];
  return [
    make("p", {}, words.about),
    make("details", { class: "practicum-folded" }, make("summary", {}, words.meanings), both),
  ];
}

/** @param {SheetState} sheet */
function form(sheet) {
  const { course, words } = sheet;
  const scene = sheet.scenes.get(sheet.choice.value);
  /** @type {SheetTaken} */
  const taken = { alignments: {}, practices: {} };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const whole = scene.options.every(({ id }) => taken.alignments[id] && taken.practices[id]);
    if (whole) save(sheet, scene, taken);
    else say(sheet, words.missing);
  };
  say(sheet, "");
  sheet.stage.replaceChildren(
    make(
      "form",
      { onsubmit: submit },
      shown(course, scene),
      scene.options.map((option, at) => asked(sheet, option, at, taken)),
      make("button", { type: "submit", class: "practicum-button practicum-primary" }, words.save),
    ),
  );
}

/**
 * Ask for both marks of one response.
 * @param {SheetState} sheet
 * @param {OptionShown} option
 * @param {number} at
 * @param {SheetTaken} taken
 */
function asked({ words, prefix, course, alignments, practices }, { id, text }, at, taken) {
  const article = radios({
    legend: words.article,
    name: `${prefix}-${id}-article`,
    layout: "row",
    choices: alignments,
    onpick: (value) => (taken.alignments[id] = value),
  });
  const practice = radios({
    legend: words.practice,
    name: `${prefix}-${id}-practice`,
    layout: "row",
    choices: practices,
    onpick: (value) => (taken.practices[id] = value),
  });
  const legend = make("legend", course, fill(words.option, { letter: LETTERS[at], text }));
  const both = make("div", { class: "practicum-part" }, article, practice);
  return make("fieldset", { class: "practicum-group" }, legend, both);
}

/**
 * @param {Language} course
 * @param {SceneShown} scene
 */
function shown(course, { title, care, scene }) {
  const note = care ? make("p", { class: "practicum-care" }, care) : null;
  const paragraphs = scene.map((text) => make("p", course, text));
  return make("div", { class: "practicum-scene" }, make("h4", course, title), note, paragraphs);
}

/**
 * @param {SheetState} sheet
 * @param {SceneShown} scene
 * @param {SheetTaken} taken
 */
async function save(sheet, scene, taken) {
  const silent = () => (sheet.status.textContent = sheet.words.no_kernel);
  const message = { kind: "save", member: sheet.member, vignette: scene.id, ...taken };
  const answer = await sheet.ask(message, silent, { again: false });
  if (answer.kind === "saved") sheet.saved.add(scene.id);
  say(sheet, answer.remark);
}

/**
 * Say how things stand with the sheets.
 * @param {SheetState} sheet
 * @param {string} remark
 */
function say({ words, count, saved, status }, remark) {
  status.textContent = remark;
  count.textContent = fill(words.sheets, { count: saved.size });
}
