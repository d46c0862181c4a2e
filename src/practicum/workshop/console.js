// The facilitator's console: the door of the room, the count, and the poll that the room is at.

import { button, twice } from "../widgets/buttons.js";
import { make, root } from "../widgets/kit.js";
import { identity, link } from "../widgets/link.js";
import { fill } from "../widgets/rules.js";
import { choosing, clock, drawPoll } from "./poll_stages.js";
import { door } from "./room_door.js";

const LOOK = 2000; // milliseconds between two looks at the room, while somebody can see the page

/** @param {View} view */
export function draw(view) {
  const {
    model,
    signal,
    course,
    words: { console: words },
  } = view;
  /** @type {ConsoleState} */
  const state = {
    press: (message) => press(state, message),
    choose: () => leave(state, true),
    shown: model.get("shown"),
    scenes: model.get("scenes"),
    server: model.get("server"),
    surenesses: model.get("surenesses"),
    prefix: `practicum-${identity()}`,
    ask: link(model, signal),
    elsewhere: false, // the facilitator has left a finished poll to choose another scene
    door: make("div"),
    count: make("p", { class: "practicum-count" }),
    stage: make("div", { class: "practicum-stage" }),
    status: make("p", { class: "practicum-status", role: "status" }),
    ...{ view, course, words, signal },
  };
  const title = make("h3", { id: `${state.prefix}-title` }, words.title);
  const frame = root(
    view,
    { class: "practicum-card practicum-console", role: "region", "aria-labelledby": title.id },
    make(
      "div",
      { class: "practicum-console-head" },
      title,
      enlarging(state, () => frame),
    ),
    ...[state.status, state.door, state.count, state.stage],
  );
  refresh(state);
  watch(state);
}

/**
 * Look at the room now and again: people come, votes come in, the clock runs.
 * @param {ConsoleState} state
 */
function watch(state) {
  let waits = false;
  const look = async () => {
    if (waits || document.hidden) return;
    waits = true;
    setTimeout(() => (waits = false), 5 * LOOK); // a kernel that was away is asked again
    await ask(state, { kind: "look" });
    waits = false;
  };
  const timer = setInterval(look, LOOK);
  state.signal.addEventListener("abort", () => clearInterval(timer));
  look();
}

/**
 * Do what a button says, and go where it leads.
 * @param {ConsoleState} state
 * @param {Message} message
 */
async function press(state, message) {
  const { poll } = state.shown;
  state.elsewhere = false;
  await ask(state, { poll: poll?.id, stage: poll?.stage, ...message });
  state.stage.querySelector("h4[tabindex], select")?.focus();
}

/**
 * @param {ConsoleState} state
 * @param {Message} message
 */
async function ask(state, message) {
  const silent = () => (state.status.textContent = state.words.no_kernel);
  const answer = await state.ask(message, silent, { again: false });
  state.shown = answer.shown;
  state.server = answer.server ?? state.server;
  if (message.kind !== "look" || state.status.textContent === state.words.no_kernel)
    state.status.textContent = answer.remark ?? "";
  refresh(state);
}

/**
 * @param {ConsoleState} state
 * @param {boolean} elsewhere
 */
function leave(state, elsewhere) {
  state.elsewhere = elsewhere;
  refresh(state);
  state.stage.querySelector("select, h4[tabindex]")?.focus();
}

/**
 * Draw what has changed; numbers change in place, so that nothing moves under a finger.
 * @param {ConsoleState} state
 */
function refresh(state) {
  const { room, poll, trouble } = state.shown;
  if (trouble !== (state.trouble ?? "")) state.status.textContent = state.trouble = trouble; // and it goes when it is over
  const reach = JSON.stringify(state.server);
  if (state.code !== (room?.code ?? "") || state.reach !== reach) {
    Object.assign(state, { code: room?.code ?? "", reach }); // this computer may have come into another network
    state.door.replaceChildren(...(room ? within(state, room) : [outside(state)]));
  }
  const seen = JSON.stringify([state.code, state.elsewhere || [poll?.id, poll?.stage, poll?.told, poll?.hands]]);
  if (seen !== state.seen) {
    state.seen = seen;
    state.time = null;
    state.stage.replaceChildren(...(room ? staged(state, poll) : []));
    const entry = state.door.querySelector("details");
    if (entry) entry.open = !poll || state.elsewhere; // while a poll is on, the screen is the scene's
  }
  count(state, room, poll);
  clock(state, poll?.left ?? null);
}

/**
 * @param {ConsoleState} state
 * @param {RoomShown | null} room
 * @param {PollShown | null} poll
 */
function count({ words, count, elsewhere }, room, poll) {
  const open = poll && !elsewhere && ["first", "second"].includes(poll.stage);
  const text = !room ? "" : fill(open ? words.voted : words.people, room);
  if (count.textContent !== text) count.textContent = text;
}

/** @param {ConsoleState} state */
function outside({ words, press }) {
  const open = button(words.open, () => press({ kind: "open" }));
  open.classList.add("practicum-primary");
  return make("div", { class: "practicum-part" }, make("p", {}, words.about), open);
}

/**
 * @param {ConsoleState} state
 * @param {RoomShown} room
 */
function within(state, room) {
  const { words } = state;
  const entry = door(state, room);
  const act = () => state.press({ kind: "delete" }).then(() => true);
  const deleting = { label: words.delete, ask: words.delete_ask, stop: words.keep, sure: words.delete_sure, act };
  entry.append(twice(deleting));
  return [entry];
}

/**
 * @param {ConsoleState} state
 * @param {PollShown | null} poll
 */
function staged(state, poll) {
  const { words, elsewhere } = state;
  if (!poll || elsewhere) {
    const back = poll
      ? make(
          "div",
          { class: "practicum-row" },
          button(words.back, () => leave(state, false)),
        )
      : null;
    return [...choosing(state), ...(back ? [back] : [])];
  }
  const heading = make("h4", { tabindex: "-1", class: "practicum-stage-name" }, words.headings[poll.stage]);
  return [heading, ...drawPoll(state, poll)];
}

/**
 * Let the console fill the screen, for a projector.
 * @param {ConsoleState} state
 * @param {() => HTMLElement} frame
 */
function enlarging({ words }, frame) {
  if (!document.fullscreenEnabled) return null;
  const large = button(words.enlarge, () =>
    document.fullscreenElement ? document.exitFullscreen() : frame().requestFullscreen(),
  );
  document.addEventListener(
    "fullscreenchange",
    () => (large.textContent = document.fullscreenElement ? words.reduce : words.enlarge),
  );
  return large;
}
