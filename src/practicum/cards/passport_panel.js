// The passport's panel: what is stored, a copy out, a copy in, a resume code, delete.

import { button, twice } from "../widgets/buttons.js";
import { download, make, root, table } from "../widgets/kit.js";
import { identity, link, unsent } from "../widgets/link.js";
import { textOf } from "../widgets/rules.js";

const BIGGEST = 5_000_000; // bytes: twenty thousand attempts, and half of what the server lets through at once

/** @param {View} view */
export function draw(view) {
  const {
    model,
    signal,
    words: { passport: words, earlier },
  } = view;
  const prefix = `practicum-${identity()}`;
  /** @type {PanelState} */
  const panel = {
    refresh: button(words.refresh, () => act(panel, { kind: "look" })),
    ask: link(model, signal),
    unsent: unsent(model.get("path_hash")),
    standing: make("div", { class: "practicum-part", dir: "auto" }),
    earlier: make("div", { class: "practicum-part", dir: "auto" }),
    code: make("output", { class: "practicum-code", id: `${prefix}-code` }),
    copies: make("div", { class: "practicum-row", hidden: "" }),
    status: make("p", { class: "practicum-status", role: "status" }),
    ...{ words, offering: earlier, prefix },
  };
  root(
    view,
    { class: "practicum-card", role: "region", "aria-labelledby": `${prefix}-title` },
    make("h3", { id: `${prefix}-title` }, words.title),
    panel.standing,
    panel.earlier,
    panel.copies,
    panel.status,
    make("div", { class: "practicum-row" }, panel.refresh),
    copyOut(panel),
    copyIn(panel),
    codeOut(panel),
    codeIn(panel),
    make("div", { class: "practicum-apart" }, deletion(panel)),
    table(model.get("stored")),
  );
  panel.copies.append(button(words.copies, () => takeIn(panel, "copies")));
  show(panel, model.get("overview"));
}

/**
 * @param {PanelState} panel
 * @param {Overview} overview
 */
function show(panel, overview) {
  const { standing, copies, code } = panel;
  copies.hidden = !overview.copies;
  standing.replaceChildren(...overview.lines.map((line) => make("p", {}, line)));
  code.textContent = overview.code;
  if (code.parentElement) code.parentElement.hidden = !overview.code;
  offer(panel, overview.earlier ?? []);
}

/**
 * Offer to take in what lies in a passport from before, at another place.
 * @param {PanelState} panel
 * @param {string[]} lines
 */
function offer(panel, lines) {
  const { offering, earlier } = panel;
  const take = button(offering.button, () => takeIn(panel, "earlier"));
  const shown = [...lines.map((line) => make("p", {}, line)), take, make("p", {}, offering.hint)];
  earlier.replaceChildren(...(lines.length ? shown : []));
}

/**
 * Take in what a button offers; the button is gone then, so the focus goes to the next one.
 * @param {PanelState} panel
 * @param {string} kind
 */
async function takeIn(panel, kind) {
  await act(panel, { kind });
  panel.refresh.focus();
}

/**
 * Ask the kernel for an act, and show what came of it.
 * @param {PanelState} panel
 * @param {Message} message
 */
async function act(panel, message) {
  const silent = () => (panel.status.textContent = panel.words.no_kernel);
  const answer = await panel.ask(message, silent, { again: false });
  panel.status.textContent = answer.remark;
  show(panel, answer.overview);
  return answer;
}

/** @param {PanelState} panel */
function copyOut(panel) {
  const { words } = panel;
  const notes = make("input", { type: "checkbox" });
  const save = async () => {
    const answer = await act(panel, { kind: "export", notes: notes.checked });
    if (answer.text) download(answer.name, answer.text);
  };
  return make(
    "div",
    { class: "practicum-row" },
    button(words.export, save),
    make("label", { class: "practicum-choice" }, notes, make("span", {}, words.export_notes)),
  );
}

/** @param {PanelState} panel */
function copyIn(panel) {
  const { words } = panel;
  const file = make("input", {
    type: "file",
    accept: ".jsonl",
    onchange: async () => {
      const chosen = file.files?.[0];
      if (!chosen) return;
      if (chosen.size > BIGGEST) panel.status.textContent = words.too_big;
      else await act(panel, { kind: "import", text: await textOf(chosen) });
      file.value = "";
    },
  });
  return make("label", { class: "practicum-field" }, words.import, file);
}

/** @param {PanelState} panel */
function codeOut({ words, code }) {
  return make(
    "div",
    { class: "practicum-field" },
    make("span", {}, words.code),
    code,
    make("p", { class: "practicum-hint" }, words.code_hint),
  );
}

/** @param {PanelState} panel */
function codeIn(panel) {
  const { words } = panel;
  const input = make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const redeem = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const answer = await act(panel, { kind: "redeem", code: input.value });
    if (answer.kind === "done") input.value = "";
  };
  return make(
    "form",
    { class: "practicum-redeem", onsubmit: redeem },
    make("label", { class: "practicum-field" }, words.redeem_label, input),
    make("button", { type: "submit", class: "practicum-button" }, words.redeem),
  );
}

/** @param {PanelState} panel */
function deletion(panel) {
  const { words } = panel;
  const asking = { label: words.delete, ask: words.delete_ask, stop: words.delete_stop, sure: words.delete_sure };
  const remove = async () => {
    const answer = await act(panel, { kind: "delete" });
    if (answer.kind === "done") panel.unsent.dropAll();
  };
  return twice({ ...asking, act: remove });
}
