// On paper or in a text file: a title and some blocks, as a document of their own, without the page around them.

const LINGER = 60000; // milliseconds: some browsers call a print finished while they still read the document
const STYLE = `
@page { margin: 18mm; }
html { color: #000; background: #fff; font: 10.5pt/1.4 Charter, "Bitstream Charter", Georgia, serif; }
body { margin: 0; max-inline-size: 42em; overflow-wrap: anywhere; }
h1 { font-size: 17pt; line-height: 1.2; margin: 0 0 4mm; }
h2 { font-size: 11pt; margin: 4mm 0 1mm; break-after: avoid; }
p { margin: 0 0 2mm; white-space: pre-wrap; }
table { inline-size: 100%; margin-block: 3mm; border-collapse: collapse; font: inherit; font-size: 9.5pt; line-height: 1.3; }
caption { text-align: start; font-weight: bold; padding-block-end: 1mm; }
th, td { text-align: start; vertical-align: top; padding: 0.6mm 3mm 0.6mm 0; border-block-start: 0.25mm solid #000; }
th:first-child, td:first-child { inline-size: 36%; }
tr { break-inside: avoid; }
`;

export default {
  initialize: () => ({ paper: { print, text, today } }),
};

/**
 * Print some blocks by themselves: {tag, text, kind, authored}, or {tag: "table", title, head, rows}. `style` is added to ours.
 * The document stands in a frame that nobody sees, and goes when it is printed or its view is gone.
 */
function print(kit, { title, blocks, signal, style = "" }) {
  const before = document.activeElement;
  const frame = kit.make("iframe", { class: "practicum-paper", title, tabindex: "-1", "aria-hidden": "true" });
  const drop = () => frame.remove();
  frame.addEventListener("load", () => {
    set(kit, frame.contentDocument, title, blocks, style);
    frame.contentWindow.addEventListener("afterprint", () => setTimeout(drop, LINGER));
    frame.contentWindow.focus(); // Safari prints the page that has the focus
    frame.contentWindow.print();
    before?.focus();
  });
  for (const old of document.querySelectorAll("iframe.practicum-paper")) old.remove();
  document.body.append(frame);
  signal.addEventListener("abort", drop);
}

function set(kit, paper, title, blocks, style) {
  paper.title = title;
  for (const [name, value] of Object.entries(kit.said)) paper.documentElement.setAttribute(name, value);
  paper.head.append(kit.make("meta", { charset: "utf-8" }), kit.make("style", {}, STYLE + style));
  paper.body.replaceChildren(...blocks.map((block) => element(kit, block)));
}

function element(kit, block) {
  return block.tag === "table" ? kit.table(block) : kit.make(block.tag, { ...(block.authored ? kit.course : { dir: "auto" }), class: block.kind }, block.text);
}

/** Give the same blocks as plain text. */
function text(blocks) {
  const plain = ({ title, head, rows }) => [title, ...rows.map(([first, ...rest]) => `${first}: ${rest.join(", ")}`)];
  return blocks.map((block) => (block.tag === "table" ? plain(block).join("\n") : block.text)).join("\n\n") + "\n";
}

/** Name the day as everywhere in the course, 2026-11-23: Swedish dates are written so. */
function today() {
  return new Date().toLocaleDateString("sv");
}
