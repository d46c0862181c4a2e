// The ladder by itself, as every card draws it.

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, kit }) {
  kit.root(el, {}, kit.ladder(model.get("ladder")));
}
