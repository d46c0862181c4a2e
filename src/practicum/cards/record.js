// The record of completion: what was done, on the page, on paper or in a text file. A name stays in the page.

import { button } from "../widgets/buttons.js";
import { download, make, root, table } from "../widgets/kit.js";
import { identity, link } from "../widgets/link.js";
import { plainText, print, today } from "../widgets/print.js";
import { fill } from "../widgets/rules.js";

/** @param {View} view */
export function draw(view) {
  const {
    model,
    signal,
    words: { record: words },
  } = view;
  const prefix = `practicum-${identity()}`;
  const counted = make("input", { type: "checkbox" });
  /** @type {RecordState} */
  const state = {
    ask: link(model, signal),
    counted,
    choice: make("label", { class: "practicum-choice" }, counted, make("span", {}, words.with_counts)),
    account: model.get("account"),
    body: make("div", { class: "practicum-part" }),
    status: make("p", { class: "practicum-status", role: "status" }),
    name: nameBox(words, prefix),
    ...{ view, words },
  };
  root(
    view,
    { class: "practicum-card practicum-writing", role: "region", "aria-labelledby": `${prefix}-title` },
    make("h3", { id: `${prefix}-title` }, state.account.title),
    state.body,
    state.name.element,
    state.choice,
    buttons(state),
    state.status,
  );
  show(state);
}

/** @param {RecordState} state */
function show({ body, account, choice }) {
  choice.hidden = !account.counts.length;
  const lines = (/** @type {string[]} */ texts, attributes = {}) =>
    texts.map((/** @type {string} */ text) => make("p", attributes, text));
  body.replaceChildren(
    ...lines(account.standing),
    ...(account.table ? [table(account.table)] : []),
    ...lines(account.counts),
    ...lines(account.limits),
    ...lines(account.fingerprint, { class: "practicum-hint" }),
  );
}

/**
 * @param {Words} words
 * @param {string} prefix
 */
function nameBox(words, prefix) {
  const hint = `${prefix}-name-hint`;
  const box = make("input", {
    type: "text",
    id: `${prefix}-name`,
    "aria-describedby": hint,
    autocomplete: "off",
    dir: "auto",
  });
  const element = make(
    "div",
    { class: "practicum-asked practicum-asked-short" },
    make("label", { for: `${prefix}-name` }, words.name),
    make("p", { class: "practicum-hint", id: hint }, words.name_hint),
    box,
  );
  return { element, read: () => box.value.trim() };
}

/** @param {RecordState} state */
function buttons(state) {
  const { view, words } = state;
  const onPaper = () => print(view, { title: state.account.title, blocks: blocks(state) });
  const save = () => download("record.txt", plainText(blocks(state)), "text/plain");
  return make("div", { class: "practicum-row" }, [
    button(words.print, onPaper),
    button(words.save, save),
    button(words.refresh, () => look(state)),
  ]);
}

/** @param {RecordState} state */
async function look(state) {
  const silent = () => (state.status.textContent = state.words.no_kernel);
  const answer = await state.ask({ kind: "look" }, silent, { again: false });
  state.account = answer.account;
  state.status.textContent = state.words.looked;
  show(state);
}

/**
 * @param {RecordState} state
 * @returns {Block[]}
 */
function blocks({ words, account, counted, name }) {
  const owner = name.read() ? [fill(words.name_line, { name: name.read() })] : [];
  const texts = (/** @type {string[]} */ lines) => lines.map((text) => ({ tag: "p", text }));
  /** @type {Block[]} */
  const table = account.table ? [{ tag: "table", ...account.table }] : [];
  return [
    { tag: "h1", text: account.title },
    ...texts([account.course, ...owner, ...account.standing]),
    ...table,
    ...texts(counted.checked ? account.counts.slice(0, -1) : []), // without the line that says whose they are
    ...texts([...account.limits, ...account.fingerprint, fill(words.printed, { day: today() })]),
  ];
}
