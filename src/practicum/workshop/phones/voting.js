// The form of a vote on a phone: the scene, its options, and where it is asked, how sure; and a vote once it is closed.

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
 * @param {RoomSeen} room
 * @param {Vote | null | undefined} taken
 * @param {(vote: Vote) => void} send
 */
export function form({ view, words }, { scene, asks_sureness }, taken, send) {
  /** @type {Record<string, string>} */
  const vote = { option: taken?.option ?? "", sureness: taken?.sureness ?? "" };
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
  };
  if (asks_sureness)
    groups.sureness = radios({
      legend: words.sureness_ask,
      name: "sureness",
      choices: words.surenesses.map((/** @type {string} */ label, /** @type {number} */ at) => ({
        value: String(at),
        label,
      })),
      onpick: (value) => (vote.sureness = value),
    });
  for (const [name, group] of Object.entries(groups)) check(group, vote[name]);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const missing = Object.keys(groups).find((name) => !vote[name]);
    problem.textContent = missing ? words.missing[missing] : "";
    if (!missing) return send({ option: vote.option, sureness: vote.sureness });
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
 * @param {string} value
 */
function check(group, value) {
  for (const input of group.querySelectorAll("input")) input.checked = input.value === value;
}

/**
 * Say what somebody voted.
 * @param {Phone} phone
 * @param {SceneShown} scene
 * @param {Vote | null | undefined} taken
 */
export function reminder({ words }, scene, taken) {
  const at = scene.options.findIndex(({ id }) => id === taken?.option);
  if (at < 0) return words.none;
  const chosen = fill(words.yours, { letter: LETTERS[at], text: scene.options[at].text });
  const sureness = words.surenesses[taken?.sureness || -1];
  return sureness ? `${chosen} ${fill(words.yours_sure, { sureness })}` : chosen;
}
