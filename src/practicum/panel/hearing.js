// What a panel says, beside the text's key: shown when it is asked for.

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, signal, kit, words }) {
  const { make } = kit;
  const prefix = `practicum-${kit.identity()}`;
  const ask = kit.link(model, signal);
  const status = make("p", { class: "practicum-status", role: "status" });
  const figures = make("div", { class: "practicum-figures" });
  const read = async () => {
    const answer = await ask({ kind: "read" }, () => (status.textContent = words.no_kernel ?? ""), { again: false });
    const { lines, tables } = answer.shown;
    figures.replaceChildren(make("div", { class: "practicum-lines", dir: "auto" }, lines.map((line) => make("p", {}, line))), ...tables.map((table) => shown(kit, table)));
  };
  kit.root(
    el,
    { class: "practicum-card", role: "region", "aria-labelledby": `${prefix}-title` },
    make("h3", { id: `${prefix}-title` }, words.title),
    make("p", { class: "practicum-hint" }, words.warn),
    make("div", { class: "practicum-row" }, make("button", { type: "button", class: "practicum-button", onclick: read }, words.read)),
    status,
    figures,
  );
}

function shown({ make, table }, item) {
  return make(
    "section",
    { class: "practicum-part", "aria-label": item.title },
    make("div", { class: "practicum-wide", tabindex: "0", role: "group", "aria-label": item.title }, table(item)),
    make("p", {}, item.decided),
  );
}
