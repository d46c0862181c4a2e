// Some notes of track B by themselves, as every card shows them.

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, kit, words }) {
  const { make, facts } = kit;
  kit.root(
    el,
    { class: "practicum-beyond", role: "group", "aria-label": words.beyond_title },
    make("p", { class: "practicum-hint" }, words.beyond_hint),
    facts(model.get("facts")),
  );
}
