// The map of a case: a picture of its places and ways, with the same in words beneath.

import { make, shape } from "../widgets/kit.js";

const WIDTH = 340;
const ROW = 74;
const RADIUS = 17;

/**
 * Draw the map of a case.
 * @param {MapShown} map
 */
export function drawMap(map) {
  const rows = 1 + Math.max(...map.nodes.map((node) => node.row));
  const svg = shape("svg", { viewBox: `0 0 ${WIDTH} ${rows * ROW}`, class: "practicum-map", "aria-hidden": "true" });
  const at = /** @type {Known<string, Spot>} */ (
    new Map(map.nodes.map((node) => [node.id, { ...node, ...spot(node) }]))
  );
  const edges = [...map.edges].sort((one, other) => rank(one) - rank(other));
  svg.append(...edges.map((edge) => line(at.get(edge.from), at.get(edge.to), edge)));
  svg.append(...[...at.values()].map((node) => drawNode(node)));
  return make(
    "figure",
    { class: "practicum-part" },
    make("figcaption", {}, make("h4", {}, map.title)),
    svg,
    make("p", { class: "practicum-hint" }, map.key),
    make("h5", {}, map.text),
    make(
      "ul",
      { class: "practicum-plain" },
      map.lines.map((text) => make("li", { dir: "auto" }, text)),
    ),
  );
}

/**
 * Find the middle of a place: rows downwards, columns evenly over the width.
 * @param {MapNode} node
 */
function spot({ row, column, columns }) {
  return { x: (column / (columns + 1)) * WIDTH, y: ROW * (row + 0.5) };
}

/**
 * The way that is walked is drawn over the others.
 * @param {MapEdge} edge
 */
function rank(edge) {
  return edge.on_way ? 2 : edge.met ? 1 : 0;
}

/**
 * Draw a way from place to place; one that passes a row is bent around what lies there.
 * @param {Spot} from
 * @param {Spot} to
 * @param {MapEdge} edge
 */
function line(from, to, edge) {
  const bend = to.row - from.row > 1 ? (from.x <= WIDTH / 2 ? -70 : 70) : 0;
  const middle = `${(from.x + to.x) / 2 + bend} ${(from.y + to.y) / 2}`;
  const kind = ["practicum-way-untaken", "practicum-way-met", "practicum-way"][rank(edge)];
  return shape("path", { class: kind, d: `M${from.x} ${from.y} Q${middle} ${to.x} ${to.y}` });
}

/** @param {Spot} node */
function drawNode(node) {
  const kinds = ["practicum-node", node.on_way ? "practicum-node-here" : "", node.met ? "" : "practicum-node-unmet"];
  const group = shape("g", { class: kinds.join(" ") });
  const box = { x: node.x - RADIUS, y: node.y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS, rx: 3 };
  group.append(node.ending ? shape("rect", box) : shape("circle", { cx: node.x, cy: node.y, r: RADIUS }));
  const label = shape("text", { x: node.x, y: node.y + 5, "text-anchor": "middle" });
  label.textContent = node.label;
  group.append(label);
  return group;
}
