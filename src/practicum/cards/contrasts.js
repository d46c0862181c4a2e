// Places of the article beside what professional standards ask for: two tracks, side by side and never merged.

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, kit, words }) {
  const { make } = kit;
  kit.root(
    el,
    {},
    make("h3", {}, words.title),
    make("p", { class: "practicum-hint" }, words.lead),
    make("ol", { class: "practicum-contrasts" }, model.get("contrasts").map((item) => contrast(kit, words, item))),
  );
}

function contrast({ make, claim, facts, course }, words, item) {
  return make(
    "li",
    { class: "practicum-contrast" },
    make(
      "div",
      { class: "practicum-part" },
      make("h4", {}, words.article),
      make("ul", { class: "practicum-plain" }, claim(item.claim)),
      make("p", course, item.weak),
    ),
    make(
      "div",
      { class: "practicum-beyond" },
      make("h4", {}, words.beyond),
      make("p", course, item.asked),
      make("details", {}, make("summary", {}, words.sources), facts(item.facts)),
    ),
  );
}
