// Votes as bars: for each response one bar a vote, the first in outline, the second full. It needs no colour.

import { shape } from "../widgets/kit.js";

const WIDTH = 320;
const HIGH = 16; // of one bar
const GAP = 12; // between two responses
const LEFT = 26; // room for a letter
const RIGHT = 34; // room for a number

/**
 * Draw {names, rows: [{label, counts}]}; a table beside it says the same, so it is hidden from a screen reader.
 * @param {{ names: string[], rows: BarRow[] }} shown
 */
export function bars({ names, rows }) {
  const most = Math.max(1, ...rows.flatMap((row) => row.counts));
  const high = names.length * HIGH + GAP;
  const svg = shape("svg", { class: "practicum-bars", "aria-hidden": "true" });
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${rows.length * high + names.length * 20}`);
  svg.append(...rows.flatMap((row, at) => group(row, at * high + GAP / 2, most)));
  svg.append(...names.flatMap((name, nth) => legend(name, nth, rows.length * high + nth * 20 + 14)));
  return svg;
}

/**
 * @param {BarRow} row
 * @param {number} top
 * @param {number} most
 */
function group({ label, counts }, top, most) {
  const letter = text(label, 0, top + (counts.length * HIGH) / 2 + 5);
  const pieces = counts.flatMap((count, nth) => {
    const width = ((WIDTH - LEFT - RIGHT) * count) / most;
    const y = top + nth * HIGH;
    const bar = shape("rect", { x: LEFT, y: y + 2, width, height: HIGH - 4, class: `practicum-bar-${nth}` });
    return [bar, text(String(count), LEFT + width + 6, y + 12.5)];
  });
  return [letter, ...pieces];
}

/**
 * @param {string} name
 * @param {number} nth
 * @param {number} y
 */
function legend(name, nth, y) {
  const sample = shape("rect", { x: LEFT, y: y - 9, width: 18, height: 10, class: `practicum-bar-${nth}` });
  return [sample, text(name, LEFT + 26, y)];
}

/**
 * @param {string} label
 * @param {number} x
 * @param {number} y
 */
function text(label, x, y) {
  const element = shape("text", { x, y });
  element.textContent = label;
  return element;
}
