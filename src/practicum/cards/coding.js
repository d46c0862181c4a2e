// How the labels were made: sentences, and a table of what each blind sheet found.

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, kit, words }) {
  const { make } = kit;
  kit.root(
    el,
    {},
    make("h3", {}, words.title),
    model.get("lines").map((line) => make("p", { dir: "auto" }, line)),
    kit.table({ title: words.found, head: words.head, rows: model.get("rows") }),
  );
}
