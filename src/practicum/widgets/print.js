// On paper or in a text file: a title and some blocks, as a document of their own, without the page around them.

import { make, table } from "./kit.js";

const LINGER = 60000; // milliseconds: some browsers call a print finished while they still read the document
const TOKENS = ["--read", "--plain", "--size-sheet", "--size-note"]; // paper takes them along
const STYLE = `
@page { margin: 18mm; }
html { color-scheme: only light; color: CanvasText; background: Canvas; font: var(--size-sheet)/1.4 var(--read); }
body { margin: 0; max-inline-size: 42em; overflow-wrap: anywhere; }
h1 { font-size: 1.6em; line-height: 1.2; margin: 0 0 4mm; }
h2 { font-size: 1.05em; margin: 4mm 0 1mm; break-after: avoid; }
p { margin: 0 0 2mm; white-space: pre-wrap; }
ul { margin: 0 0 2mm; padding-inline-start: 4.5mm; }
li { margin: 0 0 0.5mm; break-inside: avoid; }
table { inline-size: 100%; margin-block: 3mm; border-collapse: collapse; font: inherit; font-size: var(--size-note); line-height: 1.3; }
caption { text-align: start; font-weight: bold; padding-block-end: 1mm; }
th, td { text-align: start; vertical-align: top; padding: 0.6mm 3mm 0.6mm 0; border-block-start: 0.25mm solid; }
th:first-child, td:first-child { inline-size: 36%; }
tr { break-inside: avoid; }
`;

/**
 * Print some blocks by themselves: {tag, text, kind, authored}, {tag: "ul", items}, or {tag: "table", title, head, rows}. `style` is added to ours.
 * The document stands in a frame that nobody sees, and goes when it is printed or its view is gone.
 * @param {View} view
 * @param {{ title: string, blocks: Block[], style?: string }} paper
 */
export function print(view, { title, blocks, style = "" }) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const frame = make("iframe", { class: "practicum-paper", title, tabindex: "-1", "aria-hidden": "true" });
  const drop = () => frame.remove();
  frame.addEventListener("load", () => {
    const paper = /** @type {Window} */ (frame.contentWindow);
    set(view, paper.document, title, blocks, style);
    paper.addEventListener("afterprint", () => setTimeout(drop, LINGER));
    paper.focus(); // Safari prints the page that has the focus
    paper.print();
    before?.focus();
  });
  for (const old of document.querySelectorAll("iframe.practicum-paper")) old.remove();
  document.body.append(frame);
  view.signal.addEventListener("abort", drop);
}

/**
 * @param {View} view
 * @param {Document} paper
 * @param {string} title
 * @param {Block[]} blocks
 * @param {string} style
 */
function set(view, paper, title, blocks, style) {
  paper.title = title;
  for (const [name, value] of Object.entries(view.said)) paper.documentElement.setAttribute(name, value);
  const tokens = getComputedStyle(/** @type {Element} */ (view.el.querySelector(".practicum")));
  for (const name of TOKENS) paper.documentElement.style.setProperty(name, tokens.getPropertyValue(name));
  paper.head.append(make("meta", { charset: "utf-8" }), make("style", {}, STYLE + style));
  paper.body.replaceChildren(...blocks.map((block) => element(view, block)));
}

/**
 * @param {View} view
 * @param {Block} block
 */
function element({ course }, block) {
  if ("rows" in block) return table(block);
  const of = block.authored ? course : { dir: "auto" };
  return "items" in block
    ? make(
        "ul",
        {},
        block.items.map((item) => make("li", of, item)),
      )
    : make(block.tag, { ...of, class: block.kind }, block.text);
}

/**
 * Give the same blocks as plain text.
 * @param {Block[]} blocks
 */
export function plainText(blocks) {
  /** @param {TableShown} table */
  const plain = ({ title, rows }) => [title, ...rows.map(([first, ...rest]) => `${first}: ${rest.join(", ")}`)];
  const texts = blocks.map((block) => {
    if ("items" in block) return block.items.map((item) => `- ${item}`).join("\n");
    return "rows" in block ? plain(block).join("\n") : block.text;
  });
  return `${texts.join("\n\n")}\n`;
}

/** Name the day as everywhere in the course, 2026-11-23: Swedish dates are written so. */
export function today() {
  return new Date().toLocaleDateString("sv");
}
