// The sheet: what to do on the day it happens, on the screen and on one page of paper.

import { button } from "../widgets/buttons.js";
import { make, root } from "../widgets/kit.js";
import { identity } from "../widgets/link.js";
import { print } from "../widgets/print.js";

const TWO_COLUMNS = `
body { max-inline-size: none; columns: 2; column-gap: 8mm; font-size: var(--size-note); }
h1, h1 + p { column-span: all; }
`;

/** @param {View} view */
export function draw(view) {
  const {
    model,
    course,
    words: { sheet: words },
  } = view;
  /** @type {SheetShown} */
  const sheet = model.get("sheet");
  const name = `practicum-${identity()}-title`;
  const onPaper = () => print(view, { title: sheet.title, blocks: blocks(sheet), style: TWO_COLUMNS });
  root(
    view,
    { class: "practicum-card", role: "region", "aria-labelledby": name },
    make("h3", { id: name, ...course }, sheet.title),
    make("div", { class: "practicum-row" }, button(words.print, onPaper)),
    make("p", course, sheet.lead),
    sheet.parts.map(({ title, lines }) => [
      make("h4", course, title),
      make(
        "ul",
        {},
        lines.map((line) => make("li", course, line)),
      ),
    ]),
  );
}

/**
 * Put the sheet into blocks for paper.
 * @param {SheetShown} sheet
 * @returns {Block[]}
 */
function blocks({ title, lead, parts }) {
  /** @type {(part: SheetShown["parts"][0]) => Block[]} */
  const part = ({ title, lines }) => [
    { tag: "h2", text: title, authored: true },
    { tag: "ul", items: lines, authored: true },
  ];
  return [
    { tag: "h1", text: title, authored: true },
    { tag: "p", text: lead, authored: true },
    ...parts.flatMap(part),
  ];
}
