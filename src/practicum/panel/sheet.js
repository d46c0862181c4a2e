// The sheet of a panel's member: how each option of a scene stands to the article, as they read it.

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, signal, kit, words }) {
  const { make } = kit;
  const sheet = {
    scenes: new Map(model.get("scenes").map((scene) => [scene.id, scene])),
    alignments: model.get("alignments"),
    decided: model.get("decided"),
    prefix: `practicum-${kit.identity()}`,
    ask: kit.link(model, signal),
    member: kit.identity(),
    saved: new Set(),
    stage: make("div", { class: "practicum-stage" }),
    status: make("p", { class: "practicum-status", role: "status" }),
    count: make("p", { class: "practicum-hint" }),
    ...{ kit, words },
  };
  const id = `${sheet.prefix}-scene`;
  const options = [...sheet.scenes.values()].map((scene) => make("option", { value: scene.id }, scene.title));
  sheet.choice = make("select", { id, onchange: () => form(sheet) }, options);
  kit.root(
    el,
    { class: "practicum-card", role: "region", "aria-labelledby": `${sheet.prefix}-title` },
    make("h3", { id: `${sheet.prefix}-title` }, words.title),
    make("p", {}, words.about),
    make("div", { class: "practicum-field" }, make("label", { for: id }, words.scene), sheet.choice),
    sheet.stage,
    sheet.status,
    make("div", { class: "practicum-row" }, make("button", { type: "button", class: "practicum-button", onclick: () => next(sheet) }, words.next), sheet.count),
  );
  form(sheet);
}

/** Begin a new member's sheets: a new mark, and nothing of the one before in sight. */
function next(sheet) {
  sheet.member = sheet.kit.identity();
  sheet.saved.clear();
  form(sheet);
  say(sheet, sheet.words.now);
  sheet.choice.focus();
}

function form(sheet) {
  const { kit, words, prefix } = sheet;
  const { make } = kit;
  const scene = sheet.scenes.get(sheet.choice.value);
  const taken = { alignments: {}, decided: null };
  const group = ({ id, text }, at) => {
    const legend = kit.fill(words.option, { letter: "ABCDE"[at], text });
    const onpick = (value) => (taken.alignments[id] = value);
    return kit.radios({ legend, name: `${prefix}-${id}`, layout: "row", choices: sheet.alignments, onpick });
  };
  const [legend, choices] = sheet.decided;
  const judged = kit.radios({ legend, name: `${prefix}-decided`, choices, onpick: (value) => (taken.decided = value) });
  const submit = (event) => {
    event.preventDefault();
    const whole = taken.decided && scene.options.every(({ id }) => taken.alignments[id]);
    if (whole) save(sheet, scene, taken);
    else say(sheet, words.missing);
  };
  say(sheet, "");
  sheet.stage.replaceChildren(
    make(
      "form",
      { onsubmit: submit },
      shown(kit, scene),
      scene.options.map(group),
      judged,
      make("button", { type: "submit", class: "practicum-button practicum-primary" }, words.save),
    ),
  );
}

function shown({ make, course }, { title, care, scene }) {
  const note = care ? make("p", { class: "practicum-care" }, care) : null;
  const paragraphs = scene.map((text) => make("p", course, text));
  return make("div", { class: "practicum-scene" }, make("h4", course, title), note, paragraphs);
}

async function save(sheet, scene, taken) {
  const silent = () => (sheet.status.textContent = sheet.words.no_kernel);
  const message = { kind: "save", member: sheet.member, vignette: scene.id, ...taken };
  const answer = await sheet.ask(message, silent, { again: false });
  if (answer.kind === "saved") sheet.saved.add(scene.id);
  say(sheet, answer.remark);
}

/** Say how things stand with the sheets. */
function say({ kit, words, count, saved, status }, remark) {
  status.textContent = remark;
  count.textContent = kit.fill(words.sheets, { count: saved.size });
}
