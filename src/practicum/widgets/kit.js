// What every view shares: building elements from data, keeping keys inside, talking to the kernel, the ladder.

const SVG = "http://www.w3.org/2000/svg";
const PATIENCE = 4000; // milliseconds without an answer before a view says that nothing answers
const UNSENT = "practicum:unsent:"; // in a tab's storage: choices on their way
const RESEND = 1500; // milliseconds to the second sending: a message to a kernel that is loading can be lost
const LONGEST = 30000; // milliseconds between sendings at most

/** Build an element. Text arrives as text: nothing here is ever parsed as HTML. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value === "boolean") element[name] = value;
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined));
  return element;
}

/** Build the view's root. Plain keys stay inside it: JupyterLab's own would leave, cut or delete the cell. */
function root(el, attributes, ...children) {
  const frame = make("div", { tabindex: "-1", ...attributes, class: `practicum ${attributes.class ?? ""}` }, children);
  frame.addEventListener("keydown", (event) => {
    if (!passes(event)) event.stopPropagation();
  });
  el.replaceChildren(frame);
  return frame;
}

/** Tell whether a key may reach JupyterLab: its menus and saving, and nothing that changes a cell. */
function passes({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  const command = ctrlKey || metaKey;
  if (key === "Enter") return (shiftKey || command) && !altKey;
  if (command && shiftKey) return !/^(Arrow|M$|-$|Backspace$)/i.test(key);
  return (command && key !== "Backspace") || altKey;
}

/** Build a labelled radio group. Each choice: {value, label, hint, mark}; `of` says in which language they stand. */
function radios({ legend, hint, name, choices, onpick, layout = "stack", of = { dir: "auto" } }) {
  const text = of.dir === "ltr" ? { ...of, dir: "auto" } : of; // one response may be written the other way
  const rows = choices.map((choice) =>
    make(
      "label",
      { class: "practicum-choice" },
      make("input", { type: "radio", name, value: choice.value, onchange: () => onpick(choice.value) }),
      choice.mark ? make("span", { class: "practicum-mark", "aria-hidden": "true" }, choice.mark) : null,
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

/** Draw the sign of an alignment: a disc, as full as the fit; a dashed ring where the text is silent. */
function sign(fit) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "practicum-sign");
  svg.setAttribute("aria-hidden", "true");
  const dashes = fit === null ? { "stroke-dasharray": "3 3.2" } : {};
  svg.append(shape("circle", { class: "practicum-sign-ring", cx: 10, cy: 10, r: 8, ...dashes }));
  const fill = "practicum-sign-fill";
  if (fit === 1) svg.append(shape("circle", { class: fill, cx: 10, cy: 10, r: 5 }));
  else if (fit) svg.append(shape("path", { class: fill, d: slice(fit) }));
  return svg;
}

/** Build an element of a picture. */
function shape(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function slice(share) {
  const angle = share * 2 * Math.PI;
  const [x, y] = [10 + 5 * Math.sin(angle), 10 - 5 * Math.cos(angle)];
  return `M10 10 L10 5 A5 5 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)} Z`;
}

/** Draw the ladder: limits above, three rungs, the stance they stand on, and the step beside them. */
function ladder({ title, key, places }, spoken) {
  const part = (place) =>
    make(
      "li",
      { class: `practicum-rung practicum-rung-${place.kind}${place.touched ? " practicum-touched" : ""}` },
      make("span", { class: "practicum-rung-title", ...spoken }, place.title),
      place.badge ? make("span", { class: "practicum-badge" }, place.badge) : null,
      make("span", { class: "practicum-rung-says", ...spoken }, place.says),
      make("span", { class: "practicum-rung-when", ...spoken }, place.when),
    );
  const of = (kind) => places.filter((place) => place.kind === kind).map(part);
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

/** Quote a claim: the verb that its wording allows, the phrase, the sentence, and our words. */
function claim(item, of) {
  return make(
    "li",
    { class: "practicum-claim" },
    make("span", { class: "practicum-verb" }, item.verb),
    " ",
    make("q", of, item.phrase),
    " ",
    make("span", { class: "practicum-hint" }, item.sentence),
    make("span", { class: "practicum-says", ...of }, item.says),
  );
}

/** List facts of track B, each with its source, edition, standing and date. */
function facts(items, of) {
  return make(
    "ul",
    { class: "practicum-plain" },
    items.map((fact) => make("li", {}, make("span", of, fact.text), make("span", { class: "practicum-source" }, fact.source))),
  );
}

/** Draw a table: {title, head, rows}. */
function table({ title, head, rows }) {
  return make(
    "table",
    { class: "practicum-table" },
    make("caption", {}, title),
    make("thead", {}, make("tr", {}, head.map((cell) => make("th", { scope: "col" }, cell)))),
    make("tbody", {}, rows.map((row) => make("tr", {}, row.map((cell) => make("td", {}, cell))))),
  );
}

/** Talk to the kernel: ask() sends, ever less often, until it is answered, and tells once when nothing answers. */
function link(model, signal) {
  const asked = new Map(); // by id: who waits for the answer, and the promise of it
  model.on("msg:custom", (message) => asked.get(message.re)?.answered(message));
  const send = (message) => {
    try {
      Promise.resolve(model.send(message)).catch(() => {});
    } catch {
      // The kernel is gone. The next sending, or the page's next run, takes it up again.
    }
  };
  return function ask(message, onsilence = () => {}, { again = true } = {}) {
    const id = message.id ?? identity();
    if (asked.has(id)) return asked.get(id).answer;
    const stop = insist(() => send({ ...message, id }), again);
    const silence = setTimeout(onsilence, PATIENCE);
    const entry = {};
    entry.answer = new Promise((resolve) => (entry.answered = resolve));
    entry.answer.then(() => (stop(), clearTimeout(silence), asked.delete(id)));
    signal.addEventListener("abort", () => (stop(), clearTimeout(silence)));
    asked.set(id, entry);
    return entry.answer;
  };
}

/** Do something now, and again, ever less often, until it is stopped. */
function insist(act, again) {
  let timer;
  const turn = (wait) => {
    act();
    if (again) timer = setTimeout(() => turn(Math.min(wait * 2, LONGEST)), wait);
  };
  turn(RESEND);
  return () => clearTimeout(timer);
}

/** Keep choices on their way in this tab: they outlive a kernel and a reload, and are sent again, once. */
function unsent(place) {
  const prefix = `${UNSENT}${place}`;
  const keys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(`${prefix}:`));
  return {
    all: () =>
      guarded(() => keys().map((key) => JSON.parse(sessionStorage.getItem(key))).sort((a, b) => a.kept - b.kept)) ?? [],
    keep: (choice) =>
      guarded(() => sessionStorage.setItem(`${prefix}:${choice.id}`, JSON.stringify({ ...choice, kept: Date.now() }))),
    drop: (id) => guarded(() => sessionStorage.removeItem(`${prefix}:${id}`)),
    dropAll: () => guarded(() => keys().forEach((key) => sessionStorage.removeItem(key))),
  };
}

/** Do something with the tab's storage, which a browser may forbid: then a choice lives on the page alone. */
function guarded(act) {
  try {
    return act() ?? null;
  } catch {
    return null;
  }
}

/** Make an id; crypto.randomUUID is missing on a plain http page of another machine. */
function identity() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Fill {gaps} in a sentence of the catalogue. */
function fill(sentence, gaps) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(gaps, name) ? (gaps[name] ?? whole) : whole));
}

/** Tell whether a text seems to name somebody: an address, a run of digits, or a name within a sentence. */
function looksPersonal(text) {
  return /\S@\S|\d{4,}|\d[./-]\d|\p{Ll}[,;]?\s\p{Lu}\p{Ll}{2,}/u.test(text);
}

/** Read a file as text, in the encoding that its first bytes tell: some editors save UTF-16. */
async function textOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  const little = (first === 0xff && second === 0xfe) || (first && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second);
  return new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : "utf-8").decode(bytes);
}

/** Offer a text to be saved as a file by the browser. */
function download(name, text, type = "application/x-ndjson") {
  const href = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

export default {
  initialize: ({ model } = {}) => {
    const { words: said = {}, course = {} } = model?.get("languages") ?? {}; // {lang, dir} of what stands there
    const cited = { ladder: (shown) => ladder(shown, course), claim: (item) => claim(item, course), facts: (items) => facts(items, course) };
    const framed = { root: (el, attributes, ...children) => root(el, { ...said, ...attributes }, ...children) };
    const plain = { make, radios, sign, shape, table, link, unsent, guarded, identity, fill, looksPersonal, textOf, download };
    return { ...plain, ...cited, ...framed, said, course };
  },
};
