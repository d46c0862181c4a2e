// Travels with every view, so it stays small: what draws it comes once a page, in two widgets that the model names.
export default {
  /** @param {Given} given */
  async render({ model, el, host, signal }) {
    /** @type {string[]} */
    const parts = model.get("drawn_by");
    const [loader, drawing] = await Promise.all(parts.map((part) => host.getWidget(part)));
    await loader.exports.draw({ model, el, host, signal }, drawing.exports.part);
  },
};
