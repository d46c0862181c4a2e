// How people come into a room: an address, a code, a square code; and what stands in their way.

import { button } from "../widgets/buttons.js";
import { make, shape } from "../widgets/kit.js";
import { identity } from "../widgets/link.js";
import { fill } from "../widgets/rules.js";

const QUIET = 4; // modules of white around a square code: its standard asks for them

/**
 * Draw the door of a room, and find out whether phones can use it. Folded, it still shows the address and the code.
 * @param {ConsoleState} state
 * @param {RoomShown} room
 */
export function door(state, { code, closes }) {
  const words = state.view.words.door;
  /** @type {Entry} */
  const entry = {
    found: [],
    link: make("a", { class: "practicum-door-address", target: "_blank", rel: "noreferrer" }),
    square: make("div", { class: "practicum-door-square", role: "img", "aria-label": words.qr }),
    remarks: make("div", { class: "practicum-lines", role: "status" }),
    ...{ state, words, code },
  };
  const own = ownAddress();
  const local = isLocal(own.hostname);
  const { lan } = state.server;
  if (local) entry.found = remarksOnLocal(entry, own);
  lead(entry, state.address ?? (local && lan.length ? new URL(own.pathname, lan[0]).href : own.href));
  check(entry, own);
  const inside = make(
    "div",
    {},
    entry.remarks,
    make("p", { class: "practicum-hint" }, fill(words.until, { time: closes })),
    another(entry),
  );
  return make(
    "details",
    { class: "practicum-door", open: true },
    make(
      "summary",
      {},
      make("span", { class: "practicum-door-code" }, code),
      " ",
      make("span", { class: "practicum-hint" }, words.join),
    ),
    make("div", { class: "practicum-door-inside" }, make("div", {}, make("p", {}, entry.link), inside), entry.square),
  );
}

/** Give the address of the phones' page as this browser came here: sub-path, hub and proxy included. */
function ownAddress() {
  const config = document.getElementById("jupyter-config-data");
  const base = (config && JSON.parse(config.textContent).baseUrl) || "/";
  return new URL(`${base}practicum/join`, location.origin);
}

/** @param {string} host */
function isLocal(host) {
  return host === "localhost" || host.endsWith(".localhost") || host.startsWith("127.") || host === "[::1]";
}

/**
 * @param {{ state: ConsoleState, words: Words }} entry
 * @param {URL} own
 */
function remarksOnLocal({ state, words }, own) {
  const { lan, open } = state.server;
  if (open && !lan.length) return [make("p", {}, words.no_network)];
  if (lan.length) return [make("p", {}, fill(words.lan, { host: own.hostname }))];
  return [
    make("p", {}, fill(words.local, { host: own.hostname })),
    make("p", {}, make("code", { class: "practicum-code" }, words.local_command)),
  ];
}

/**
 * Let an address lead people in: as a link, and as a square code that holds the room's code as well.
 * @param {Entry} entry
 * @param {string} address
 */
async function lead({ state, words, code, link, square, remarks, found }, address) {
  const whole = `${address}#${code}`;
  remarks.replaceChildren(...found);
  const { rows, plain } = await state.ask({ kind: "qr", address: whole }, undefined, { again: false });
  if (!rows.length) return remarks.replaceChildren(...found, make("p", {}, words.address_bad));
  link.href = whole;
  link.textContent = address;
  square.replaceChildren(drawn(rows));
  if (plain) remarks.append(make("p", { class: "practicum-hint" }, words.plain));
}

/** @param {string[]} rows */
function drawn(rows) {
  const size = rows.length + 2 * QUIET;
  const svg = shape("svg", {
    viewBox: `0 0 ${size} ${size}`,
    class: "practicum-square",
    "shape-rendering": "crispEdges",
  });
  const dark = rows.flatMap((row, y) =>
    [...row].flatMap((bit, x) => (bit === "1" ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : [])),
  );
  svg.append(shape("rect", { width: size, height: size }), shape("path", { d: dark.join("") }));
  return svg;
}

/**
 * Ask the server of this page whether phones are answered there, and out of the same store.
 * @param {Entry} entry
 * @param {URL} own
 */
async function check({ state, words, remarks, found }, own) {
  const said = await fetch(new URL("ready", own), { signal: state.signal })
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
  const amiss = said?.answer !== "ready" ? words.silent : said.store !== state.server.store ? words.apart : "";
  if (!amiss) return;
  const line = make("p", { class: "practicum-problem" }, amiss);
  found.unshift(line);
  remarks.prepend(line);
}

/**
 * Offer to use another address, for whoever knows one.
 * @param {Entry} entry
 */
function another(entry) {
  const { state, words } = entry;
  const id = `practicum-${identity()}`;
  const box = make("input", { type: "text", id, inputmode: "url", autocomplete: "off" });
  const take = () => {
    const typed = box.value.trim().replace(/\/+$/, "");
    state.address = typed.endsWith("/join") ? typed : `${typed}/practicum/join`; // and it stays, whatever network comes
    lead(entry, state.address);
  };
  return make(
    "details",
    { class: "practicum-folded" },
    make("summary", {}, words.address),
    make("label", { class: "practicum-hint", for: id }, words.address_hint),
    box,
    make("div", { class: "practicum-row" }, button(words.address_take, take)),
  );
}
