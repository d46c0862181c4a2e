// The form that every card of a scene shares: read, choose, commit; and what becomes of a choice on its way.

import { make, radios } from "../widgets/kit.js";
import { identity, unsent } from "../widgets/link.js";
import { COMMITTED, LETTERS, looksPersonal } from "../widgets/rules.js";

const PATIENCE = 4000; // milliseconds before a card says that nothing answers yet

const NOTHING = { option: null, confidence: null };

/**
 * Open a card of one scene in a place of the page.
 * `show(choice, {focus, of})` draws what stands on the card once a choice is committed; `peeks` says whether the
 * guidance of an option is asked for as soon as it is selected; `saved(answer)` is called once a choice is on disk;
 * `keeps` says whether a choice is kept at all.
 * @param {CardParts & { show: Card["show"] }} parts
 * @returns {Card}
 */
export function open({ peeks = true, keeps = true, commit, ...parts }) {
  const { view, vignette, path_hash } = parts;
  const words = view.words.choosing;
  const prefix = `practicum-${identity()}`;
  return {
    unsent: unsent(`${path_hash}:${vignette.id}`),
    guidance: new Map(), // by option: a promise of what is said about it, asked for once
    taken: { ...NOTHING }, // the form as it stands
    current: null, // the choice that was committed and is shown
    told: scene({ view: parts.view, vignette, prefix }),
    status: make("p", { class: "practicum-status", role: "status" }),
    stage: make("div", { class: "practicum-stage" }),
    ...{ ...parts, words, course: view.course, prefix, peeks, keeps, commit: commit ?? words.commit },
  };
}

/** @param {{ view: View, vignette: SceneShown, prefix: string }} card */
export function scene({ view: { course }, vignette, prefix }) {
  return make(
    "div",
    { class: "practicum-scene" },
    vignette.level ? make("p", { class: "practicum-level" }, vignette.level) : null,
    make("h3", { id: `${prefix}-title`, ...course }, vignette.title),
    vignette.care ? make("p", { class: "practicum-care" }, vignette.care) : null,
    vignette.scene.map((paragraph) => make("p", course, paragraph)),
  );
}

/* ---- Choose ---- */

/**
 * Put the empty form on a card's stage.
 * @param {Card} card
 * @param {{ focus?: boolean }} [how]
 */
export function form(card, { focus = false } = {}) {
  card.taken = { ...NOTHING };
  card.current = null;
  const note = noteBox(card);
  const problem = make("p", { class: "practicum-problem", role: "alert" });
  const groups = { option: optionGroup(card), confidence: confidenceGroup(card) };
  const element = make(
    "form",
    {
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        if (!element.inert && complete(card, groups, problem)) commit(card, element, note);
      },
      onchange: (/** @type {Event & { target: HTMLElement }} */ { target }) => {
        if (problem.parentElement?.contains(target)) problem.remove();
      },
    },
    Object.values(groups),
    card.keeps ? note.element : make("p", { class: "practicum-hint" }, card.words.trial),
    make("button", { type: "submit", class: "practicum-button practicum-primary" }, card.commit),
  );
  card.stage.replaceChildren(element);
  if (focus) element.querySelector("input").focus();
}

/** @param {Card} card */
function optionGroup(card) {
  const { course, vignette, prefix, taken } = card;
  return radios({
    legend: vignette.ask,
    of: course,
    name: `${prefix}-option`,
    choices: vignette.options.map(({ id, text }, index) => ({ value: id, label: text, letter: LETTERS[index] })),
    onpick: (option) => {
      taken.option = option;
      if (card.peeks) guidanceOf(card, option);
    },
  });
}

/** @param {Card} card */
function confidenceGroup({ words, vignette, prefix, taken }) {
  return radios({
    legend: words.confidence_ask,
    name: `${prefix}-confidence`,
    layout: "row",
    choices: vignette.surenesses.map((percent, place) => ({
      value: String(percent),
      label: words.confidence_names[place],
    })),
    onpick: (confidence) => (taken.confidence = Number(confidence)),
  });
}

/**
 * @param {Card} card
 * @param {Record<keyof Taken, HTMLElement>} groups
 * @param {HTMLElement} problem
 */
function complete({ taken, words }, groups, problem) {
  const names = /** @type {(keyof Taken)[]} */ (Object.keys(groups));
  const missing = names.find((name) => taken[name] === null);
  problem.remove();
  if (!missing) return true;
  groups[missing].querySelector("legend").after(problem); // where the focus goes, so that it is in sight
  problem.textContent = words.missing[missing];
  groups[missing].querySelector("input").focus();
  problem.scrollIntoView({ block: "nearest" });
  return false;
}

/**
 * The private note: it stays in the page unless its box is ticked, and is never sent otherwise.
 * @param {Card} card
 */
function noteBox({ words, prefix }) {
  const warning = make("p", { class: "practicum-problem", role: "status" });
  const text = make("textarea", {
    id: `${prefix}-note`,
    maxlength: 10_000, // as the kernel takes it (vignette.py)
    rows: 3,
    "aria-describedby": `${prefix}-note-hint`,
    autocomplete: "off",
    dir: "auto",
    oninput: () => (warning.textContent = looksPersonal(text.value) ? words.note_warning : ""),
  });
  const keep = make("input", { type: "checkbox" });
  const element = make(
    "details",
    { class: "practicum-note" },
    make("summary", {}, words.note_title),
    make("label", { for: `${prefix}-note` }, words.note_label),
    text,
    make("p", { class: "practicum-hint", id: `${prefix}-note-hint` }, words.note_hint),
    warning,
    make("label", { class: "practicum-choice" }, keep, make("span", {}, words.note_keep)),
  );
  return { element, read: () => ({ text: text.value.trim(), kept: keep.checked }) };
}

/* ---- Commit ---- */

/**
 * Ask the kernel once what is said about an option, {guidance, …}; null if it has no such option.
 * @param {Card} card
 * @param {string} option
 * @returns {Promise<Said | null>}
 */
export function guidanceOf(card, option) {
  if (!card.guidance.has(option)) {
    const answer = card.ask({ kind: "select", vignette: card.vignette.id, option });
    card.guidance.set(
      option,
      answer.then((said) => (said.guidance ? /** @type {Said} */ (said) : null)),
    );
  }
  return card.guidance.get(option);
}

/**
 * @param {Card} card
 * @param {HTMLElement} element
 * @param {{ read: () => { text: string, kept: boolean } }} note
 */
function commit(card, element, note) {
  const { text, kept } = note.read();
  const taken = /** @type {Choice} */ (card.taken); // the form is whole
  const choice = { ...taken, id: identity(), version: card.vignette.version };
  card.current = choice;
  element.inert = true; // one press is one attempt, however long the answer takes
  if (!card.keeps) return patiently(card, choice, { focus: true });
  card.unsent.keep({ ...choice, noted: kept && text !== "" });
  tell(card, choice, card.words.saving);
  card.show({ ...choice, note: text, kept }, { focus: true, of: choice });
  save(card, { ...choice, note: kept ? text : "" }, choice);
}

/**
 * Show what stands on a card beside a choice, and say so if nothing answers for a while.
 * @param {Card} card
 * @param {Choice} choice
 * @param {How} how
 */
export async function patiently(card, choice, how) {
  const slow = setTimeout(() => tell(card, choice, card.words.slow), PATIENCE);
  await card.show(choice, how);
  clearTimeout(slow);
  if (choice.remark || card.status.textContent === card.words.slow) tell(card, choice, choice.remark ?? "");
}

/**
 * Send a choice until the kernel has answered; `shown` is what stands for it on the card.
 * @param {Card} card
 * @param {Choice} choice
 * @param {object} shown
 */
export async function save(card, { noted, ...choice }, shown) {
  const message = { kind: "commit", vignette: card.vignette.id, ...choice };
  const answer = await card.ask(message, () => tell(card, shown, card.words.no_kernel, true));
  if (answer.kind !== "unsaved") card.unsent.drop(choice.id);
  if (answer.kind === "saved") globalThis.dispatchEvent(new CustomEvent(COMMITTED, { detail: card.vignette.id }));
  if (card.current !== shown) return;
  if (answer.kind === "refused") return refused(card, answer.remark);
  tell(card, shown, noted ? `${answer.remark} ${card.words.note_lost}` : answer.remark);
  if (answer.kind === "unsaved") card.status.append(" ", retryButton(card, choice, shown));
  else card.saved?.(answer);
}

/**
 * @param {Card} card
 * @param {Choice} choice
 * @param {object} shown
 */
function retryButton(card, choice, shown) {
  const again = () => {
    tell(card, shown, card.words.saving);
    save(card, choice, shown);
  };
  return make("button", { type: "button", class: "practicum-button", onclick: again }, card.words.save_again);
}

/**
 * A choice that the kernel cannot read, such as one of an option that is gone: say so and start afresh.
 * @param {Card} card
 * @param {string} remark
 */
export function refused(card, remark) {
  form(card);
  card.status.textContent = remark;
}

/**
 * Say how things stand with a choice, unless the learner has gone on to another.
 * @param {Card} card
 * @param {object} choice
 * @param {string} remark
 * @param {boolean} [aloud]
 */
export function tell(card, choice, remark, aloud = false) {
  if (card.current !== choice) return;
  card.status.textContent = remark;
  if (aloud) card.status.scrollIntoView({ block: "nearest" });
}

/**
 * Show the learner's own note again, and say whether it is kept.
 * @param {Card} card
 * @param {Choice} choice
 */
export function ownNote({ words }, { note, kept = true }) {
  if (!note) return null;
  const title = make("h5", {}, kept ? words.note_kept : words.note_unkept);
  return make("div", { class: "practicum-part" }, title, make("p", { class: "practicum-own", dir: "auto" }, note));
}
