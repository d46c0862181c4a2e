// On paper: voting cards to hold up, and a scene without guidance.

const CARDS = `
.sign { break-inside: avoid; border: 0.3mm dashed #000; margin: 0 0 4mm; padding: 6mm; text-align: center; font: bold 34pt/1.1 sans-serif; }
`;
const SHEET = `p { font-size: 13pt; line-height: 1.5; margin: 0 0 4mm; }`;

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, signal, kit, words }) {
  const { make } = kit;
  const prefix = `practicum-${kit.identity()}`;
  const pages = model.get("scenes");
  const scenes = new Map(pages.flatMap((page) => page.scenes).map((scene) => [scene.id, scene]));
  const choice = make("select", { id: `${prefix}-scene` }, pages.map((page) => group(make, page)));
  const cards = () => print(words.cards_title, model.get("cards").map((text) => ({ tag: "p", kind: "sign", text })), CARDS);
  const sheet = () => print(scenes.get(choice.value).title, scenes.get(choice.value).blocks, SHEET);
  const print = (title, blocks, style) => kit.paper.print(kit, { title, blocks, signal, style });
  kit.root(
    el,
    { class: "practicum-card", role: "region", "aria-labelledby": `${prefix}-title` },
    make("h3", { id: `${prefix}-title` }, words.title),
    make("p", {}, words.about),
    make("div", { class: "practicum-row" }, kit.button(kit, words.cards, cards), make("span", { class: "practicum-hint" }, words.cards_hint)),
    make("div", { class: "practicum-field" }, make("label", { for: `${prefix}-scene` }, words.scene), choice),
    make("div", { class: "practicum-row" }, kit.button(kit, words.sheet, sheet)),
  );
}

function group(make, { page, scenes }) {
  return make("optgroup", { label: page }, scenes.map((scene) => make("option", { value: scene.id }, scene.title)));
}
