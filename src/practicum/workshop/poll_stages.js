// The stages of a poll on the facilitator's screen: what is in sight, and the buttons that lead on.

const LETTERS = "ABCDE";
const MINUTES = [2, 3, 5, 8];

export default {
  initialize: () => ({ stages: { choosing, poll, clock } }),
};

/** Let the facilitator choose a scene. */
function choosing(desk) {
  const { kit, words, press } = desk;
  const { make } = kit;
  const id = `${desk.prefix}-scene`;
  const care = make("p", { class: "practicum-care", hidden: true });
  const scenes = desk.scenes.flatMap((page) => page.scenes);
  const choice = make("select", { id, onchange: () => said() }, desk.scenes.map((page) => group(make, page)));
  const said = () => {
    const { care: note } = scenes.find((scene) => scene.id === choice.value);
    care.hidden = !note;
    care.textContent = note;
  };
  said();
  return [
    make("div", { class: "practicum-field" }, make("label", { for: id }, words.choose), choice, make("p", { class: "practicum-hint" }, words.choose_hint)),
    care,
    row(kit, [primary(kit, words.begin, () => press({ kind: "begin", vignette: choice.value }))]),
  ];
}

function group(make, { page, scenes }) {
  return make("optgroup", { label: page }, scenes.map((scene) => make("option", { value: scene.id }, scene.title)));
}

/** Draw a poll at its stage. */
function poll(desk, shown) {
  const said = { first: desk.words.alone, second: desk.words.again }[shown.stage];
  if (shown.stage === "revealed") return [desk.kit.revealed(desk.kit, shown.revealed), again(desk)];
  return [
    scene(desk, shown.sheet),
    said ? desk.kit.make("p", { class: "practicum-where" }, said) : null,
    shown.stage === "discussing" ? talk(desk) : null,
    shown.told ? told(desk, shown.told) : null,
    row(desk.kit, buttons(desk, shown)),
    hands(desk, shown),
  ];
}

function again({ kit, words, choose }) {
  return row(kit, [primary(kit, words.another, choose)]);
}

/** Show the scene as people read it: no level, since that would hint at what it turns on. */
function scene({ kit }, sheet) {
  const paragraphs = sheet.scene.map((text) => kit.make("p", kit.course, text));
  const options = sheet.options.map(({ text }, at) => kit.make("li", kit.course, kit.make("strong", {}, `${LETTERS[at]}. `), text));
  return kit.make(
    "div",
    { class: "practicum-scene" },
    kit.make("h4", kit.course, sheet.title),
    sheet.care ? kit.make("p", { class: "practicum-care" }, sheet.care) : null,
    paragraphs,
    kit.make("p", { class: "practicum-where", ...kit.course }, sheet.ask),
    kit.make("ul", { class: "practicum-plain practicum-options" }, options),
  );
}

/** Give the buttons that lead on from a stage; the first of them is the usual one. */
function buttons({ kit, words, press }, { stage, told: isTold }) {
  const to = (next) => () => press({ kind: "step", to: next });
  const plain = (label, act) => kit.button(kit, label, act);
  return {
    first: [primary(kit, words.close_first, to("discussing"))],
    discussing: [
      primary(kit, words.open_second, to("second")),
      plain(words.reveal_at_once, to("revealed")),
      isTold ? null : plain(words.reopen_first, to("first")),
      isTold ? null : plain(words.tell, () => press({ kind: "tell" })),
    ],
    second: [primary(kit, words.close_second, to("closed"))],
    closed: [primary(kit, words.reveal, to("revealed")), plain(words.reopen_second, to("second"))],
  }[stage];
}

function told({ kit, words }, votes) {
  return kit.pieces.part(kit, words.told, kit.voted(kit, votes));
}

/** Offer a clock, and something to talk about. */
function talk(desk) {
  const { kit, words, press } = desk;
  const start = MINUTES.map((minutes) => kit.button(kit, String(minutes), () => press({ kind: "talk", minutes })));
  const stop = kit.button(kit, words.timer_stop, () => press({ kind: "talk", minutes: 0 }));
  desk.time = kit.make("p", { class: "practicum-clock", role: "timer" });
  return kit.make(
    "div",
    { class: "practicum-part" },
    desk.time,
    kit.make("div", { class: "practicum-row", role: "group", "aria-label": words.timer }, kit.make("span", {}, words.timer), start, stop),
    kit.make("h5", {}, words.prompts_title),
    kit.make("ul", {}, words.prompts.map((prompt) => kit.make("li", {}, prompt))),
    kit.make("p", { class: "practicum-hint" }, words.tell_hint),
  );
}

/** Say how long there is to talk. */
function clock({ kit, words, time }, left) {
  if (!time) return;
  const gaps = { minutes: Math.floor(left / 60), seconds: String(left % 60).padStart(2, "0") };
  const text = left === null ? "" : left ? kit.fill(words.timer_left, gaps) : words.timer_over;
  if (time.textContent !== text) time.textContent = text;
}

/** Let the facilitator type raised hands, by response and by judgement. */
function hands({ kit, words, press, decided }, { sheet, hands: known, number }) {
  const boxes = { option: new Map(), decided: new Map() };
  const box = (kind, name, label) => {
    const input = kit.make("input", { type: "number", min: "0", max: "999", step: "1", inputmode: "numeric" });
    input.value = known[kind][name] ?? "";
    boxes[kind].set(name, input);
    return kit.make("label", { class: "practicum-hands" }, label, input);
  };
  const read = (kind) => Object.fromEntries([...boxes[kind]].map(([name, input]) => [name, Number(input.value) || 0]));
  const count = Object.values(known.option).reduce((sum, one) => sum + one, 0);
  return kit.make(
    "details",
    { class: "practicum-folded" },
    kit.make("summary", {}, count ? `${words.hands} · ${kit.fill(words.hands_taken, { count })}` : words.hands),
    kit.make("p", { class: "practicum-hint" }, words.hands_hint),
    row(kit, sheet.options.map((option, at) => box("option", option.id, kit.fill(words.hands_option, { letter: LETTERS[at] })))),
    row(kit, decided.map(({ value, label }) => box("decided", value, kit.fill(words.hands_decided, { label })))),
    row(kit, [kit.button(kit, words.hands_take, () => press({ kind: "hands", round: number, option: read("option"), decided: read("decided") }))]),
  );
}

function row({ make: build }, content) {
  return build("div", { class: "practicum-row" }, content);
}

function primary(kit, label, act) {
  const button = kit.button(kit, label, act);
  button.classList.add("practicum-primary");
  return button;
}
