// The bar around a page: where one is, Back and Next, the contents, a pause. An edition gives it a place of its own.

import { make, root } from "../widgets/kit.js";
import { COMMITTED, fill } from "../widgets/rules.js";
import { inParts } from "./course_parts.js";

const SLOT = ".practicum-frame-slot"; // at the top, made by an edition
const WHOLE = "practicum:whole-lab"; // the event by which JupyterLab hears that somebody wants all of it

/**
 * Draw the bar into the place that an edition has made for it; give it back where there is none.
 * @param {View} view
 * @param {BarShown} bar
 * @param {() => Promise<EntryShown[]>} look
 * @returns {HTMLElement | null}
 */
export function frame(view, bar, look) {
  const slot = place(view.el);
  const built = build(view, bar, look, slot?.hasAttribute("data-practicum-lab"));
  if (!slot) return built;
  root({ ...view, el: slot }, { class: "practicum-frame-top" }, built);
  return null;
}

/**
 * Find the place for the bar: in JupyterLab each of several notebooks has its own.
 * @param {HTMLElement} el
 * @returns {HTMLElement | null}
 */
function place(el) {
  return (el.closest(".jp-NotebookPanel") ?? document).querySelector(SLOT) ?? document.querySelector(SLOT);
}

/**
 * @param {View} view
 * @param {BarShown} bar
 * @param {() => Promise<EntryShown[]>} look
 * @param {boolean | undefined} lab
 */
function build(view, bar, look, lab) {
  const words = view.words.frame_bar;
  const nav = make(
    "nav",
    { class: "practicum-frame-nav", "aria-label": words.label },
    make(
      "p",
      { class: "practicum-frame-where" },
      pageLink(bar.first, { ...view.course, class: "practicum-frame-home" }, bar.course),
      make("span", { class: "practicum-frame-page" }, bar.where),
      counted(view, bar),
    ),
    make("div", { class: "practicum-frame-ways" }, way(view, "back", bar.back), way(view, "next", bar.next)),
    make(
      "div",
      { class: "practicum-frame-more" },
      contents(view, bar.contents, look),
      pause(words, bar),
      lab ? whole(words) : null,
    ),
  );
  nav.addEventListener("keydown", fold);
  const outside = (/** @type {Event} */ { target }) => nav.contains(/** @type {Node} */ (target)) || foldAll(nav);
  document.addEventListener("pointerdown", outside, { signal: view.signal });
  return nav;
}

/**
 * Count the page's scenes along as they are taken.
 * @param {View} view
 * @param {BarShown} bar
 */
function counted({ words: { frame_bar: words }, signal }, { scenes, taken }) {
  if (!scenes.length) return null;
  const done = new Set(taken);
  const line = make("span", { class: "practicum-frame-count", role: "status" });
  const count = () => (line.textContent = fill(words.scenes, { done: done.size, all: scenes.length }));
  const hear = (/** @type {any} */ { detail }) => {
    if (scenes.includes(detail)) done.add(detail);
    count();
  };
  globalThis.addEventListener(COMMITTED, hear, { signal });
  count();
  return line;
}

/**
 * Link a page of the course. The address is plain; each edition follows the name of the notebook in its own way.
 * @param {string} notebook
 * @param {Attributes} attributes
 * @param {...Child} children
 */
function pageLink(notebook, attributes, ...children) {
  return make("a", { href: notebook, "data-practicum-notebook": notebook, ...attributes }, children);
}

/**
 * @param {View} view
 * @param {"back" | "next"} which
 * @param {NeighbourShown | null} page
 */
function way({ words: { frame_bar: words } }, which, page) {
  if (!page) return null;
  const label = fill(words[`${which}_to`], page);
  return pageLink(
    page.notebook,
    { class: `practicum-frame-${which}`, rel: which === "back" ? "prev" : "next", "aria-label": label, title: label },
    words[which],
  );
}

/**
 * @param {View} view
 * @param {EntryShown[]} entries
 * @param {() => Promise<EntryShown[]>} look
 */
function contents({ words: { frame_bar: words }, course }, entries, look) {
  const sheet = make("div", { class: "practicum-frame-sheet" });
  const links = () => /** @type {HTMLElement[]} */ ([...sheet.querySelectorAll("a")]);
  const show = (/** @type {EntryShown[]} */ found) => {
    const at = links().indexOf(/** @type {HTMLElement} */ (document.activeElement)); // somebody is there by now
    const list = (/** @type {EntryShown[]} */ part) =>
      make("ol", { class: "practicum-frame-contents" }, part.map(entry(words, course)));
    const heading = () => make("p", { class: "practicum-frame-further" }, words.further);
    sheet.replaceChildren(...inParts(found, list, heading));
    links()[at]?.focus();
  };
  show(entries);
  const opened = async (/** @type {AtElement} */ { target }) => target.open && show(await look());
  return make("details", { name: "practicum-frame", ontoggle: opened }, make("summary", {}, words.contents), sheet);
}

/**
 * @param {Words} words
 * @param {Language} course
 * @returns {(entry: EntryShown) => HTMLElement}
 */
function entry(words, course) {
  return ({ title, notebook, done, here }) => {
    const said = [...(done === "none" ? [] : [words.done[done]]), ...(here ? [words.here] : [])].join(", ");
    return make(
      "li",
      {},
      make("span", { class: `practicum-frame-tick-${done}`, "aria-hidden": "true" }),
      pageLink(notebook, { ...course, "aria-current": here ? "page" : null }, title),
      said ? make("span", { class: "practicum-hint" }, said) : null,
    );
  };
}

/**
 * @param {Words} words
 * @param {BarShown} bar
 */
function pause(words, { first, sheet }) {
  return make(
    "details",
    { name: "practicum-frame" },
    make("summary", {}, words.weighs),
    make(
      "div",
      { class: "practicum-frame-sheet" },
      words.pause.map((/** @type {string} */ line) => make("p", {}, line)),
      make("p", {}, pageLink(first, {}, words.help)),
      sheet ? make("p", {}, pageLink(sheet, {}, words.sheet)) : null,
    ),
  );
}

/** @param {Words} words */
function whole(words) {
  const ask = (/** @type {AtElement} */ { target }) => target.dispatchEvent(new Event(WHOLE, { bubbles: true }));
  return make("button", { type: "button", class: "practicum-frame-whole", onclick: ask }, words.whole);
}

/**
 * Fold what is open at Escape, and go back to what opened it.
 * @param {KeyboardEvent} event
 */
function fold(event) {
  const open = /** @type {HTMLElement} */ (event.currentTarget).querySelector("details[open]");
  if (event.key !== "Escape" || !open) return;
  open.open = false;
  open.querySelector("summary").focus();
}

/** @param {HTMLElement} nav */
function foldAll(nav) {
  for (const open of nav.querySelectorAll("details[open]")) /** @type {HTMLDetailsElement} */ (open).open = false;
}
