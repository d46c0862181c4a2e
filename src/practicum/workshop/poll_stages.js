// The stages of a poll on the facilitator's screen: what is in sight, and the buttons that lead on.

import { button } from "../widgets/buttons.js";
import { part } from "../widgets/comparison.js";
import { make } from "../widgets/kit.js";
import { fill, LETTERS } from "../widgets/rules.js";
import { revealed, voted } from "./result.js";

const MINUTES = [2, 3, 5, 8];

/**
 * Let the facilitator choose a scene, and what is asked; a room goes on asking what it was last asked.
 * @param {ConsoleState} state
 */
export function choosing(state) {
  const { words, press } = state;
  const id = `${state.prefix}-scene`;
  const care = make("p", { class: "practicum-care", hidden: true });
  const scenes = state.scenes.flatMap((page) => page.scenes);
  const sureness = make("input", { type: "checkbox", checked: state.shown.poll?.asks_sureness ?? false });
  const choice = make(
    "select",
    { id, onchange: () => said() },
    state.scenes.map((page) => group(page)),
  );
  const said = () => {
    const note = scenes.find((scene) => scene.id === choice.value)?.care ?? "";
    care.hidden = !note;
    care.textContent = note;
  };
  said();
  return [
    make(
      "div",
      { class: "practicum-field" },
      make("label", { for: id }, words.choose),
      choice,
      make("p", { class: "practicum-hint" }, words.choose_hint),
    ),
    care,
    make(
      "label",
      { class: "practicum-choice" },
      sureness,
      make(
        "span",
        { class: "practicum-choice-text" },
        words.sureness,
        make("span", { class: "practicum-hint" }, ` ${words.sureness_hint}`),
      ),
    ),
    row([
      primary(words.begin, () => press({ kind: "begin", vignette: choice.value, asks_sureness: sureness.checked })),
    ]),
  ];
}

/** @param {PageOfScenes} page */
function group({ page, scenes }) {
  return make(
    "optgroup",
    { label: page },
    scenes.map((scene) => make("option", { value: scene.id }, scene.title)),
  );
}

/**
 * Draw a poll at its stage.
 * @param {ConsoleState} state
 * @param {PollShown} shown
 * @returns {Node[]}
 */
export function drawPoll(state, shown) {
  const said = { first: state.words.alone, second: state.words.again }[shown.stage];
  if (shown.stage === "revealed") return [revealed(state.view, shown.revealed), again(state)];
  return [
    sceneOf(state, shown.scene),
    ...(said ? [make("p", { class: "practicum-where" }, said)] : []),
    ...(shown.stage === "discussing" ? [talk(state)] : []),
    ...(shown.told ? [told(state, shown.told)] : []),
    row(buttons(state, shown)),
    hands(state, shown),
  ];
}

/** @param {ConsoleState} state */
function again({ words, choose }) {
  return row([primary(words.another, choose)]);
}

/**
 * Show the scene as people read it: no level, since that would hint at what it turns on.
 * @param {ConsoleState} state
 * @param {SceneShown} scene
 */
function sceneOf({ course }, scene) {
  const paragraphs = scene.scene.map((text) => make("p", course, text));
  const options = scene.options.map(({ text }, at) =>
    make("li", course, make("strong", {}, `${LETTERS[at]}. `), text),
  );
  return make(
    "div",
    { class: "practicum-scene" },
    make("h4", course, scene.title),
    scene.care ? make("p", { class: "practicum-care" }, scene.care) : null,
    paragraphs,
    make("p", { class: "practicum-where", ...course }, scene.ask),
    make("ul", { class: "practicum-plain practicum-options" }, options),
  );
}

/**
 * Give the buttons that lead on from a stage; the first of them is the usual one.
 * @param {ConsoleState} state
 * @param {PollShown} poll
 */
function buttons({ words, press }, { stage, told: isTold }) {
  const to = (/** @type {string} */ next) => () => press({ kind: "step", to: next });
  const plain = (/** @type {string} */ label, /** @type {() => unknown} */ act) => button(label, act);
  return {
    first: [primary(words.close_first, to("discussing"))],
    discussing: [
      primary(words.open_second, to("second")),
      plain(words.reveal_at_once, to("revealed")),
      isTold ? null : plain(words.reopen_first, to("first")),
      isTold ? null : plain(words.tell, () => press({ kind: "tell" })),
    ],
    second: [primary(words.close_second, to("closed"))],
    closed: [primary(words.reveal, to("revealed")), plain(words.reopen_second, to("second"))],
  }[stage];
}

/**
 * @param {ConsoleState} state
 * @param {Tallies} votes
 */
function told({ view, words }, votes) {
  return part(view, words.told, voted(votes));
}

/**
 * Offer a clock, and something to talk about.
 * @param {ConsoleState} state
 */
function talk(state) {
  const { words, press } = state;
  const start = MINUTES.map((minutes) => button(String(minutes), () => press({ kind: "talk", minutes })));
  const stop = button(words.timer_stop, () => press({ kind: "talk", minutes: 0 }));
  state.time = make("p", { class: "practicum-clock", role: "timer" });
  return make(
    "div",
    { class: "practicum-part" },
    state.time,
    make(
      "div",
      { class: "practicum-row", role: "group", "aria-label": words.timer },
      make("span", {}, words.timer),
      start,
      stop,
    ),
    make("h5", {}, words.prompts_title),
    make(
      "ul",
      {},
      words.prompts.map((/** @type {string} */ prompt) => make("li", {}, prompt)),
    ),
    make("p", { class: "practicum-hint" }, words.tell_hint),
  );
}

/**
 * Say how long there is to talk.
 * @param {ConsoleState} state
 * @param {number | null} left
 */
export function clock({ words, time }, left) {
  if (!time) return;
  const text = left === null ? "" : left ? fill(words.timer_left, minutesOf(left)) : words.timer_over;
  if (time.textContent !== text) time.textContent = text;
}

/**
 * Take a time apart.
 * @param {number} left
 */
export function minutesOf(left) {
  return { minutes: Math.floor(left / 60), seconds: String(left % 60).padStart(2, "0") };
}

/**
 * Let the facilitator type raised hands, by response and, where that is asked, by how sure.
 * @param {ConsoleState} state
 * @param {PollShown} poll
 */
function hands({ words, press, surenesses }, { scene, asks_sureness, hands: known, number }) {
  /** @type {Record<string, Map<string, HTMLInputElement>>} */
  const boxes = { option: new Map(), sureness: new Map() };
  const box = (/** @type {string} */ kind, /** @type {string} */ name, /** @type {string} */ label) => {
    const input = make("input", { type: "number", min: "0", max: "999", step: "1", inputmode: "numeric" });
    input.value = String(known[kind][name] ?? "");
    boxes[kind].set(name, input);
    return make("label", { class: "practicum-hands" }, label, input);
  };
  const read = (/** @type {string} */ kind) =>
    Object.fromEntries([...boxes[kind]].map(([name, input]) => [name, Number(input.value) || 0]));
  const count = Object.values(known.option).reduce((sum, one) => sum + one, 0);
  return make(
    "details",
    { class: "practicum-folded" },
    make("summary", {}, count ? `${words.hands} · ${fill(words.hands_taken, { count })}` : words.hands),
    make("p", { class: "practicum-hint" }, words.hands_hint),
    row(
      scene.options.map((option, at) => box("option", option.id, fill(words.hands_option, { letter: LETTERS[at] }))),
    ),
    asks_sureness
      ? row(surenesses.map((label, at) => box("sureness", String(at), fill(words.hands_sureness, { label }))))
      : null,
    row([
      button(words.hands_take, () =>
        press({ kind: "hands", round: number, option: read("option"), sureness: read("sureness") }),
      ),
    ]),
  );
}

/** @param {Child} content */
function row(content) {
  return make("div", { class: "practicum-row" }, content);
}

/**
 * @param {string} label
 * @param {() => unknown} act
 */
function primary(label, act) {
  const first = button(label, act);
  first.classList.add("practicum-primary");
  return first;
}
