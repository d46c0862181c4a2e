// The sheet of a panel's member: how each option of a scene stands to the article, as they read it.

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
    decided: model.get("decided"),
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
    make("p", {}, words.about),
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
 * Begin a new member's sheets: a new mark, and nothing of the one before in sight.
 * @param {SheetState} sheet
 */
function next(sheet) {
  sheet.member = identity();
  sheet.saved.clear();
  form(sheet);
  say(sheet, sheet.words.now);
  sheet.choice.focus();
}

/** @param {SheetState} sheet */
function form(sheet) {
  const { course, words, prefix } = sheet;
  const scene = sheet.scenes.get(sheet.choice.value);
  /** @type {{ alignments: Record<string, string>, decided: string | null }} */
  const taken = { alignments: {}, decided: null };
  /** @type {(option: OptionShown, at: number) => HTMLElement} */
  const group = ({ id, text }, at) => {
    const legend = fill(words.option, { letter: LETTERS[at], text });
    const onpick = (/** @type {string} */ value) => (taken.alignments[id] = value);
    return radios({ legend, name: `${prefix}-${id}`, layout: "row", choices: sheet.alignments, onpick });
  };
  const [legend, choices] = sheet.decided;
  const judged = radios({ legend, name: `${prefix}-decided`, choices, onpick: (value) => (taken.decided = value) });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const whole = taken.decided && scene.options.every(({ id }) => taken.alignments[id]);
    if (whole) save(sheet, scene, taken);
    else say(sheet, words.missing);
  };
  say(sheet, "");
  sheet.stage.replaceChildren(
    make(
      "form",
      { onsubmit: submit },
      shown(course, scene),
      scene.options.map(group),
      judged,
      make("button", { type: "submit", class: "practicum-button practicum-primary" }, words.save),
    ),
  );
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
 * @param {object} taken
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
