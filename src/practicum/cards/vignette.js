// The vignette card: read, choose, commit, compare, try again.

const PATIENCE = 4000; // milliseconds before a card that is being reopened says that nothing answers yet

export default {
  initialize: () => ({ draw, card }),
};

function draw({ model, el, signal, kit, words }) {
  const vignette = model.get("vignette");
  const frame = kit.make("div");
  const name = card({ ask: kit.link(model, signal), kit, words, vignette, place: vignette.place, frame, left: model.get("left") });
  kit.root(el, { class: "practicum-card", role: "region", "aria-labelledby": name }, frame);
}

/**
 * Draw one card into a frame, as it was left, and give the id of its heading. `after(choice, said)` builds what
 * stands under a comparison; without it, that is the button to try again. `stand` draws something else in its place.
 */
function card({ frame, left, stand = compare, ...parts }) {
  const opened = parts.kit.choosing.open({ ...parts, show: (choice, how) => stand(opened, choice, how) });
  frame.replaceChildren(parts.kit.choosing.scene(opened), opened.status, opened.stage);
  reopen(opened, left);
  return `${opened.prefix}-title`;
}

/** Show the card as it was left: choices still on their way, a choice on record, or a fresh form. */
function reopen(card, recorded) {
  const { form, save, tell } = card.kit.choosing;
  const unsent = card.unsent.all();
  const left = unsent.at(-1) ?? recorded;
  if (!left) return form(card);
  card.current = left;
  const slow = setTimeout(() => tell(card, left, card.words.slow), PATIENCE);
  card.show(left, { focus: false }).then(() => {
    clearTimeout(slow);
    if (left.remark) tell(card, left, left.remark);
  });
  unsent.forEach((choice) => save(card, choice, choice));
}

/** Draw the comparison of a committed choice, once the kernel has said what there is to say. */
async function compare(card, choice, { focus, of = choice }) {
  const { guidanceOf, refused, form, ownNote } = card.kit.choosing;
  const said = await guidanceOf(card, choice.option);
  if (card.current !== of) return;
  if (!said) return refused(card, { remark: card.words.refused });
  const { make } = card.kit;
  const again = () => {
    card.status.textContent = "";
    form(card, { focus: true });
  };
  const retry = () => make("button", { type: "button", class: "practicum-button", onclick: again }, card.words.try_again);
  const end = [ownNote(card, choice), card.after ? card.after(choice, said) : retry()];
  const { section, heading } = card.kit.comparison(card.kit, said.guidance, choice, end);
  const here = card.stage.contains(document.activeElement) || document.activeElement === document.body;
  card.stage.replaceChildren(section);
  if (focus && here) heading.focus();
}
