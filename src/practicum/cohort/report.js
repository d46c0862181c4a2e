// The cohort's page: read the passports, and show tables, pictures and what was not read.

const BIGGEST = 5_000_000; // bytes of a chosen file

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, signal, kit, words }) {
  const { make } = kit;
  const prefix = `practicum-${kit.identity()}`;
  const page = {
    ask: kit.link(model, signal),
    status: make("p", { class: "practicum-status", role: "status" }),
    lines: make("div", { class: "practicum-lines", dir: "auto" }),
    figures: make("div", { class: "practicum-figures" }),
    ...{ kit, words },
  };
  const button = (label, act, primary = "") =>
    make("button", { type: "button", class: `practicum-button ${primary}`, onclick: act }, label);
  kit.root(
    el,
    { class: "practicum-card practicum-cohort", role: "region", "aria-labelledby": `${prefix}-title` },
    make("h3", { id: `${prefix}-title` }, words.title),
    make("div", { class: "practicum-lines" }, model.get("caveats").map((line) => make("p", {}, line))),
    make("div", { class: "practicum-apart" }, page.lines),
    make("label", { class: "practicum-field" }, words.upload, chooser(page)),
    make(
      "div",
      { class: "practicum-row" },
      button(words.read, () => act(page, { kind: "read" }), "practicum-primary"),
      button(words.drop, () => act(page, { kind: "drop" })),
    ),
    page.status,
    page.figures,
  );
  show(page, model.get("shown"));
}

/** Let the facilitator choose files; each goes to the kernel by itself, since a message has its limit. */
function chooser(page) {
  const input = page.kit.make("input", { type: "file", multiple: true, accept: ".jsonl" });
  input.addEventListener("change", async () => {
    for (const file of input.files) {
      if (file.size > BIGGEST) page.status.textContent = page.kit.fill(page.words.too_large, { name: file.name });
      else await act(page, { kind: "take", name: file.name, text: await page.kit.textOf(file) });
    }
    input.value = "";
  });
  return input;
}

async function act(page, message) {
  page.status.textContent = message.kind === "read" ? page.words.reading : "";
  const answer = await page.ask(message, () => (page.status.textContent = page.words.no_kernel), { again: false });
  page.status.textContent = "";
  show(page, answer.shown);
}

function show({ kit, words, lines, figures }, { lines: said, skipped, parts }) {
  const { make } = kit;
  lines.replaceChildren(...said.map((line) => make("p", {}, line)));
  const missing = make("ul", {}, skipped.map(([name, reason]) => make("li", { dir: "auto" }, name, " · ", reason)));
  figures.replaceChildren(
    ...(skipped.length ? [make("details", { class: "practicum-folded" }, make("summary", {}, words.skipped), missing)] : []),
    ...parts.map((part) => drawn(kit, words, part)),
  );
}

function drawn(kit, words, { id, title, hint, table, pictures, csv }) {
  const { make } = kit;
  const save = () => kit.download(`cohort-${id}.csv`, csv, "text/csv");
  const rows = make("div", { class: "practicum-wide", tabindex: "0", role: "group", "aria-label": title }, kit.table(table));
  return make(
    "section",
    { class: "practicum-part", "aria-label": title },
    make("h4", {}, title),
    make("p", { class: "practicum-hint" }, hint),
    pictures.light ? picture(kit, words, pictures) : null,
    pictures.light ? make("details", { class: "practicum-folded" }, make("summary", {}, words.table), rows) : rows,
    csv ? make("button", { type: "button", class: "practicum-button", onclick: save }, words.csv) : null,
  );
}

/** Show the picture that fits the page's own light or dark; the table says the same. */
function picture({ make }, words, { light, dark }) {
  const theme = document.body.dataset.jpThemeLight === "false" ? dark : light;
  return make("div", { class: "practicum-wide", tabindex: "0", role: "group", "aria-label": words.picture }, make("img", { class: "practicum-chart", src: theme, alt: words.picture }));
}
