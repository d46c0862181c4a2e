// The button under a review that puts three reminders into the learner's own calendar.

export default {
  initialize: ({ model }) => ({ reminders: (deck) => reminders(deck, model.get("words")) }),
};

function reminders({ ask, kit }, words) {
  const { make } = kit;
  const status = make("p", { class: "practicum-status", role: "status" });
  const save = async () => {
    const answer = await ask({ kind: "calendar" }, () => (status.textContent = words.no_kernel), { again: false });
    status.textContent = answer.remark;
    kit.download(answer.name, answer.text, "text/calendar");
  };
  return make(
    "div",
    { class: "practicum-reminders" },
    make("p", { class: "practicum-hint" }, words.calendar_hint),
    make("button", { type: "button", class: "practicum-button", onclick: save }, words.calendar),
    status,
  );
}
