// On paper: voting cards to hold up, and a scene without guidance.

import { button } from "../widgets/buttons.js";
import { make, root } from "../widgets/kit.js";
import { identity } from "../widgets/link.js";
import { print } from "../widgets/print.js";

const CARDS = `
.sign { break-inside: avoid; border: 0.3mm dashed; margin: 0 0 4mm; padding: 6mm; text-align: center; font: bold 3em/1.1 var(--plain); }
`;
const SCENE = `p { font-size: 1.2em; line-height: 1.5; margin: 0 0 4mm; }`;

/** @param {View} view */
export function draw(view) {
  const { model } = view;
  const words = view.words.printing;
  const prefix = `practicum-${identity()}`;
  const pages = model.get("scenes");
  const scenes = new Map(
    pages
      .flatMap((/** @type {PageOfScenes} */ page) => page.scenes)
      .map((/** @type {{ id: string }} */ scene) => [scene.id, scene]),
  );
  const choice = make(
    "select",
    { id: `${prefix}-scene` },
    pages.map((/** @type {PageOfScenes} */ page) => group(page)),
  );
  const cards = () =>
    onPaper(
      words.cards_title,
      model.get("cards").map((/** @type {string} */ text) => ({ tag: "p", kind: "sign", text })),
      CARDS,
    );
  const printed = () => onPaper(scenes.get(choice.value).title, scenes.get(choice.value).blocks, SCENE);
  const onPaper = (/** @type {string} */ title, /** @type {Block[]} */ blocks, /** @type {string} */ style) =>
    print(view, { title, blocks, style });
  root(
    view,
    { class: "practicum-card", role: "region", "aria-labelledby": `${prefix}-title` },
    make("h3", { id: `${prefix}-title` }, words.title),
    make("p", {}, words.about),
    make(
      "div",
      { class: "practicum-row" },
      button(words.cards, cards),
      make("span", { class: "practicum-hint" }, words.cards_hint),
    ),
    make("div", { class: "practicum-field" }, make("label", { for: `${prefix}-scene` }, words.scene), choice),
    make("div", { class: "practicum-row" }, button(words.sheet, printed)),
  );
}

/** @param {PageOfScenes} page */
function group({ page, scenes }) {
  return make(
    "optgroup",
    { label: page },
    scenes.map((scene) => make("option", { value: scene.id }, scene.title)),
  );
}
