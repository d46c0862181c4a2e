// A choice beside what the text implies, as every kind of card draws it.

export default {
  initialize: ({ model }) => {
    const words = model.get("words");
    return {
      comparison: (kit, guidance, taken, extra) => comparison(kit, words, guidance, taken, extra),
      twist: (kit, item) => twist(kit, words, item),
      pieces: {
        part,
        judged,
        beyond: (kit, guidance) => beyond(kit, words, guidance),
        silences: (kit, guidance) => part(kit, words.silences_title, silences(kit, guidance)),
      },
    };
  },
};

/** Build the comparison: a section, and its heading to take the focus. `extra` stands before its end. */
function comparison(kit, words, guidance, taken, extra) {
  const { make } = kit;
  const id = `practicum-${kit.identity()}`;
  const heading = make("h4", { tabindex: "-1", id }, words.compared);
  const section = make(
    "section",
    { class: "practicum-comparison", "aria-labelledby": id },
    heading,
    yours(kit, guidance),
    part(kit, words.text_title, textSays(kit, words, guidance)),
    part(kit, words.decided_title, decided(kit, words, guidance, taken)),
    guidance.ladder.places.some((place) => place.touched) ? kit.ladder(guidance.ladder) : null,
    guidance.silences.length ? part(kit, words.silences_title, silences(kit, guidance)) : null,
    beyond(kit, words, guidance),
    part(kit, words.others_title, guidance.others.map((other) => judged(kit, other))),
    guidance.twists.length ? part(kit, words.twists_title, twists(kit, words, guidance)) : null,
    extra,
  );
  return { section, heading };
}

function part({ make }, title, content) {
  return make("div", { class: "practicum-part" }, make("h5", {}, title), content);
}

function judged(kit, option) {
  const { make } = kit;
  return make(
    "div",
    { class: "practicum-judged" },
    make("p", { class: "practicum-alignment" }, kit.sign(option.fit), make("strong", {}, option.verdict)),
    make("p", { class: "practicum-option", ...kit.course }, option.text),
    make("p", kit.course, option.because),
    option.differs ? make("p", { class: "practicum-hint", dir: "auto" }, option.differs) : null,
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

function decided({ make, fill, course }, words, guidance, taken) {
  return [
    make("p", {}, guidance.decided[taken.decided]),
    make("p", course, guidance.decided_because),
    make("p", { class: "practicum-hint" }, fill(words.sure, { confidence: taken.confidence })),
  ];
}

function silences({ make, course }, guidance) {
  return make("ul", {}, guidance.silences.map((silence) => make("li", course, silence)));
}

function beyond({ make, facts, course }, words, { beyond }) {
  return make(
    "aside",
    { class: "practicum-beyond", "aria-label": words.beyond_title },
    make("h5", {}, words.beyond_title),
    make("p", { class: "practicum-hint" }, words.beyond_hint),
    make("p", course, beyond.note),
    make("p", {}, words.beyond_trainee),
    facts(beyond.facts),
  );
}

function twists(kit, words, guidance) {
  const care = kit.make("p", { class: "practicum-hint" }, words.twists_care);
  return [care, guidance.twists.map((item) => twist(kit, words, item))];
}

function twist(kit, words, item) {
  const { make } = kit;
  const answer = make("div", { class: "practicum-answer", role: "status" });
  const show = () =>
    answer.replaceChildren(make("p", {}, make("strong", {}, item.shift)), make("p", kit.course, item.because));
  return make(
    "div",
    { class: "practicum-twist" },
    make("p", { class: "practicum-option" }, item.fact),
    item.about ? make("p", { class: "practicum-hint" }, item.about) : null,
    kit.radios({
      legend: item.ask,
      name: `practicum-${kit.identity()}`,
      layout: "row",
      choices: words.shifts,
      onpick: show,
    }),
    answer,
  );
}
