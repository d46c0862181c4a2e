// Travels with every view, so it stays small: the drawing code comes once a page, from the kit and the script.
export default {
  async render({ model, el, host, signal }) {
    const [kit, script] = await Promise.all(
      ["kit", "script"].map((part) => host.getWidget(model.get(part))),
    );
    await script.exports.draw({ model, el, signal, kit: kit.exports, words: script.exports.words });
  },
};
