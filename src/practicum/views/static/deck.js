// A deck: several cards, one at a time, to go through in any order. Held, a committed card is kept and not compared.

export default {
  initialize: ({ model }) => ({ draw, turning: model.get("words") }),
};

function draw({ model, el, signal, kit, words }) {
  const { make } = kit;
  const prefix = `practicum-${kit.identity()}`;
  const deck = {
    cards: model.get("cards"),
    place: model.get("place"),
    left: new Map(Object.entries(model.get("left"))), // by vignette: the choice on record
    done: new Set(Object.keys(model.get("left"))),
    held: model.get("held"),
    frames: new Map(), // by vignette: its card, drawn when it is first shown and kept with all that is typed there
    ...{ kit, words, turning: kit.turning, prefix },
    ...places(make, prefix),
  };
  deck.ask = watched(deck, kit.link(model, signal));
  kit.root(
    el,
    { class: "practicum-card", role: "region", "aria-labelledby": `${prefix}-deck` },
    make("h3", { id: `${prefix}-deck` }, model.get("heading")),
    make("div", { class: "practicum-lines" }, model.get("lines").map((line) => make("p", { dir: "auto" }, line))),
    deck.cards.length ? [bar(deck), deck.stage, turns(deck)] : null,
    kit.reminders ? kit.reminders(deck) : null,
  );
  if (deck.cards.length) start(deck);
}

function places(make, prefix) {
  return {
    where: make("p", { class: "practicum-where", id: `${prefix}-where` }),
    count: make("p", { class: "practicum-hint" }),
    marks: make("div", { class: "practicum-marks", "aria-hidden": "true" }),
    stage: make("div"),
  };
}

/** Watch the answers go by, so that the count is true whatever a card shows by then. */
function watched(deck, ask) {
  return async (message, ...how) => {
    const answer = await ask(message, ...how);
    if (message.kind === "commit" && answer.kind === "saved") {
      deck.done.add(message.vignette);
      standing(deck);
    }
    return answer;
  };
}

/** Open at the first scene that is not on record. Choices still on their way are sent from wherever they are. */
function start(deck) {
  const { cards, kit, place, done } = deck;
  cards.filter(({ id }) => kit.unsent(`${place}:${id}`).all().length).forEach((card) => frameOf(deck, card));
  show(deck, Math.max(0, cards.findIndex(({ id }) => !done.has(id))));
}

/* ---- One scene at a time ---- */

function bar({ kit, where, count, marks }) {
  return kit.make("div", { class: "practicum-bar" }, where, marks, count);
}

function turns(deck) {
  const { kit, turning } = deck;
  const turn = (label, step) =>
    kit.make("button", { type: "button", class: "practicum-button", onclick: () => go(deck, step) }, label);
  deck.back = turn(turning.back, -1);
  deck.next = turn(turning.next, 1);
  return kit.make("div", { class: "practicum-row practicum-turns" }, deck.back, deck.next);
}

function go(deck, step) {
  const heading = show(deck, deck.at + step);
  heading.tabIndex = -1;
  heading.focus();
}

/** Show one scene, and give its heading. */
function show(deck, at) {
  const { kit, cards, where, back, next, stage, turning } = deck;
  deck.at = at;
  const frame = frameOf(deck, cards[at]);
  for (const other of stage.children) other.hidden = other !== frame;
  where.textContent = kit.fill(turning.scene, { number: at + 1, all: cards.length });
  back.hidden = at === 0;
  next.hidden = at === cards.length - 1;
  standing(deck);
  return frame.querySelector("h3");
}

function standing({ kit, cards, done, at, count, marks, turning }) {
  count.textContent = kit.fill(turning.on_record, { done: done.size, all: cards.length });
  const mark = ({ id }, index) =>
    kit.make("span", { class: index === at ? "practicum-mark-here" : "" }, kit.sign(done.has(id) ? 1 : 0));
  marks.replaceChildren(...cards.map(mark));
}

function frameOf(deck, vignette) {
  const { ask, kit, words, place, left, frames, stage, held, prefix } = deck;
  if (!frames.has(vignette.id)) {
    const frame = kit.make("div", { role: "group" });
    const how = held ? { peeks: false, commit: deck.turning.commit, stand: (...committed) => keep(deck, ...committed) } : {};
    const name = kit.card({ ask, kit, words, vignette, place, frame, left: left.get(vignette.id), ...how });
    frame.setAttribute("aria-labelledby", name);
    frame.querySelector("h3").setAttribute("aria-describedby", `${prefix}-where`);
    frames.set(vignette.id, frame);
    stage.append(frame);
  }
  return frames.get(vignette.id);
}

/* ---- Held ---- */

/** Say that a choice is taken, and no more: its comparison waits for the second check. */
async function keep({ kit, turning }, card, choice, { focus }) {
  const { make } = kit;
  const heading = make("h4", { tabindex: "-1" }, turning.kept);
  const here = card.stage.contains(document.activeElement) || document.activeElement === document.body;
  const note = kit.choosing.ownNote(card, choice);
  card.stage.replaceChildren(
    make("div", { class: "practicum-comparison practicum-kept" }, heading, make("p", {}, turning.kept_hint), note ?? ""),
  );
  if (focus && here) heading.focus();
}
