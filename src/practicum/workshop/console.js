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
  /** @type {Desk} */
  const desk = {
    press: (message) => press(desk, message),
    choose: () => leave(desk, true),
    shown: model.get("shown"),
    scenes: model.get("scenes"),
    server: model.get("server"),
    decided: model.get("decided"),
    prefix: `practicum-${identity()}`,
    ask: link(model, signal),
    elsewhere: false, // the facilitator has left a finished poll to choose another scene
    door: make("div"),
    count: make("p", { class: "practicum-count" }),
    stage: make("div", { class: "practicum-stage" }),
    status: make("p", { class: "practicum-status", role: "status" }),
    ...{ view, course, words, signal },
  };
  const title = make("h3", { id: `${desk.prefix}-title` }, words.title);
  const frame = root(
    view,
    { class: "practicum-card practicum-console", role: "region", "aria-labelledby": title.id },
    make(
      "div",
      { class: "practicum-console-head" },
      title,
      enlarging(desk, () => frame),
    ),
    ...[desk.status, desk.door, desk.count, desk.stage],
  );
  refresh(desk);
  watch(desk);
}

/**
 * Look at the room now and again: people come, votes come in, the clock runs.
 * @param {Desk} desk
 */
function watch(desk) {
  let waits = false;
  const look = async () => {
    if (waits || document.hidden) return;
    waits = true;
    setTimeout(() => (waits = false), 5 * LOOK); // a kernel that was away is asked again
    await ask(desk, { kind: "look" });
    waits = false;
  };
  const timer = setInterval(look, LOOK);
  desk.signal.addEventListener("abort", () => clearInterval(timer));
  look();
}

/**
 * Do what a button says, and go where it leads.
 * @param {Desk} desk
 * @param {Message} message
 */
async function press(desk, message) {
  const { poll } = desk.shown;
  desk.elsewhere = false;
  await ask(desk, { poll: poll?.id, stage: poll?.stage, ...message });
  desk.stage.querySelector("h4[tabindex], select")?.focus();
}

/**
 * @param {Desk} desk
 * @param {Message} message
 */
async function ask(desk, message) {
  const silent = () => (desk.status.textContent = desk.words.no_kernel);
  const answer = await desk.ask(message, silent, { again: false });
  desk.shown = answer.shown;
  desk.server = answer.server ?? desk.server;
  if (message.kind !== "look" || desk.status.textContent === desk.words.no_kernel)
    desk.status.textContent = answer.remark ?? "";
  refresh(desk);
}

/**
 * @param {Desk} desk
 * @param {boolean} elsewhere
 */
function leave(desk, elsewhere) {
  desk.elsewhere = elsewhere;
  refresh(desk);
  desk.stage.querySelector("select, h4[tabindex]")?.focus();
}

/**
 * Draw what has changed; numbers change in place, so that nothing moves under a finger.
 * @param {Desk} desk
 */
function refresh(desk) {
  const { room, poll, trouble } = desk.shown;
  if (trouble !== (desk.trouble ?? "")) desk.status.textContent = desk.trouble = trouble; // and it goes when it is over
  const reach = JSON.stringify(desk.server);
  if (desk.code !== (room?.code ?? "") || desk.reach !== reach) {
    Object.assign(desk, { code: room?.code ?? "", reach }); // this computer may have come into another network
    desk.door.replaceChildren(...(room ? within(desk, room) : [outside(desk)]));
  }
  const seen = JSON.stringify([desk.code, desk.elsewhere || [poll?.id, poll?.stage, poll?.told, poll?.hands]]);
  if (seen !== desk.seen) {
    desk.seen = seen;
    desk.time = null;
    desk.stage.replaceChildren(...(room ? staged(desk, poll) : []));
    const entry = desk.door.querySelector("details");
    if (entry) entry.open = !poll || desk.elsewhere; // while a poll is on, the screen is the scene's
  }
  count(desk, room, poll);
  clock(desk, poll?.left ?? null);
}

/**
 * @param {Desk} desk
 * @param {RoomShown | null} room
 * @param {PollShown | null} poll
 */
function count({ words, count, elsewhere }, room, poll) {
  const open = poll && !elsewhere && ["first", "second"].includes(poll.stage);
  const text = !room ? "" : fill(open ? words.voted : words.people, room);
  if (count.textContent !== text) count.textContent = text;
}

/** @param {Desk} desk */
function outside({ words, press }) {
  const open = button(words.open, () => press({ kind: "open" }));
  open.classList.add("practicum-primary");
  return make("div", { class: "practicum-part" }, make("p", {}, words.about), open);
}

/**
 * @param {Desk} desk
 * @param {RoomShown} room
 */
function within(desk, room) {
  const { words } = desk;
  const entry = door(desk, room);
  const act = () => desk.press({ kind: "delete" }).then(() => true);
  const deleting = { label: words.delete, ask: words.delete_ask, stop: words.keep, sure: words.delete_sure, act };
  entry.append(twice(deleting));
  return [entry];
}

/**
 * @param {Desk} desk
 * @param {PollShown | null} poll
 */
function staged(desk, poll) {
  const { words, elsewhere } = desk;
  if (!poll || elsewhere) {
    const back = poll
      ? make(
          "div",
          { class: "practicum-row" },
          button(words.back, () => leave(desk, false)),
        )
      : null;
    return [...choosing(desk), ...(back ? [back] : [])];
  }
  const heading = make("h4", { tabindex: "-1", class: "practicum-stage-name" }, words.headings[poll.stage]);
  return [heading, ...drawPoll(desk, poll)];
}

/**
 * Let the console fill the screen, for a projector.
 * @param {Desk} desk
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
