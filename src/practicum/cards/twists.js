// One situation, and new facts one at a time: does a response become less or more supported by the text?

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, kit, words }) {
  const { make } = kit;
  const { situation, response } = model.get("situation");
  const items = model.get("twists");
  kit.root(
    el,
    { class: "practicum-card", role: "region", "aria-label": words.title },
    make("h3", {}, words.title),
    make("h4", { class: "practicum-level" }, words.situation),
    make("p", { class: "practicum-option", ...kit.course }, situation),
    make("h4", { class: "practicum-level" }, words.response),
    make("p", { class: "practicum-option", ...kit.course }, response),
    make("p", { class: "practicum-hint" }, words.each),
    items.map((item, index) =>
      make(
        "section",
        { class: "practicum-exercise", "aria-label": kit.fill(words.number, { number: index + 1 }) },
        kit.twist(kit, item),
      ),
    ),
  );
}
