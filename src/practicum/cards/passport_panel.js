// The passport's panel: what is stored, a copy out, a copy in, a resume code, delete.

const BIGGEST = 5_000_000; // bytes: twenty thousand attempts, and half of what the server lets through at once

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, signal, kit, words }) {
  const { make } = kit;
  const prefix = `practicum-${kit.identity()}`;
  const panel = {
    ask: kit.link(model, signal),
    unsent: kit.unsent(model.get("place")),
    standing: make("div", { class: "practicum-part", dir: "auto" }),
    earlier: make("div", { class: "practicum-part", dir: "auto" }),
    code: make("output", { class: "practicum-code", id: `${prefix}-code` }),
    copies: make("div", { class: "practicum-row", hidden: "" }),
    status: make("p", { class: "practicum-status", role: "status" }),
    ...{ kit, words, prefix },
  };
  panel.refresh = kit.button(kit, words.refresh, () => act(panel, { kind: "look" }));
  kit.root(
    el,
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
    kit.table(model.get("stored")),
  );
  panel.copies.append(kit.button(kit, words.copies, () => takeIn(panel, "copies")));
  show(panel, model.get("overview"));
}

function show(panel, overview) {
  const { kit, standing, copies, code } = panel;
  copies.hidden = !overview.copies;
  standing.replaceChildren(...overview.lines.map((line) => kit.make("p", {}, line)));
  code.textContent = overview.code;
  code.parentElement.hidden = !overview.code;
  offer(panel, overview.earlier ?? []);
}

/** Offer to take in what lies in a passport from before, at another place. */
function offer(panel, lines) {
  const { kit, words, earlier } = panel;
  const take = kit.button(kit, words.earlier.button, () => takeIn(panel, "earlier"));
  const shown = [...lines.map((line) => kit.make("p", {}, line)), take, kit.make("p", {}, words.earlier.hint)];
  earlier.replaceChildren(...(lines.length ? shown : []));
}

/** Take in what a button offers; the button is gone then, so the focus goes to the next one. */
async function takeIn(panel, kind) {
  await act(panel, { kind });
  panel.refresh.focus();
}

/** Ask the kernel for an act, and show what came of it. */
async function act(panel, message) {
  const silent = () => (panel.status.textContent = panel.words.no_kernel);
  const answer = await panel.ask(message, silent, { again: false });
  panel.status.textContent = answer.remark;
  show(panel, answer.overview);
  return answer;
}

function copyOut(panel) {
  const { kit, words } = panel;
  const notes = kit.make("input", { type: "checkbox" });
  const save = async () => {
    const answer = await act(panel, { kind: "export", notes: notes.checked });
    if (answer.text) kit.download(answer.name, answer.text);
  };
  return kit.make(
    "div",
    { class: "practicum-row" },
    kit.button(kit, words.export, save),
    kit.make("label", { class: "practicum-choice" }, notes, kit.make("span", {}, words.export_notes)),
  );
}

function copyIn(panel) {
  const { kit, words } = panel;
  const file = kit.make("input", {
    type: "file",
    accept: ".jsonl",
    onchange: async () => {
      const chosen = file.files[0];
      if (!chosen) return;
      if (chosen.size > BIGGEST) panel.status.textContent = words.too_big;
      else await act(panel, { kind: "import", text: await kit.textOf(chosen) });
      file.value = "";
    },
  });
  return kit.make("label", { class: "practicum-field" }, words.import, file);
}

function codeOut({ kit, words, code }) {
  const { make } = kit;
  return make(
    "div",
    { class: "practicum-field" },
    make("span", {}, words.code),
    code,
    make("p", { class: "practicum-hint" }, words.code_hint),
  );
}

function codeIn(panel) {
  const { kit, words } = panel;
  const input = kit.make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const redeem = async (event) => {
    event.preventDefault();
    const answer = await act(panel, { kind: "redeem", code: input.value });
    if (answer.kind === "done") input.value = "";
  };
  return kit.make(
    "form",
    { class: "practicum-redeem", onsubmit: redeem },
    kit.make("label", { class: "practicum-field" }, words.redeem_label, input),
    kit.make("button", { type: "submit", class: "practicum-button" }, words.redeem),
  );
}

function deletion(panel) {
  const { kit, words } = panel;
  const asking = { label: words.delete, ask: words.delete_ask, stop: words.delete_stop, sure: words.delete_sure };
  const remove = async () => {
    const answer = await act(panel, { kind: "delete" });
    if (answer.kind === "done") panel.unsent.dropAll();
  };
  return kit.twice(kit, { ...asking, act: remove });
}
