// Before a long break, where a browser may forget the passport: a copy of it and the resume code, there and then.

export default {
  initialize: ({ model }) => ({ parting: (deck, shown) => (shown.lines ? parting(deck, shown, model.get("words")) : null) }),
};

function parting(deck, shown, words) {
  const { kit, ask, prefix } = deck;
  const { make } = kit;
  const code = make("output", { class: "practicum-code" }, shown.code);
  const status = make("p", { class: "practicum-status", role: "status" });
  const notes = make("input", { type: "checkbox" });
  const act = async (message) => {
    const answer = await ask(message, () => (status.textContent = words.no_kernel), { again: false });
    status.textContent = answer.remark;
    code.textContent = answer.overview.code;
    return answer;
  };
  const save = async () => {
    const answer = await act({ kind: "export", notes: notes.checked });
    if (answer.text) kit.download(answer.name, answer.text);
  };
  deck.saved = () => act({ kind: "parting" }); // a choice that has just been saved is in the code, too
  return make(
    "section",
    { class: "practicum-reminders", "aria-labelledby": `${prefix}-parting` },
    make("h4", { id: `${prefix}-parting` }, words.title),
    make("p", {}, words.forgets),
    make("p", {}, words.both),
    make("div", { class: "practicum-row" }, kit.button(kit, words.export, save), make("label", { class: "practicum-choice" }, notes, make("span", {}, words.export_notes))),
    shown.code ? make("div", { class: "practicum-field" }, make("span", {}, words.code), code, make("p", { class: "practicum-hint" }, words.code_hint)) : null,
    status,
  );
}
