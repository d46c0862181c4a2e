// The vignette card: read, choose, commit, compare, try again.

const NOTHING = { option: null, decided: null, confidence: null };

let drawn = 0; // makes ids unique when a card is shown twice on a page

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, signal, kit, words }) {
  const vignette = model.get("vignette");
  const prefix = `practicum-${vignette.id}-${++drawn}`;
  const { make } = kit;
  const card = {
    ask: kit.link(model, signal),
    guidance: new Map(), // by option
    asked: new Map(), // by option: guidance on its way, so that nothing is asked for twice
    taken: { ...NOTHING },
    note: null,
    status: make("p", { class: "practicum-status", role: "status" }),
    stage: make("div", { class: "practicum-stage" }),
    prefix,
    ...{ model, kit, words, vignette },
  };
  kit.root(
    el,
    { class: "practicum-card", role: "region", "aria-labelledby": `${prefix}-title` },
    scene(card),
    card.status,
    card.stage,
  );
  reopen(card);
}

/** Show the card as it was left: a choice still on its way, a choice on record, or a fresh form. */
function reopen(card) {
  const unsent = card.kit.unsent.read(card.vignette.id);
  const left = unsent ?? card.model.get("left");
  if (!left) return showForm(card);
  card.taken = { option: left.option, decided: left.decided, confidence: left.confidence };
  card.note = left.note ? { text: left.note, kept: true } : null;
  compareWhenReady(card, left.option, { focus: false });
  if (unsent) commit(card, unsent);
  else card.status.textContent = left.remark;
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

/* ---- Choose ---- */

function showForm(card, { focus = false } = {}) {
  const { make } = card.kit;
  const note = noteBox(card);
  const problem = make("p", { class: "practicum-problem", role: "alert" });
  const groups = choiceGroups(card);
  const form = make(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        if (complete(card, groups, problem)) commitNew(card, note);
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

function choiceGroups(card) {
  const { kit, words, vignette, prefix, taken } = card;
  const letters = "abcde";
  const pick = (name) => (value) => {
    taken[name] = value;
    if (name === "option") fetchGuidance(card, value);
  };
  return {
    option: kit.radios({
      legend: vignette.ask,
      name: `${prefix}-option`,
      choices: vignette.options.map((option, index) => ({
        value: option.id,
        label: option.text,
        mark: letters[index],
      })),
      onpick: pick("option"),
    }),
    decided: kit.radios({
      legend: words.decided_ask,
      name: `${prefix}-decided`,
      choices: words.decided_choices,
      onpick: pick("decided"),
    }),
    confidence: kit.radios({
      legend: words.confidence_ask,
      hint: words.confidence_hint,
      name: `${prefix}-confidence`,
      layout: "row",
      choices: words.confidence_choices,
      onpick: (value) => pick("confidence")(Number(value)),
    }),
  };
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
  return { element, read: () => (text.value.trim() ? { text: text.value.trim(), kept: keep.checked } : null) };
}

/** Tell whether a note seems to name somebody: an address, a run of digits, or a name within a sentence. */
function looksPersonal(text) {
  return /\S@\S|\d{4,}|\d[./-]\d|\p{Ll}[,;]?\s\p{Lu}\p{Ll}{2,}/u.test(text);
}

/* ---- Commit ---- */

function fetchGuidance(card, option) {
  if (!card.asked.has(option)) card.asked.set(option, askForGuidance(card, option));
  return card.asked.get(option);
}

async function askForGuidance(card, option) {
  const answer = await card.ask({ kind: "select", option }, () => noKernel(card));
  if (answer.kind === "guidance") card.guidance.set(option, answer.guidance);
  else refused(card, answer);
}

async function compareWhenReady(card, option, how) {
  if (!card.guidance.has(option)) await fetchGuidance(card, option);
  if (card.guidance.has(option)) showComparison(card, how);
}

/** A choice that the kernel cannot read, such as one of an option that is gone: say so and start afresh. */
function refused(card, answer) {
  card.kit.unsent.drop(card.vignette.id);
  card.taken = { ...NOTHING };
  card.status.textContent = answer.remark;
  showForm(card);
}

function commitNew(card, note) {
  card.note = note.read();
  const kept = card.note?.kept ? card.note.text : "";
  const choice = { id: card.kit.identity(), kind: "commit", ...card.taken, note: kept };
  card.kit.unsent.keep(card.vignette.id, { ...choice, note: "" });
  card.status.textContent = card.words.saving;
  compareWhenReady(card, choice.option, { focus: true });
  commit(card, choice);
}

async function commit(card, choice) {
  const answer = await card.ask(choice, () => noKernel(card));
  if (answer.kind === "refused") return refused(card, answer);
  card.status.replaceChildren(answer.remark);
  if (answer.kind === "saved") return card.kit.unsent.drop(card.vignette.id);
  const retry = card.kit.make(
    "button",
    { type: "button", class: "practicum-button", onclick: () => commit(card, choice) },
    card.words.save_again,
  );
  card.status.append(" ", retry);
}

function noKernel(card) {
  card.status.textContent = card.words.no_kernel;
  card.status.scrollIntoView({ block: "nearest" });
}

/* ---- Compare ---- */

function showComparison(card, { focus }) {
  const { kit, words, taken, prefix } = card;
  const { make } = kit;
  const guidance = card.guidance.get(taken.option);
  const heading = make("h4", { tabindex: "-1", id: `${prefix}-compared` }, words.compared);
  const section = make(
    "section",
    { class: "practicum-comparison", "aria-labelledby": `${prefix}-compared` },
    heading,
    yours(kit, guidance),
    part(kit, words.text_title, textSays(kit, words, guidance)),
    part(kit, words.decided_title, decided(kit, words, guidance, taken)),
    kit.ladder(guidance.ladder),
    guidance.silences.length ? part(kit, words.silences_title, silences(kit, guidance)) : null,
    beyond(kit, words, guidance),
    part(kit, words.others_title, guidance.others.map((other) => judged(kit, other))),
    guidance.twists.length ? part(kit, words.twists_title, twists(card, guidance)) : null,
    ownNote(card),
    make(
      "button",
      { type: "button", class: "practicum-button", onclick: () => tryAgain(card) },
      words.try_again,
    ),
  );
  card.stage.replaceChildren(section);
  if (focus) heading.focus();
}

function tryAgain(card) {
  card.taken = { ...NOTHING };
  card.status.textContent = "";
  showForm(card, { focus: true });
}

/** Show the learner's own note again, and say whether it is kept. */
function ownNote({ kit, words, note }) {
  if (!note) return null;
  const title = note.kept ? words.note_kept : words.note_unkept;
  return part(kit, title, kit.make("p", { class: "practicum-own", dir: "auto" }, note.text));
}

function part({ make }, title, content) {
  return make("div", { class: "practicum-part" }, make("h5", {}, title), content);
}

function judged(kit, option) {
  const { make } = kit;
  return make(
    "div",
    { class: `practicum-judged practicum-${option.alignment}` },
    make("p", { class: "practicum-alignment" }, kit.sign(option.fit), make("strong", {}, option.verdict)),
    make("p", { class: "practicum-option", dir: "auto" }, option.text),
    make("p", { dir: "auto" }, option.because),
  );
}

function yours(kit, { yours }) {
  const box = judged(kit, yours);
  box.classList.add("practicum-yours");
  return box;
}

function textSays({ make, claim }, words, { claims }) {
  if (!claims.length) return make("p", {}, words.no_claim);
  return make("ul", { class: "practicum-plain" }, claims.map(claim));
}

function decided({ make, fill }, words, guidance, taken) {
  return [
    make("p", {}, guidance.decided[taken.decided]),
    make("p", {}, guidance.decided_because),
    make("p", { class: "practicum-hint" }, fill(words.sure, { confidence: taken.confidence })),
  ];
}

function silences({ make }, guidance) {
  return make("ul", {}, guidance.silences.map((silence) => make("li", {}, silence)));
}

function beyond({ make, facts }, words, { beyond }) {
  return make(
    "aside",
    { class: "practicum-beyond", "aria-label": words.beyond_title },
    make("h5", {}, words.beyond_title),
    make("p", { class: "practicum-hint" }, words.beyond_hint),
    make("p", {}, beyond.note),
    facts(beyond.facts),
  );
}

function twists({ kit, words, prefix }, guidance) {
  return guidance.twists.map((twist, index) => {
    const { make } = kit;
    const answer = make("div", { class: "practicum-twist-answer", role: "status" });
    const show = () =>
      answer.replaceChildren(make("p", {}, make("strong", {}, twist.shift)), make("p", {}, twist.because));
    return make(
      "div",
      { class: "practicum-twist" },
      make("p", { class: "practicum-option" }, twist.fact),
      make("p", { class: "practicum-hint" }, twist.about),
      kit.radios({
        legend: twist.ask,
        name: `${prefix}-twist-${index}-${++drawn}`,
        layout: "row",
        choices: words.shifts,
        onpick: show,
      }),
      answer,
    );
  });
}
