// The form of a vote on a phone: the scene, its options, how far the text decides; and one's vote once it is closed.

const LETTERS = "ABCDE";

export default {
  initialize: () => ({ voting: { scene, form, reminder } }),
};

/** Show the scene as everybody reads it. */
function scene({ make, course }, sheet) {
  return make(
    "div",
    { class: "practicum-scene" },
    make("h2", course, sheet.title),
    sheet.care ? make("p", { class: "practicum-care" }, sheet.care) : null,
    sheet.scene.map((paragraph) => make("p", course, paragraph)),
  );
}

/** Build the form; `taken` is the vote as it stands, and `send(vote)` is called with a whole one. */
function form({ kit, words }, sheet, taken, send) {
  const vote = { option: taken?.option ?? null, decided: taken?.decided ?? null };
  const problem = kit.make("p", { class: "practicum-problem", role: "alert" });
  const groups = {
    option: kit.radios({
      legend: sheet.ask,
      of: kit.course,
      name: "option",
      choices: sheet.options.map(({ id, text }, at) => ({ value: id, label: text, mark: LETTERS[at] })),
      onpick: (value) => (vote.option = value),
    }),
    decided: kit.radios({
      legend: words.decided_ask,
      name: "decided",
      choices: words.decided_choices,
      onpick: (value) => (vote.decided = value),
    }),
  };
  for (const [name, group] of Object.entries(groups)) check(group, vote[name]);
  const submit = (event) => {
    event.preventDefault();
    const missing = Object.keys(groups).find((name) => vote[name] === null);
    problem.textContent = missing ? words.missing[missing] : "";
    if (!missing) return send({ ...vote });
    groups[missing].querySelector("legend").after(problem);
    groups[missing].querySelector("input").focus();
  };
  const button = kit.make("button", { type: "submit", class: "practicum-button practicum-primary" }, taken ? words.change : words.send);
  return kit.make("form", { onsubmit: submit }, Object.values(groups), button);
}

function check(group, value) {
  for (const input of group.querySelectorAll("input")) input.checked = input.value === value;
}

/** Say what one voted. */
function reminder({ kit, words }, sheet, taken) {
  const at = sheet.options.findIndex(({ id }) => id === taken?.option);
  return at < 0 ? words.none : kit.fill(words.yours, { letter: LETTERS[at], text: sheet.options[at].text });
}
