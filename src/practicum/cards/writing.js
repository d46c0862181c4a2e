// The writing box: a prompt's fields. Kept when somebody asks for it, printed, saved as a file, taken out again.

import { button, twice } from "../widgets/buttons.js";
import { download, make, root } from "../widgets/kit.js";
import { identity, link } from "../widgets/link.js";
import { plainText, print, today } from "../widgets/print.js";
import { fill, looksPersonal } from "../widgets/rules.js";

const BLANK = "_".repeat(18); // on paper: room for a pen
const RETURN = 120000; // milliseconds that a text outlives its box: a page that is run anew draws the box anew
/** @type {any} */
const page = globalThis; // its memory alone holds drafts, whatever version of this module draws a box next
const HELD = Symbol.for("practicum:drafts");
page[HELD] ??= new Map();
/** @type {Map<string, any>} */
const DRAFTS = page[HELD];

/** @param {View} view */
export function draw(view) {
  const {
    model,
    signal,
    course,
    words: { box: words },
  } = view;
  const prompt = model.get("prompt");
  const prefix = `practicum-${identity()}`;
  /** @type {Box} */
  const box = {
    ask: link(model, signal),
    fields: new Map(), // by name: {field, control, row}
    kept: null, // {answers, remark} as the passport holds it
    asked: null, // {id, answers} that the kernel has not answered yet
    warning: make("p", { class: "practicum-problem", role: "status" }),
    status: make("p", { class: "practicum-status", role: "status" }),
    removal: make("div"),
    later: [], // groups of fields that open one by one
    more: make("div", { class: "practicum-row" }),
    keeper: button(words.keep, () => keep(box)),
    ...{ view, course, words, prompt, prefix },
  };
  const of = prompt.authored ? course : { dir: "auto" };
  root(
    view,
    { class: "practicum-card practicum-writing", role: "region", "aria-labelledby": `${prefix}-title` },
    make("h3", { id: `${prefix}-title`, ...of }, prompt.title),
    prompt.intro.map((/** @type {string} */ line) => make("p", of, line)),
    grouped(box, prompt.groups),
    box.warning,
    make("p", { class: "practicum-hint" }, words.privacy),
    buttons(box),
    box.status,
    box.removal,
  );
  reopen(box, model.get("kept"));
  signal.addEventListener("abort", () => leave(box));
}

/* ---- Fields ---- */

/**
 * Draw the groups. Those that come later wait behind a button, which stands after them and opens one at a press.
 * @param {Box} box
 * @param {FieldGroup[]} groups
 */
function grouped(box, groups) {
  const last = groups.findLastIndex(({ later }) => later);
  /** @type {(HTMLElement | HTMLElement[])[]} */
  const elements = groups.map((group) => drawn(box, group));
  box.later = /** @type {HTMLElement[]} */ (elements.filter((_, index) => groups[index].later).flat());
  for (const element of box.later) element.hidden = true;
  box.more.append(button(box.words.more, () => addLine(box)));
  if (last >= 0) elements.splice(last + 1, 0, box.more);
  return elements.flat();
}

/** @param {Box} box */
function addLine(box) {
  const next = /** @type {HTMLElement} */ (box.later.find(({ hidden }) => hidden));
  next.hidden = false;
  offerMore(box);
  /** @type {HTMLElement} */ (next.querySelector("textarea, select, input")).focus();
}

/**
 * Open the groups up to the last one with something in it.
 * @param {Box} box
 */
function openWritten(box) {
  const { later, fields } = box;
  const written = [...fields.values()].filter(({ control }) => control.value).map(({ row }) => row);
  const last = later.findLastIndex((element) => written.some((row) => element.contains(row)));
  for (const element of later.slice(0, last + 1)) element.hidden = false;
  offerMore(box);
}

/**
 * Let the button stand as long as there is a line to open.
 * @param {Box} box
 */
function offerMore({ later, more }) {
  more.hidden = !later.some(({ hidden }) => hidden);
}

/**
 * @param {Box} box
 * @param {FieldGroup} group
 */
function drawn(box, { legend, fields }) {
  const rows = fields.map((field) => row(box, field));
  if (!legend) return rows;
  return make("fieldset", { class: "practicum-group practicum-line" }, make("legend", {}, legend), rows);
}

/**
 * @param {Box} box
 * @param {Field} field
 */
function row(box, field) {
  const { course, prefix } = box;
  const id = `${prefix}-${field.name}`;
  const shared = {
    id,
    "aria-describedby": field.hint ? `${id}-hint` : null,
    autocomplete: "off",
    dir: "auto",
    oninput: () => changed(box),
  };
  const control = controls[field.kind](box, field, shared);
  const element = make(
    "div",
    { class: `practicum-asked practicum-asked-${field.kind}` },
    make("label", { for: id, dir: "auto" }, field.label),
    field.hint
      ? make(
          "p",
          { class: "practicum-hint", id: `${id}-hint`, ...(box.prompt.authored ? course : { dir: "auto" }) },
          field.hint,
        )
      : null,
    control,
  );
  box.fields.set(field.name, { field, control, row: element });
  return element;
}

/** @type {Record<string, (box: Box, field: Field, shared: Attributes) => FieldRow["control"]>} */
const controls = {
  long: (_box, _field, shared) => make("textarea", { rows: 8, ...shared }),
  line: (_box, _field, shared) => make("textarea", { rows: 2, ...shared }),
  short: (_box, _field, shared) => make("input", { type: "text", ...shared }),
  choice: ({ words }, { choices = [] }, shared) => {
    const options = [{ value: "", label: words.choose_role }, ...choices];
    return make(
      "select",
      shared,
      options.map(({ value, label }) => make("option", { value }, label)),
    );
  },
};

/** @param {FieldRow} entry */
function chosen({ field, control }) {
  return field.choices?.find(({ value }) => value === control.value);
}

/**
 * Show the fields that a choice asks for, and hide those that none does.
 * @param {Box} box
 */
function sift(box) {
  for (const entry of box.fields.values()) {
    for (const { asks } of entry.field.choices ?? []) {
      if (asks) box.fields.get(asks).row.hidden = chosen(entry)?.asks !== asks;
    }
  }
}

/**
 * Read what is written, by field; what is empty or hidden is left out.
 * @param {Box} box
 * @returns {Answers}
 */
function read({ fields }) {
  const shown = [...fields].filter(([, { row }]) => !row.hidden);
  const pairs = shown.map(([name, { control }]) => [name, control.value.trim()]);
  return Object.fromEntries(pairs.filter(([, text]) => text));
}

/**
 * @param {Answers} one
 * @param {Answers} other
 */
function same(one, other) {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** @param {Box} box */
function changed(box) {
  const { fields, words, kept } = box;
  sift(box);
  const personal = [...fields.values()].some(({ field, control }) => field.watched && looksPersonal(control.value));
  say(box.warning, personal ? words.warning : "");
  if (!box.asked) say(box.status, kept ? (same(read(box), kept.answers) ? kept.remark : words.changed) : "");
}

/**
 * @param {HTMLElement} line
 * @param {string} remark
 */
function say(line, remark) {
  if (line.textContent !== remark) line.textContent = remark;
}

/* ---- Open and leave ---- */

/**
 * @param {Box} box
 * @param {KeptText | null} kept
 */
function reopen(box, kept) {
  const key = `${box.prompt.path_hash}:${box.prompt.id}`;
  const draft = DRAFTS.get(key);
  DRAFTS.delete(key);
  for (const [name, text] of Object.entries(draft?.answers ?? kept?.answers ?? {})) {
    const entry = box.fields.get(name);
    if (entry) entry.control.value = text;
  }
  openWritten(box);
  hold(box, kept);
  changed(box);
  if (draft?.asked) send(box, draft.asked);
  else if (draft && !kept) say(box.status, box.words.back);
}

/**
 * Note what the passport holds; only then is there something to take out.
 * @param {Box} box
 * @param {KeptText | null} kept
 */
function hold(box, kept) {
  box.kept = kept;
  box.removal.replaceChildren(...(kept ? [removal(box)] : []));
}

/**
 * Leave what was typed and not kept to the box that a page draws in this one's place, for a short while.
 * @param {Box} box
 */
function leave(box) {
  const answers = read(box);
  const unkept = Object.keys(answers).length && !same(answers, box.kept?.answers ?? {});
  if (!unkept && !box.asked) return;
  const key = `${box.prompt.path_hash}:${box.prompt.id}`;
  const draft = { answers, asked: box.asked };
  DRAFTS.set(key, draft);
  setTimeout(() => DRAFTS.get(key) === draft && DRAFTS.delete(key), RETURN);
}

/* ---- Keep, print, take out ---- */

/** @param {Box} box */
function buttons(box) {
  const { view, words, prompt } = box;
  const onPaper = () => print(view, { title: prompt.title, blocks: blocks(box) });
  const save = () => download(`${prompt.id}.txt`, plainText(blocks(box)), "text/plain");
  const row = [box.keeper, button(words.print, onPaper), button(words.save, save)];
  return make("div", { class: "practicum-row" }, row);
}

/** @param {Box} box */
function keep(box) {
  if (box.asked) return; // one after the other, or an earlier text might come last
  const { words, prompt } = box;
  const answers = read(box);
  const length = Object.values(answers).join("").length;
  if (!length) return say(box.status, words.empty);
  if (length > prompt.most) return say(box.status, fill(words.too_long, { length, most: prompt.most }));
  send(box, { id: identity(), answers });
}

/**
 * Send a text until the kernel has answered: the only thing that takes one out of the page.
 * @param {Box} box
 * @param {{ id: string, answers: Answers }} asked
 */
async function send(box, asked) {
  box.asked = asked;
  say(box.status, box.words.keeping);
  const answer = await box.ask({ kind: "keep", ...asked }, () => silent(box, box.words.no_kernel));
  box.asked = null;
  if (answer.kind === "kept") hold(box, answer.kept);
  const current = answer.kind !== "kept" || same(read(box), asked.answers);
  say(box.status, current ? answer.remark : box.words.changed);
}

/** @param {Box} box */
function removal(box) {
  const { words } = box;
  const act = async () => {
    say(box.status, words.removing);
    const unheard = () => silent(box, words.no_kernel_remove);
    const answer = await box.ask({ kind: "forget" }, unheard, { again: false });
    say(box.status, answer.remark);
    if (answer.kind !== "forgotten") return false;
    hold(box, null);
    box.keeper.focus();
    return true;
  };
  const asking = { ask: words.remove_ask, stop: words.remove_stop, sure: words.remove_sure };
  return twice({ label: words.remove, ...asking, act });
}

/**
 * @param {Box} box
 * @param {string} remark
 */
function silent({ status }, remark) {
  say(status, remark);
  status.scrollIntoView({ block: "nearest" });
}

/**
 * Put what is written into sentences. A group with nothing in it is left out, unless all are empty.
 * @param {Box} box
 * @returns {Block[]}
 */
function blocks(box) {
  const { prompt, words } = box;
  const written = read(box);
  const filled = prompt.groups.filter(({ fields }) => fields.some(({ name }) => name in written));
  const groups = filled.length ? filled : prompt.groups;
  const gaps = Object.fromEntries([...box.fields.keys()].map((name) => [name, readable(box, name) || BLANK]));
  /** @type {(group: FieldGroup) => Block[]} */
  const said = ({ legend, sentences }) => [
    ...(legend ? [{ tag: "h2", text: legend }] : []),
    ...sentences.map((sentence) => ({ tag: "p", text: fill(sentence, gaps) })),
  ];
  const end = [...prompt.end, fill(words.dated, { day: today() })];
  return [
    { tag: "h1", text: prompt.title, authored: prompt.authored },
    ...prompt.heading.map((text) => ({ tag: "p", text, authored: prompt.authored })),
    ...groups.flatMap(said),
    ...end.map((text) => ({ tag: "p", text })),
  ];
}

/**
 * Give a field as it stands in a sentence: a role by its words; without its quotes, within it without full stop.
 * @param {Box} box
 * @param {string} name
 * @returns {string}
 */
function readable(box, name) {
  const entry = box.fields.get(name);
  const choice = chosen(entry);
  if (choice?.asks) return readable(box, choice.asks);
  if (entry.field.choices) return choice?.label ?? "";
  const text = entry.control.value.trim();
  if (entry.field.kind === "long") return text;
  const plain = text.replace(/\s+/g, " ").replace(/^["“„«](.*)["”“»]$/, "$1");
  return entry.field.quoted ? plain : plain.replace(/[.,;:]+$/, "");
}
