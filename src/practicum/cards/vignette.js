// The vignette card: read, choose, commit, compare, try again.

import { comparison } from "../widgets/comparison.js";
import { make, root } from "../widgets/kit.js";
import { link } from "../widgets/link.js";
import { form, guidanceOf, open, ownNote, patiently, refused, save } from "./choice_form.js";
import { clear, highlight } from "./signs.js";

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
  frame.replaceChildren(opened.told, opened.status, opened.stage);
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
 * Draw a committed choice beside its marks, once the kernel has said what there is to say.
 * @param {Card} card
 * @param {Choice} choice
 * @param {How} how
 */
async function compare(card, choice, { focus, of = choice }) {
  const said = await guidanceOf(card, choice.option);
  if (card.current !== of) return;
  if (!said) return refused(card, card.words.refused);
  const { view, told, stage } = card;
  const end = [ownNote(card, choice), card.after ? card.after(choice, said) : ways(card)];
  const { section, heading } = comparison(view, said.guidance, end, card.before?.(said));
  const here = stage.contains(document.activeElement) || document.activeElement === document.body;
  highlight(told, said.guidance.signs, view.words.comparing, view.course);
  stage.replaceChildren(section);
  if (!focus || !here) return;
  heading.focus({ preventScroll: true });
  section.scrollIntoView({ block: "start" });
}

/**
 * Lead on from a comparison: to the next scene of the page, unless a deck has a button for its own, and to a new try.
 * @param {Card} card
 */
function ways(card) {
  const { words, view, stage, told, status } = card;
  const again = () => {
    status.textContent = "";
    clear(told);
    form(card, { focus: true });
  };
  const on = () => {
    const heading = nextScene(stage);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.closest(".practicum-card")?.scrollIntoView({ block: "start" });
  };
  /** @type {(how: Attributes, name: string) => HTMLElement} */
  const button = (how, name) => make("button", { type: "button", ...how }, name);
  return make(
    "div",
    { class: "practicum-row" },
    !card.paged && nextScene(stage)
      ? button({ class: "practicum-button practicum-primary", onclick: on }, view.words.comparing.next_scene)
      : null,
    button({ class: "practicum-button", onclick: again }, words.try_again),
  );
}

/**
 * Find the heading of the next card of the page after the one that something stands in.
 * @param {HTMLElement} within
 * @returns {HTMLElement | null | undefined}
 */
function nextScene(within) {
  const root = /** @type {Document | ShadowRoot} */ (within.getRootNode());
  const cards = [...(root.querySelectorAll?.(".practicum-card") ?? [])].filter(
    (card) => card.getClientRects().length,
  );
  const here = cards.findIndex((card) => card.contains(within));
  return here < 0 ? null : cards[here + 1]?.querySelector("h3");
}
