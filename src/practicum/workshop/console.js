// The facilitator's console: the door of the room, the count, and the poll that the room is at.

const LOOK = 2000; // milliseconds between two looks at the room, while somebody can see the page

export default {
  initialize: ({ model }) => ({ draw, words: model.get("words") }),
};

function draw({ model, el, signal, kit, words }) {
  const { make } = kit;
  const desk = {
    shown: model.get("shown"),
    scenes: model.get("scenes"),
    server: model.get("server"),
    decided: model.get("decided"),
    prefix: `practicum-${kit.identity()}`,
    ask: kit.link(model, signal),
    elsewhere: false, // the facilitator has left a finished poll to choose another scene
    door: make("div"),
    count: make("p", { class: "practicum-count" }),
    stage: make("div", { class: "practicum-stage" }),
    status: make("p", { class: "practicum-status", role: "status" }),
    ...{ kit, words, signal },
  };
  desk.press = (message) => press(desk, message);
  desk.choose = () => leave(desk, true);
  const title = make("h3", { id: `${desk.prefix}-title` }, words.title);
  const frame = kit.root(
    el,
    { class: "practicum-card practicum-console", role: "region", "aria-labelledby": title.id },
    make("div", { class: "practicum-console-head" }, title, enlarging(desk, () => frame)),
    ...[desk.status, desk.door, desk.count, desk.stage],
  );
  refresh(desk);
  watch(desk);
}

/** Look at the room now and again: people come, votes come in, the clock runs. */
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

/** Do what a button says, and go where it leads. */
async function press(desk, message) {
  const { poll } = desk.shown;
  desk.elsewhere = false;
  await ask(desk, { poll: poll?.id, stage: poll?.stage, ...message });
  desk.stage.querySelector("h4[tabindex], select")?.focus();
}

async function ask(desk, message) {
  const silent = () => (desk.status.textContent = desk.words.no_kernel);
  const answer = await desk.ask(message, silent, { again: false });
  desk.shown = answer.shown;
  desk.server = answer.server ?? desk.server;
  if (message.kind !== "look" || desk.status.textContent === desk.words.no_kernel) desk.status.textContent = answer.remark ?? "";
  refresh(desk);
}

function leave(desk, elsewhere) {
  desk.elsewhere = elsewhere;
  refresh(desk);
  desk.stage.querySelector("select, h4[tabindex]")?.focus();
}

/** Draw what has changed; numbers change in place, so that nothing moves under a finger. */
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
  desk.kit.stages.clock(desk, poll?.left ?? null);
}

function count({ kit, words, count, elsewhere }, room, poll) {
  const open = poll && !elsewhere && ["first", "second"].includes(poll.stage);
  const text = !room ? "" : kit.fill(open ? words.voted : words.people, room);
  if (count.textContent !== text) count.textContent = text;
}

function outside({ kit, words, press }) {
  const open = kit.button(kit, words.open, () => press({ kind: "open" }));
  open.classList.add("practicum-primary");
  return kit.make("div", { class: "practicum-part" }, kit.make("p", {}, words.about), open);
}

function within(desk, room) {
  const { kit, words } = desk;
  const door = kit.door(desk, room);
  const act = () => desk.press({ kind: "delete" }).then(() => true);
  const deleting = { label: words.delete, ask: words.delete_ask, stop: words.keep, sure: words.delete_sure, act };
  door.append(kit.twice(kit, deleting));
  return [door];
}

function staged(desk, poll) {
  const { kit, words, elsewhere } = desk;
  if (!poll || elsewhere) {
    const back = poll ? kit.make("div", { class: "practicum-row" }, kit.button(kit, words.back, () => leave(desk, false))) : null;
    return [...kit.stages.choosing(desk), ...(back ? [back] : [])];
  }
  const heading = kit.make("h4", { tabindex: "-1", class: "practicum-stage-name" }, words.headings[poll.stage]);
  return [heading, ...kit.stages.poll(desk, poll).filter(Boolean)];
}

/** Let the console fill the screen, for a projector. */
function enlarging({ kit, words }, frame) {
  if (!document.fullscreenEnabled) return null;
  const button = kit.button(kit, words.enlarge, () => (document.fullscreenElement ? document.exitFullscreen() : frame().requestFullscreen()));
  document.addEventListener("fullscreenchange", () => (button.textContent = document.fullscreenElement ? words.reduce : words.enlarge));
  return button;
}
