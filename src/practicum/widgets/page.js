// The line that opens a page: how long, what it is for, what is on record.

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, kit }) {
  const { make } = kit;
  const lines = model.get("lines");
  kit.root(el, { class: "practicum-page" }, lines.map((line) => make("p", { dir: "auto" }, line)));
}
