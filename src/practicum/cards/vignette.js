// The vignette card: read, choose, commit, compare, try again.

import { comparison } from "../widgets/comparison.js";
import { make, root } from "../widgets/kit.js";
import { link } from "../widgets/link.js";
import { form, guidanceOf, open, ownNote, patiently, refused, save, scene } from "./choice_form.js";

/** @param {View} view */
export function draw(view) {
  const { model, signal } = view;
  const vignette = model.get("vignette");
  const frame = make("div");
  const name = card({
    ask: link(model, signal),
    view,
    vignette,
    path_hash: vignette.path_hash,
    frame,
    left: model.get("left"),
  });
  root(view, { class: "practicum-card", role: "region", "aria-labelledby": name }, frame);
}

/**
 * Draw one card into a frame, as it was left, and give the id of its heading. `after(choice, said)` builds what
 * stands under a comparison; without it, that is the button to try again. `stand` draws something else in its place.
 * @param {CardParts & { frame: HTMLElement, left?: Choice | null, stand?: (card: Card, choice: Choice, how: How) => Promise<void> }} parts
 */
export function card({ frame, left, stand = compare, ...parts }) {
  const opened = open({ ...parts, show: (choice, how) => stand(opened, choice, how) });
  frame.replaceChildren(scene(opened), opened.status, opened.stage);
  reopen(opened, left);
  return `${opened.prefix}-title`;
}

/**
 * Show the card as it was left: choices still on their way, a choice on record, or a fresh form.
 * @param {Card} card
 * @param {Choice | null | undefined} recorded
 */
function reopen(card, recorded) {
  const unsent = card.unsent.all();
  const left = unsent.at(-1) ?? recorded;
  if (!left) return form(card);
  card.current = left;
  patiently(card, left, { focus: false });
  for (const choice of unsent) save(card, choice, choice);
}

/**
 * Draw the comparison of a committed choice, once the kernel has said what there is to say.
 * @param {Card} card
 * @param {Choice} choice
 * @param {How} how
 */
async function compare(card, choice, { focus, of = choice }) {
  const said = await guidanceOf(card, choice.option);
  if (card.current !== of) return;
  if (!said) return refused(card, card.words.refused);
  const again = () => {
    card.status.textContent = "";
    form(card, { focus: true });
  };
  const retry = () =>
    make("button", { type: "button", class: "practicum-button", onclick: again }, card.words.try_again);
  const end = [ownNote(card, choice), card.after ? card.after(choice, said) : retry()];
  const { section, heading } = comparison(card.view, said.guidance, choice, end);
  const here = card.stage.contains(document.activeElement) || document.activeElement === document.body;
  card.stage.replaceChildren(section);
  if (focus && here) heading.focus();
}
