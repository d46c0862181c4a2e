// The form of a vote on a phone: the scene, its options, how far the text decides; and one's vote once it is closed.

import { make, radios } from "../../widgets/kit.js";
import { fill, LETTERS } from "../../widgets/rules.js";

/**
 * Show the scene as everybody reads it.
 * @param {Surface} view
 * @param {SceneShown} scene
 */
export function sceneOf({ course }, scene) {
  return make(
    "div",
    { class: "practicum-scene" },
    make("h2", course, scene.title),
    scene.care ? make("p", { class: "practicum-care" }, scene.care) : null,
    scene.scene.map((paragraph) => make("p", course, paragraph)),
  );
}

/**
 * Build the form; `taken` is the vote as it stands, and `send(vote)` is called with a whole one.
 * @param {Phone} phone
 * @param {SceneShown} scene
 * @param {Vote | null | undefined} taken
 * @param {(vote: Vote) => void} send
 */
export function form({ view, words }, scene, taken, send) {
  /** @type {Record<string, any>} */
  const vote = { option: taken?.option ?? null, decided: taken?.decided ?? null };
  const problem = make("p", { class: "practicum-problem", role: "alert" });
  /** @type {Record<string, HTMLElement>} */
  const groups = {
    option: radios({
      legend: scene.ask,
      of: view.course,
      name: "option",
      choices: scene.options.map(({ id, text }, at) => ({ value: id, label: text, letter: LETTERS[at] })),
      onpick: (value) => (vote.option = value),
    }),
    decided: radios({
      legend: words.decided_ask,
      name: "decided",
      choices: words.decided_choices,
      onpick: (value) => (vote.decided = value),
    }),
  };
  for (const [name, group] of Object.entries(groups)) check(group, vote[name]);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const missing = Object.keys(groups).find((name) => vote[name] === null);
    problem.textContent = missing ? words.missing[missing] : "";
    if (!missing) return send({ option: vote.option, decided: vote.decided });
    groups[missing].querySelector("legend").after(problem);
    groups[missing].querySelector("input").focus();
  };
  const button = make(
    "button",
    { type: "submit", class: "practicum-button practicum-primary" },
    taken ? words.change : words.send,
  );
  return make("form", { onsubmit: submit }, Object.values(groups), button);
}

/**
 * @param {HTMLElement} group
 * @param {string | null} value
 */
function check(group, value) {
  for (const input of group.querySelectorAll("input")) input.checked = input.value === value;
}

/**
 * Say what one voted.
 * @param {Phone} phone
 * @param {SceneShown} scene
 * @param {Vote | null | undefined} taken
 */
export function reminder({ words }, scene, taken) {
  const at = scene.options.findIndex(({ id }) => id === taken?.option);
  return at < 0 ? words.none : fill(words.yours, { letter: LETTERS[at], text: scene.options[at].text });
}
