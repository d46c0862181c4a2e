// The close reading: sentence by sentence, the claims in our words with their phrase and their verb.

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, kit, words }) {
  const { make } = kit;
  kit.root(
    el,
    {},
    make("h3", {}, words.strengths),
    make("ul", {}, model.get("strengths").map((line) => make("li", {}, line))),
    model.get("sentences").map((sentence) => block(kit, words, sentence)),
    make("h3", {}, words.silences),
    make("ul", { class: "practicum-columns" }, model.get("silences").map((silence) => make("li", kit.course, silence))),
  );
}

function block({ make, claim, course }, words, sentence) {
  return make(
    "section",
    { class: "practicum-sentence", "aria-label": sentence.title },
    make("h4", {}, sentence.title),
    make("ul", { class: "practicum-plain" }, sentence.claims.map(claim)),
    sentence.remarks.map((remark) => make("p", { class: "practicum-hint" }, remark)),
    sentence.senses.length
      ? [make("p", {}, words.senses), make("ul", {}, sentence.senses.map((sense) => make("li", course, sense)))]
      : null,
  );
}
