// Find the claim: which words of the article say this, and how strongly? Nothing of it is kept.

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, kit, words }) {
  const { make } = kit;
  kit.root(
    el,
    { class: "practicum-card", role: "region", "aria-label": words.title },
    make("h3", {}, words.title),
    make("p", { class: "practicum-hint" }, words.unrecorded),
    model.get("items").map((item) => exercise(kit, words, item, `practicum-${kit.identity()}`)),
  );
}

function exercise(kit, words, item, name) {
  const { make } = kit;
  const where = make("div", { role: "status", class: "practicum-answer" });
  const how = make("div", { role: "status", class: "practicum-answer" });
  return make(
    "section",
    { class: "practicum-exercise", "aria-label": item.says },
    make("p", { class: "practicum-option", ...kit.course }, item.says),
    kit.radios({
      legend: words.which,
      name: `${name}-which`,
      choices: item.phrases.map((phrase) => ({ value: phrase.id, label: make("q", {}, phrase.phrase) })),
      onpick: (id) => where.replaceChildren(...toldWhere(kit, words, item, id)),
    }),
    where,
    kit.radios({
      legend: words.how,
      name: `${name}-how`,
      layout: "row",
      choices: item.strengths,
      onpick: (strength) => how.replaceChildren(toldHow(kit, words, item, strength)),
    }),
    how,
  );
}

function toldWhere({ make, fill, claim }, words, item, id) {
  if (id !== item.id) {
    const { says } = item.phrases.find((phrase) => phrase.id === id);
    return [make("p", {}, fill(words.elsewhere, { says }))];
  }
  return [make("p", {}, words.found), make("ul", { class: "practicum-plain" }, claim({ ...item.claim, verb: "" }))];
}

function toldHow({ make, fill }, words, item, strength) {
  const line = strength === item.strength ? words.strength_same : words.strength_other;
  return make("p", {}, fill(line, { strength: item.strength_line }));
}
