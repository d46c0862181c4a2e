// What changed: the second check beside the first, in words, in pictures and in a table.

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, signal, kit, words }) {
  const { make } = kit;
  const prefix = `practicum-${kit.identity()}`;
  const ask = kit.link(model, signal);
  const status = make("p", { class: "practicum-status", role: "status" });
  const figures = make("div", { class: "practicum-figures" });
  const look = async () => {
    const answer = await ask({ kind: "look" }, () => (status.textContent = words.no_kernel), { again: false });
    status.textContent = answer.remark;
    const open = figures.querySelector("details")?.open ?? false;
    figures.replaceChildren(...drawn(kit, answer.shown, open));
  };
  figures.append(...drawn(kit, model.get("shown")));
  kit.root(
    el,
    { class: "practicum-card", role: "region", "aria-labelledby": `${prefix}-title` },
    make("h3", { id: `${prefix}-title` }, words.title),
    make("div", { class: "practicum-lines" }, model.get("caveats").map((line) => make("p", {}, line))),
    make("div", { class: "practicum-row" }, make("button", { type: "button", class: "practicum-button", onclick: look }, words.look)),
    status,
    figures,
  );
}

function drawn(kit, { standing, parts, table }, open = false) {
  const { make } = kit;
  return [
    make("ul", { class: "practicum-plain practicum-standing" }, standing.map((line) => make("li", {}, line))),
    ...parts.map((item) => part(kit, item)),
    ...(table.rows ? [folded(make, table, open)] : []),
  ];
}

function part(kit, { title, hint, lines, picture }) {
  const { make } = kit;
  return make(
    "section",
    { class: "practicum-part", "aria-label": title },
    make("h4", {}, title),
    lines.map((line) => make("p", {}, line)),
    picture.columns.length ? make("figure", {}, kit.dots(kit, picture)) : null,
    make("p", { class: "practicum-hint" }, hint),
  );
}

function folded(make, table, open) {
  return make("details", { class: "practicum-folded", open }, make("summary", {}, table.title), rows(make, table));
}

function rows(make, { title, head, rows }) {
  const row = ([label, ...cells]) =>
    make("tr", {}, make("th", { scope: "row" }, label), cells.map((cell) => make("td", {}, cell)));
  return make(
    "table",
    { class: "practicum-table practicum-counts", "aria-label": title },
    make("thead", {}, make("tr", {}, head.map((cell) => make("th", { scope: "col" }, cell)))),
    make("tbody", {}, rows.map(row)),
  );
}
