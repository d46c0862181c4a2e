// What every view shares: building elements from data, keeping keys inside, the ladder.

import { passes } from "./rules.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * Build an element. Text arrives as text: nothing here is ever parsed as HTML.
 * @template {string} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {Tag extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Tag] : HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  /** @type {any} */
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value === "boolean") element[name] = value;
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat(4).filter((child) => child !== null && child !== undefined));
  return element;
}

/**
 * Build the view's root. Plain keys stay inside it: JupyterLab's own would leave, cut or delete the cell.
 * @param {{ el: HTMLElement, said: Language }} view
 * @param {Attributes} attributes
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function root({ el, said }, attributes, ...children) {
  const frame = make(
    "div",
    { tabindex: "-1", ...said, ...attributes, class: `practicum ${attributes.class ?? ""}` },
    children,
  );
  frame.addEventListener("keydown", (event) => {
    if (!passes(event)) event.stopPropagation();
  });
  el.replaceChildren(frame);
  return frame;
}

/**
 * Build a labelled radio group. Each choice: {value, label, hint, letter}; `of` says in which language they stand.
 * @param {{ legend: string, hint?: string, name: string, choices: ChoiceShown[], onpick: (value: string) => void, layout?: string, of?: Language }} group
 */
export function radios({ legend, hint, name, choices, onpick, layout = "stack", of = { dir: "auto" } }) {
  const text = of.dir === "ltr" ? { ...of, dir: "auto" } : of; // one response may be written the other way
  const rows = choices.map((choice) =>
    make(
      "label",
      { class: "practicum-choice" },
      make("input", { type: "radio", name, value: choice.value, onchange: () => onpick(choice.value) }),
      choice.letter ? make("span", { class: "practicum-mark", "aria-hidden": "true" }, choice.letter) : null,
      make(
        "span",
        { class: "practicum-choice-text", ...text },
        choice.label,
        choice.hint ? make("span", { class: "practicum-hint" }, ` ${choice.hint}`) : null,
      ),
    ),
  );
  const id = hint ? `${name}-hint` : undefined;
  return make(
    "fieldset",
    { class: `practicum-group practicum-group-${layout}`, "aria-describedby": id },
    make("legend", of, legend),
    hint ? make("p", { class: "practicum-hint", id }, hint) : null,
    make("div", { class: "practicum-choices" }, rows),
  );
}

/**
 * Draw what the article makes of an option: a disc, as full as it agrees; a dashed ring where it does not say.
 * @param {number | null} fit
 * @returns {SVGElement}
 */
export function articleMark(fit) {
  const dashes = fit === null ? { "stroke-dasharray": "3 3.2" } : {};
  const svg = picture(shape("circle", { class: "practicum-drawn-line", cx: 10, cy: 10, r: 8, ...dashes }));
  if (fit === 1) svg.append(shape("circle", { class: "practicum-drawn-fill", cx: 10, cy: 10, r: 5 }));
  else if (fit) svg.append(shape("path", { class: "practicum-drawn-fill", d: slice(fit) }));
  return svg;
}

/** @type {Record<string, [string, Attributes][]>} What is drawn for each mark of good practice, beside its frame. */
const PRACTICE = {
  sound: [["path", { d: "M5.5 10.5 L8.7 13.7 L14.5 6.8" }]],
  partial: [["path", { d: "M5.5 10 H14.5" }]],
  supervised: [["path", { d: "M6 7 H14 V11.5 H10.5 L8 14 V11.5 H6 Z" }]], // somebody is spoken to
  unsound: [["path", { d: "M6.3 6.3 L13.7 13.7 M13.7 6.3 L6.3 13.7" }]],
  open: [["path", { d: "M5.5 8 H14 M11.5 5.5 L14 8 L11.5 10.5 M14.5 13 H6 M8.5 10.5 L6 13 L8.5 15.5" }]], // two ways
};

/**
 * Draw what good practice makes of an option: a square with a shape of its own for each mark.
 * @param {string} mark
 * @returns {SVGElement}
 */
export function practiceMark(mark) {
  const drawn = PRACTICE[mark].map(([tag, how]) => shape(tag, { class: "practicum-drawn-line", ...how }));
  return picture(
    shape("rect", { class: "practicum-drawn-line", x: 2, y: 2, width: 16, height: 16, rx: 3 }),
    ...drawn,
  );
}

/**
 * Open a small picture that says nothing by itself: words stand beside it.
 * @param {SVGElement[]} shapes
 */
function picture(...shapes) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "practicum-drawn");
  svg.setAttribute("aria-hidden", "true");
  svg.append(...shapes);
  return svg;
}

/**
 * Build an element of a picture.
 * @param {string} tag
 * @param {Attributes} attributes
 * @returns {SVGElement}
 */
export function shape(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** @param {number} share */
function slice(share) {
  const angle = share * 2 * Math.PI;
  const [x, y] = [10 + 5 * Math.sin(angle), 10 - 5 * Math.cos(angle)];
  return `M10 10 L10 5 A5 5 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)} Z`;
}

/**
 * Draw the ladder: limits above, three rungs, the stance they stand on, and the step beside them.
 * @param {LadderShown} shown
 * @param {Language} course
 */
export function ladder({ title, key, places }, course) {
  const part = (/** @type {PlaceShown} */ place) =>
    make(
      "li",
      { class: `practicum-rung practicum-rung-${place.kind}${place.touched ? " practicum-touched" : ""}` },
      make("span", { class: "practicum-rung-title", ...course }, place.title),
      place.badge ? make("span", { class: "practicum-badge" }, place.badge) : null,
      make("span", { class: "practicum-rung-says", ...course }, place.says),
      make("span", { class: "practicum-rung-when", ...course }, place.when),
    );
  const of = (/** @type {string} */ kind) => places.filter((place) => place.kind === kind).map(part);
  return make(
    "figure",
    { class: "practicum-ladder" },
    make("figcaption", {}, title),
    make("ul", { class: "practicum-limits" }, of("limit")),
    make(
      "div",
      { class: "practicum-frame" },
      make("ul", { class: "practicum-rungs" }, of("rung").reverse()),
      make("ul", { class: "practicum-beside" }, of("beside")),
    ),
    make("ul", { class: "practicum-ground" }, of("stance")),
    key ? make("p", { class: "practicum-hint" }, key) : null,
  );
}

/**
 * Quote a claim: the verb that its wording allows, the phrase, the sentence, and our words.
 * @param {ClaimShown} item
 * @param {Language} course
 */
export function claim(item, course) {
  return make(
    "li",
    { class: "practicum-claim" },
    make("span", { class: "practicum-verb" }, item.verb),
    " ",
    make("q", course, item.phrase),
    " ",
    make("span", { class: "practicum-hint" }, item.sentence),
    make("span", { class: "practicum-says", ...course }, item.says),
  );
}

/**
 * List notes, each once; a source is folded where there is a label for that.
 * @param {FactShown[]} items
 * @param {Language} course
 * @param {string} [label]
 */
export function facts(items, course, label) {
  return make(
    "ul",
    { class: "practicum-plain practicum-facts" },
    items.map((fact) =>
      make(
        "li",
        {},
        make("span", course, fact.text),
        label ? make("details", {}, make("summary", {}, label), source(fact)) : source(fact),
      ),
    ),
  );
}

/** @param {FactShown} fact */
const source = (fact) => make("span", { class: "practicum-source" }, fact.source);

/**
 * Draw a table: {title, head, rows}.
 * @param {{ title: string, head: string[], rows: Child[][] }} shown
 */
export function table({ title, head, rows }) {
  return make(
    "table",
    { class: "practicum-table" },
    make("caption", {}, title),
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        head.map((cell) => make("th", { scope: "col" }, cell)),
      ),
    ),
    make(
      "tbody",
      {},
      rows.map((row) =>
        make(
          "tr",
          {},
          row.map((cell) => make("td", {}, cell)),
        ),
      ),
    ),
  );
}

/**
 * Offer a text to be saved as a file by the browser.
 * @param {string} name
 * @param {string} text
 * @param {string} [type]
 */
export function download(name, text, type = "application/x-ndjson") {
  const href = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
