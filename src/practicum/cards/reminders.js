// The button under a review that puts three reminders into the learner's own calendar.

export default {
  initialize: ({ model }) => ({ reminders: (deck, parting) => reminders(deck, parting, model.get("words")) }),
};

function reminders({ ask, kit }, { code }, words) {
  const { make } = kit;
  const status = make("p", { class: "practicum-status", role: "status" });
  const wanted = make("input", { type: "checkbox" });
  const save = async () => {
    const message = { kind: "calendar", code: wanted.checked };
    const answer = await ask(message, () => (status.textContent = words.no_kernel), { again: false });
    status.textContent = answer.remark;
    if (answer.text) kit.download(answer.name, answer.text, "text/calendar");
  };
  return make(
    "div",
    { class: "practicum-reminders" },
    make("p", { class: "practicum-hint" }, words.calendar_hint),
    code ? make("label", { class: "practicum-choice" }, wanted, make("span", {}, words.with_code)) : null,
    kit.button(kit, words.calendar, save),
    status,
  );
}
