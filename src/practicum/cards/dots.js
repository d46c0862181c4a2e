// A picture of counts: a row for each check, a column for each kind, a disc for each choice. It needs no colour.

const WIDTH = 270; // about the width of a phone's card, so that its letters stay readable there
const DISC = 20;
const LABEL = 22; // the height of a line of letters

export default {
  initialize: () => ({ dots }),
};

function dots(kit, { alt, columns, rows }) {
  const width = WIDTH / columns.length;
  const across = Math.max(1, Math.min(4, Math.floor((width - 4) / DISC)));
  const deep = Math.max(1, ...rows.flatMap((row) => row.cells.map((cell) => Math.ceil(cell.length / across))));
  const high = LABEL + deep * DISC + 16;
  const svg = kit.shape("svg", { role: "img", "aria-label": alt, class: "practicum-dots" });
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${rows.length * high + LABEL}`);
  rows.forEach((row, index) => {
    const floor = (index + 1) * high;
    svg.append(text(kit, row.label, 0, floor - high + LABEL + 2, "start", "practicum-dots-row"));
    svg.append(kit.shape("line", { x1: 0, x2: WIDTH, y1: floor, y2: floor, class: "practicum-dots-floor" }));
    row.cells.forEach((cell, column) => svg.append(...stack(kit, cell, (column + 0.5) * width, floor, across)));
  });
  const under = rows.length * high + LABEL - 6;
  svg.append(...columns.map((label, column) => text(kit, label, (column + 0.5) * width, under, "middle", "")));
  return svg;
}

/** Stack discs from the floor upwards, a few abreast. */
function stack(kit, cell, middle, floor, across) {
  return cell.map((fit, index) => {
    const abreast = Math.min(across, cell.length);
    const disc = kit.sign(fit);
    for (const side of ["width", "height"]) disc.setAttribute(side, DISC);
    disc.setAttribute("x", middle - (abreast * DISC) / 2 + (index % across) * DISC);
    disc.setAttribute("y", floor - 2 - (Math.floor(index / across) + 1) * DISC);
    return disc;
  });
}

function text({ shape }, label, x, y, anchor, kind) {
  const element = shape("text", { x, y, "text-anchor": anchor, class: kind });
  element.textContent = label;
  return element;
}
