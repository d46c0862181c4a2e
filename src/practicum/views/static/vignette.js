// The vignette card: read, choose, commit, compare, try again.

const PATIENCE = 4000; // milliseconds before a card that is being reopened says that nothing answers yet
const NOTHING = { option: null, decided: null, confidence: null };

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, signal, kit, words }) {
  const vignette = model.get("vignette");
  const { make } = kit;
  const prefix = `practicum-${kit.identity()}`;
  const card = {
    ask: kit.link(model, signal),
    unsent: kit.unsent(`${vignette.place}:${vignette.id}`),
    guidance: new Map(), // by option: a promise of what is said about it, asked for once
    taken: { ...NOTHING }, // the form as it stands
    current: null, // the choice that was committed and is shown
    status: make("p", { class: "practicum-status", role: "status" }),
    stage: make("div", { class: "practicum-stage" }),
    ...{ model, kit, words, vignette, prefix },
  };
  card.root = kit.root(
    el,
    { class: "practicum-card", role: "region", "aria-labelledby": `${prefix}-title` },
    scene(card),
    card.status,
    card.stage,
  );
  reopen(card);
}

function scene({ kit, vignette, prefix }) {
  const { make } = kit;
  return make(
    "div",
    { class: "practicum-scene" },
    make("p", { class: "practicum-level" }, vignette.level),
    make("h3", { id: `${prefix}-title`, dir: "auto" }, vignette.title),
    vignette.care ? make("p", { class: "practicum-care" }, vignette.care) : null,
    vignette.scene.map((paragraph) => make("p", { dir: "auto" }, paragraph)),
  );
}

/** Show the card as it was left: choices still on their way, a choice on record, or a fresh form. */
function reopen(card) {
  const unsent = card.unsent.all();
  const left = unsent.at(-1) ?? card.model.get("left");
  if (!left) return showForm(card);
  card.current = left;
  const slow = setTimeout(() => tell(card, left, card.words.slow), PATIENCE);
  showComparison(card, left, { focus: false }).then(() => {
    clearTimeout(slow);
    if (left.remark) tell(card, left, left.remark);
  });
  unsent.forEach((choice) => save(card, choice, choice));
}

/* ---- Choose ---- */

function showForm(card, { focus = false } = {}) {
  const { make } = card.kit;
  card.taken = { ...NOTHING };
  card.current = null;
  const note = noteBox(card);
  const problem = make("p", { class: "practicum-problem", role: "alert" });
  const groups = { option: optionGroup(card), decided: decidedGroup(card), confidence: confidenceGroup(card) };
  const form = make(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        if (!form.inert && complete(card, groups, problem)) commit(card, form, note);
      },
    },
    Object.values(groups),
    note.element,
    problem,
    make("button", { type: "submit", class: "practicum-button practicum-primary" }, card.words.commit),
  );
  card.stage.replaceChildren(form);
  if (focus) form.querySelector("input").focus();
}

function optionGroup(card) {
  const { kit, vignette, prefix, taken } = card;
  return kit.radios({
    legend: vignette.ask,
    name: `${prefix}-option`,
    choices: vignette.options.map(({ id, text }, index) => ({ value: id, label: text, mark: "abcde"[index] })),
    onpick: (option) => {
      taken.option = option;
      guidanceOf(card, option);
    },
  });
}

function decidedGroup({ kit, words, prefix, taken }) {
  return kit.radios({
    legend: words.decided_ask,
    name: `${prefix}-decided`,
    choices: words.decided_choices,
    onpick: (decided) => (taken.decided = decided),
  });
}

function confidenceGroup({ kit, words, prefix, taken }) {
  return kit.radios({
    legend: words.confidence_ask,
    hint: words.confidence_hint,
    name: `${prefix}-confidence`,
    layout: "row",
    choices: words.confidence_choices,
    onpick: (confidence) => (taken.confidence = Number(confidence)),
  });
}

function complete({ taken, words }, groups, problem) {
  const missing = Object.keys(groups).find((name) => taken[name] === null);
  problem.textContent = missing ? words.missing[missing] : "";
  if (missing) groups[missing].querySelector("input").focus();
  return !missing;
}

/** The private note: it stays in the page unless its box is ticked, and is never sent otherwise. */
function noteBox({ kit, words, prefix }) {
  const { make } = kit;
  const warning = make("p", { class: "practicum-problem", role: "status" });
  const text = make("textarea", {
    id: `${prefix}-note`,
    rows: 3,
    "aria-describedby": `${prefix}-note-hint`,
    autocomplete: "off",
    dir: "auto",
    oninput: () => (warning.textContent = looksPersonal(text.value) ? words.note_warning : ""),
  });
  const keep = make("input", { type: "checkbox" });
  const element = make(
    "details",
    { class: "practicum-note" },
    make("summary", {}, words.note_title),
    make("label", { for: `${prefix}-note` }, words.note_label),
    text,
    make("p", { class: "practicum-hint", id: `${prefix}-note-hint` }, words.note_hint),
    warning,
    make("label", { class: "practicum-choice" }, keep, make("span", {}, words.note_keep)),
  );
  return { element, read: () => ({ text: text.value.trim(), kept: keep.checked }) };
}

/** Tell whether a note seems to name somebody: an address, a run of digits, or a name within a sentence. */
function looksPersonal(text) {
  return /\S@\S|\d{4,}|\d[./-]\d|\p{Ll}[,;]?\s\p{Lu}\p{Ll}{2,}/u.test(text);
}

/* ---- Commit ---- */

/** Ask the kernel once for what is said about an option; null if it has no such option. */
function guidanceOf(card, option) {
  if (!card.guidance.has(option)) {
    const answer = card.ask({ kind: "select", option });
    card.guidance.set(option, answer.then(({ guidance }) => guidance ?? null));
  }
  return card.guidance.get(option);
}

function commit(card, form, note) {
  const { text, kept } = note.read();
  const choice = { id: card.kit.identity(), version: card.vignette.version, ...card.taken };
  card.current = choice;
  form.inert = true; // one press is one attempt, however long the answer takes
  card.unsent.keep({ ...choice, noted: kept && text !== "" });
  tell(card, choice, card.words.saving);
  showComparison(card, { ...choice, note: text, kept }, { focus: true, of: choice });
  save(card, { ...choice, note: kept ? text : "" }, choice);
}

/** Send a choice until the kernel has answered; `shown` is what stands for it on the card. */
async function save(card, { noted, ...choice }, shown) {
  const answer = await card.ask({ kind: "commit", ...choice }, () => tell(card, shown, card.words.no_kernel, true));
  if (answer.kind !== "unsaved") card.unsent.drop(choice.id);
  if (card.current !== shown) return;
  if (answer.kind === "refused") return refused(card, answer);
  tell(card, shown, noted ? `${answer.remark} ${card.words.note_lost}` : answer.remark);
  if (answer.kind === "unsaved") card.status.append(" ", retryButton(card, choice, shown));
}

function retryButton(card, choice, shown) {
  const again = () => {
    tell(card, shown, card.words.saving);
    save(card, choice, shown);
  };
  return card.kit.make("button", { type: "button", class: "practicum-button", onclick: again }, card.words.save_again);
}

/** A choice that the kernel cannot read, such as one of an option that is gone: say so and start afresh. */
function refused(card, answer) {
  showForm(card);
  card.status.textContent = answer.remark;
}

/** Say how things stand with a choice, unless the learner has gone on to another. */
function tell(card, choice, remark, aloud = false) {
  if (card.current !== choice) return;
  card.status.textContent = remark;
  if (aloud) card.status.scrollIntoView({ block: "nearest" });
}

/* ---- Compare ---- */

async function showComparison(card, choice, { focus, of = choice }) {
  const guidance = await guidanceOf(card, choice.option);
  if (card.current !== of) return;
  if (!guidance) return refused(card, { remark: card.words.refused });
  const { make } = card.kit;
  const again = () => {
    card.status.textContent = "";
    showForm(card, { focus: true });
  };
  const end = [
    ownNote(card, choice),
    make("button", { type: "button", class: "practicum-button", onclick: again }, card.words.try_again),
  ];
  const { section, heading } = card.kit.comparison(card.kit, guidance, choice, end);
  const here = card.root.contains(document.activeElement) || document.activeElement === document.body;
  card.stage.replaceChildren(section);
  if (focus && here) heading.focus();
}

/** Show the learner's own note again, and say whether it is kept. */
function ownNote({ kit, words }, { note, kept = true }) {
  if (!note) return null;
  const { make } = kit;
  const title = make("h5", {}, kept ? words.note_kept : words.note_unkept);
  return make("div", { class: "practicum-part" }, title, make("p", { class: "practicum-own", dir: "auto" }, note));
}
