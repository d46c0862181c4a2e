// A picture of counts: a row for each check, a column for each kind, a sign for each choice. It needs no colour.

import { articleMark, practiceMark, shape } from "../widgets/kit.js";

const WIDTH = 270; // about the width of a phone's card, so that its letters stay readable there
const DISC = 20;
const LABEL = 22; // the height of a line of letters
const UNDER = 15; // of a line under the columns
const LETTER = 7.5; // the width of a letter and its share of the gap to the next column, about

/**
 * Draw {alt, columns, rows: [{label, cells}]}; a cell is a list of signs.
 * @param {DotsShown} shown
 */
export function dots({ alt, columns, rows }) {
  const width = WIDTH / columns.length;
  const across = Math.max(1, Math.min(4, Math.floor((width - 4) / DISC)));
  const deep = Math.max(1, ...rows.flatMap((row) => row.cells.map((cell) => Math.ceil(cell.length / across))));
  const high = LABEL + deep * DISC + 16;
  const labels = columns.map((label) => wrapped(label, width / LETTER));
  const lines = Math.max(1, ...labels.map((label) => label.length));
  const svg = shape("svg", { role: "img", "aria-label": alt, class: "practicum-dots" });
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${rows.length * high + LABEL + (lines - 1) * UNDER}`);
  rows.forEach((row, index) => {
    const floor = (index + 1) * high;
    svg.append(text(row.label, 0, floor - high + LABEL + 2, "start", "practicum-dots-row"));
    svg.append(shape("line", { x1: 0, x2: WIDTH, y1: floor, y2: floor, class: "practicum-dots-floor" }));
    svg.append(...row.cells.flatMap((cell, column) => stack(cell, (column + 0.5) * width, floor, across)));
  });
  const under = rows.length * high + LABEL - 6;
  /** @type {(line: string, column: number, at: number) => SVGElement} */
  const write = (line, column, at) => text(line, (column + 0.5) * width, under + at * UNDER, "middle", "");
  svg.append(...labels.flatMap((label, column) => label.map((line, at) => write(line, column, at))));
  return svg;
}

/**
 * Set a label in as many lines as its column needs, never within a word.
 * @param {string} label
 * @param {number} most letters in a line
 */
function wrapped(label, most) {
  /** @type {string[]} */
  const lines = [];
  for (const word of label.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length && longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * Stack signs from the floor upwards, a few abreast.
 * @param {SignDrawn[]} cell
 * @param {number} middle
 * @param {number} floor
 * @param {number} across
 */
function stack(cell, middle, floor, across) {
  return cell.map((sign, index) => {
    const abreast = Math.min(across, cell.length);
    const disc = "mark" in sign ? practiceMark(sign.mark) : articleMark(sign.fit);
    for (const side of ["width", "height"]) disc.setAttribute(side, String(DISC));
    disc.setAttribute("x", String(middle - (abreast * DISC) / 2 + (index % across) * DISC));
    disc.setAttribute("y", String(floor - 2 - (Math.floor(index / across) + 1) * DISC));
    return disc;
  });
}

/**
 * @param {string} label
 * @param {number} x
 * @param {number} y
 * @param {string} anchor
 * @param {string} kind
 */
function text(label, x, y, anchor, kind) {
  const element = shape("text", { x, y, "text-anchor": anchor, class: kind });
  element.textContent = label;
  return element;
}
