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
    deck.lines,
    deck.held ? looking(deck) : null,
    deck.cards.length ? [bar(deck), deck.stage, deck.end, turns(deck)] : null,
    kit.reminders ? kit.reminders(deck, model.get("parting")) : null,
    kit.parting ? kit.parting(deck, model.get("parting")) : null,
  );
  say(deck, model.get("lines"));
  if (deck.cards.length) start(deck);
}

function say({ kit, lines }, texts) {
  lines.replaceChildren(...texts.map((line) => kit.make("p", { dir: "auto" }, line)));
}

function places(make, prefix) {
  return {
    where: make("p", { class: "practicum-where", id: `${prefix}-where` }),
    count: make("p", { class: "practicum-hint" }),
    marks: make("div", { class: "practicum-marks", "aria-hidden": "true" }),
    stage: make("div"),
    lines: make("div", { class: "practicum-lines" }),
    end: make("p", { class: "practicum-end", role: "status" }),
  };
}

/** Watch the answers go by, so that the count is true whatever a card shows by then. */
function watched(deck, ask) {
  return async (message, ...how) => {
    const answer = await ask(message, ...how);
    if (message.kind === "commit" && answer.kind === "saved") {
      deck.done.add(message.vignette);
      standing(deck);
      deck.saved?.();
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

function standing(deck) {
  const { kit, cards, done, at, count, marks, end, turning } = deck;
  end.textContent = at === cards.length - 1 ? ending(deck) : "";
  if (deck.see) deck.see.hidden = !deck.held || !done.size;
  count.textContent = kit.fill(turning.on_record, { done: done.size, all: cards.length });
  const mark = ({ id }, index) =>
    kit.make("span", { class: index === at ? "practicum-mark-here" : "" }, kit.sign(done.has(id) ? 1 : 0));
  marks.replaceChildren(...cards.map(mark));
}

/** Say at the last scene that it is the last, and which others are still open. */
function ending({ kit, cards, done, at, turning }) {
  const last = done.has(cards[at].id) ? turning.was_last : turning.at_last;
  const open = cards.flatMap(({ id }, index) => (done.has(id) || index === at ? [] : [index + 1]));
  return open.length ? `${last} ${kit.fill(turning.still_open, { numbers: open.join(", ") })}` : last;
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

/** Build the button that asks whether the comparisons still wait; it is there once there is something to compare. */
function looking(deck) {
  const { make } = deck.kit;
  const status = make("p", { class: "practicum-status", role: "status" });
  const look = async () => {
    const answer = await deck.ask({ kind: "look" }, () => (status.textContent = deck.turning.no_kernel), { again: false });
    status.textContent = answer.remark;
    if (deck.held && !answer.state.held) open(deck, answer.state);
  };
  deck.see = make("button", { type: "button", class: "practicum-button", onclick: look }, deck.turning.see);
  return [make("div", { class: "practicum-row practicum-see" }, deck.see), status];
}

/** Draw the cards anew, now with their comparisons. */
function open(deck, { lines, left }) {
  deck.held = false;
  deck.left = new Map(Object.entries(left));
  deck.left.forEach((_, id) => deck.done.add(id));
  deck.frames.clear();
  deck.stage.replaceChildren();
  say(deck, lines);
  go(deck, 0);
}

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
