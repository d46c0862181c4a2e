// What a room sees at the end of a poll, on the facilitator's screen and on every phone.

export default {
  initialize: ({ model }) => {
    const words = model.get("words");
    return { revealed: (kit, shown, own) => revealed(kit, words, shown, own), voted: (kit, votes) => voted(kit, votes) };
  },
};

/** Build the parts of it; `own` are lines on one's own votes, on a phone. */
function revealed(kit, words, shown, own = []) {
  const { make, pieces } = kit;
  return make(
    "div",
    { class: "practicum-comparison practicum-revealed" },
    own.length ? pieces.part(kit, words.own, own.map((line) => make("p", { dir: "auto" }, line))) : null,
    pieces.part(kit, words.votes_title, voted(kit, shown.votes)),
    shown.votes.change ? pieces.part(kit, words.change_title, wide(kit, shown.votes.change)) : null,
    pieces.part(kit, words.options_title, shown.options.map((option) => judged(kit, option))),
    pieces.part(kit, words.decided_title, shown.decided.map((line) => make("p", { dir: "auto" }, line))),
    shown.ladder.places.some((place) => place.touched) ? kit.ladder(shown.ladder) : null,
    shown.silences.length ? pieces.silences(kit, shown) : null,
    pieces.beyond(kit, shown),
  );
}

/** Show tallies: what is said of them, a picture, and the tables. */
function voted(kit, { lines, bars, tables }) {
  return [
    lines.map((line) => kit.make("p", {}, line)),
    bars ? kit.make("figure", {}, kit.bars(kit, bars)) : null,
    tables.map((table) => wide(kit, table)),
  ];
}

/** Let a wide table scroll inside its own frame. */
function wide(kit, table) {
  return kit.make("div", { class: "practicum-wide", tabindex: "0", role: "group", "aria-label": table.title }, kit.table(table));
}

function judged(kit, option) {
  const box = kit.pieces.judged(kit, { ...option, text: `${option.letter}. ${option.text}` });
  if (option.claims.length) box.append(kit.make("ul", { class: "practicum-plain" }, option.claims.map(kit.claim)));
  return box;
}
