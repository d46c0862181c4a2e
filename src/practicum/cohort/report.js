// The cohort's page: read the passports, and show tables, pictures and what was not read.

import { download, make, root, table } from "../widgets/kit.js";
import { identity, link } from "../widgets/link.js";
import { fill, textOf } from "../widgets/rules.js";

const BIGGEST = 5_000_000; // bytes of a chosen file

/** @param {View} view */
export function draw(view) {
  const {
    model,
    signal,
    words: { page: words },
  } = view;
  const prefix = `practicum-${identity()}`;
  const page = {
    ask: link(model, signal),
    status: make("p", { class: "practicum-status", role: "status" }),
    lines: make("div", { class: "practicum-lines", dir: "auto" }),
    figures: make("div", { class: "practicum-figures" }),
    words,
  };
  const button = (/** @type {string} */ label, /** @type {() => unknown} */ act, primary = "") =>
    make("button", { type: "button", class: `practicum-button ${primary}`, onclick: act }, label);
  root(
    view,
    { class: "practicum-card practicum-cohort", role: "region", "aria-labelledby": `${prefix}-title` },
    make("h3", { id: `${prefix}-title` }, words.title),
    make(
      "div",
      { class: "practicum-lines" },
      model.get("caveats").map((/** @type {string} */ line) => make("p", {}, line)),
    ),
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

/**
 * Let the facilitator choose files; each goes to the kernel by itself, since a message has its limit.
 * @param {CohortState} page
 */
function chooser(page) {
  const input = make("input", { type: "file", multiple: true, accept: ".jsonl" });
  input.addEventListener("change", async () => {
    for (const file of input.files ?? []) {
      if (file.size > BIGGEST) page.status.textContent = fill(page.words.too_large, { name: file.name });
      else await act(page, { kind: "take", name: file.name, text: await textOf(file) });
    }
    input.value = "";
  });
  return input;
}

/**
 * @param {CohortState} page
 * @param {Message} message
 */
async function act(page, message) {
  page.status.textContent = message.kind === "read" ? page.words.reading : "";
  const answer = await page.ask(message, () => (page.status.textContent = page.words.no_kernel), { again: false });
  page.status.textContent = "";
  show(page, answer.shown);
}

/**
 * @param {CohortState} page
 * @param {CohortShown} shown
 */
function show({ words, lines, figures }, { lines: said, skipped, parts }) {
  lines.replaceChildren(...said.map((line) => make("p", {}, line)));
  const missing = make(
    "ul",
    {},
    skipped.map(([name, reason]) => make("li", { dir: "auto" }, name, " · ", reason)),
  );
  figures.replaceChildren(
    ...(skipped.length
      ? [make("details", { class: "practicum-folded" }, make("summary", {}, words.skipped), missing)]
      : []),
    ...parts.map((part) => drawn(words, part)),
  );
}

/**
 * @param {Words} words
 * @param {CohortPart} part
 */
function drawn(words, { id, title, hint, table: shown, pictures, csv }) {
  const save = () => download(`cohort-${id}.csv`, csv ?? "", "text/csv");
  const rows = make(
    "div",
    { class: "practicum-wide", tabindex: "0", role: "group", "aria-label": title },
    table(shown),
  );
  return make(
    "section",
    { class: "practicum-part", "aria-label": title },
    make("h4", {}, title),
    make("p", { class: "practicum-hint" }, hint),
    pictures.light ? picture(words, pictures) : null,
    pictures.light ? make("details", { class: "practicum-folded" }, make("summary", {}, words.table), rows) : rows,
    csv ? make("button", { type: "button", class: "practicum-button", onclick: save }, words.csv) : null,
  );
}

/**
 * Show the picture that fits the page's own light or dark; the table says the same.
 * @param {Words} words
 * @param {CohortPart["pictures"]} pictures
 */
function picture(words, { light, dark }) {
  const theme = document.body.dataset.jpThemeLight === "false" ? dark : light;
  return make(
    "div",
    { class: "practicum-wide", tabindex: "0", role: "group", "aria-label": words.picture },
    make("img", { class: "practicum-chart", src: theme, alt: words.picture }),
  );
}
