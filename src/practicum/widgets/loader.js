// Travels with every view, so it stays small: the drawing code comes once a page, in parts named by the model.
export default {
  async render({ model, el, host, signal }) {
    const parts = await Promise.all(model.get("parts").map((part) => host.getWidget(part)));
    const { draw, words, ...kit } = Object.assign({}, ...parts.map((part) => part.exports));
    await draw({ model, el, signal, kit, words });
  },
};
