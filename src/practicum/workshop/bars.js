// Votes as bars: for each response one bar a vote, the first in outline, the second full. It needs no colour.

const WIDTH = 320;
const HIGH = 16; // of one bar
const GAP = 12; // between two responses
const LEFT = 26; // room for a letter
const RIGHT = 34; // room for a number

export default {
  initialize: () => ({ bars }),
};

/** Draw {names, rows: [{label, counts}]}; a table beside it says the same, so it is hidden from a screen reader. */
function bars(kit, { names, rows }) {
  const most = Math.max(1, ...rows.flatMap((row) => row.counts));
  const high = names.length * HIGH + GAP;
  const svg = kit.shape("svg", { class: "practicum-bars", "aria-hidden": "true" });
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${rows.length * high + names.length * 20}`);
  rows.forEach((row, at) => svg.append(...group(kit, row, at * high + GAP / 2, most)));
  names.forEach((name, nth) => svg.append(...legend(kit, name, nth, rows.length * high + nth * 20 + 14)));
  return svg;
}

function group(kit, { label, counts }, top, most) {
  const letter = text(kit, label, 0, top + (counts.length * HIGH) / 2 + 5);
  const pieces = counts.flatMap((count, nth) => {
    const width = ((WIDTH - LEFT - RIGHT) * count) / most;
    const y = top + nth * HIGH;
    const bar = kit.shape("rect", { x: LEFT, y: y + 2, width, height: HIGH - 4, class: `practicum-bar-${nth}` });
    return [bar, text(kit, String(count), LEFT + width + 6, y + 12.5)];
  });
  return [letter, ...pieces];
}

function legend(kit, name, nth, y) {
  const sample = kit.shape("rect", { x: LEFT, y: y - 9, width: 18, height: 10, class: `practicum-bar-${nth}` });
  return [sample, text(kit, name, LEFT + 26, y)];
}

function text({ shape }, label, x, y) {
  const element = shape("text", { x, y });
  element.textContent = label;
  return element;
}
