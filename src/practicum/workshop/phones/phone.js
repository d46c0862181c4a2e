// The phones' page: join a room, follow it, vote. It survives a locked phone, a lost connection and a reload.

import { make, root } from "../../widgets/kit.js";
import { guarded } from "../../widgets/link.js";
import { revealed } from "../result.js";
import * as hearing from "./connection.js";
import { form, reminder, sceneOf } from "./voting.js";

const UNSENT = "practicum:vote"; // in this tab's storage: a vote on its way
const HEARD = 6000; // milliseconds in which live words must begin, or a proxy holds them back
const RETRY = 60000; // milliseconds after which live words are tried again where they did not come through
const TICK = 1000; // milliseconds between two looks at the clock
const AGAIN = [1000, 2000, 4000, 8000, 15000]; // milliseconds to the next sending
/** @type {Record<string, string>} */
const ROUNDS = { first: "1", second: "2" };

const words = JSON.parse(document.getElementById("words").textContent);
const { words: said, course } = words.languages;
const view = { el: document.getElementById("room"), words, said, course, level: "h3" }; // a page's headings go down by one
/** @type {Phone} */
const phone = {
  followed: 0,
  told: 0,
  view,
  words,
  room: null,
  own: {},
  unsent: null,
  tries: 0,
  live: null,
  seen: "",
  line: hearing.fresh(),
};
const parts = {
  stage: make("div", { class: "phone-stage" }),
  status: make("p", { class: "practicum-status", role: "status" }),
  line: make("p", { class: "practicum-hint", role: "status" }),
};

/* ---- Ask ---- */

/**
 * Ask the server, and say how the line stands; null where nothing answers.
 * @param {string} path
 * @param {object | null} [body]
 * @param {number} [patience]
 */
async function ask(path, body, patience) {
  const said = await hearing.ask(phone.line, path, body, patience);
  tell();
  return said;
}

/** Say how the line stands: it follows from what was heard, and when. */
function tell() {
  const said = words[hearing.standing(phone.line, Date.now(), isInside())] ?? "";
  if (parts.line.textContent !== said) parts.line.textContent = said;
}

function isInside() {
  return phone.room !== null && phone.room.stage !== "gone";
}

/** Look at the clock: where nothing was heard for too long, looking takes over, and live words are tried again. */
function tick() {
  tell();
  if (!isInside()) return;
  if (!phone.looking && hearing.isQuiet(phone.line, Date.now())) fall();
  if (phone.looking && Math.abs(Date.now() - phone.followed) > RETRY) follow();
}

async function start() {
  root(view, { class: "practicum-card phone" }, make("h1", {}, words.title), parts.stage, parts.status, parts.line);
  phone.unsent = guarded(() => JSON.parse(sessionStorage.getItem(UNSENT) ?? "null"));
  const code = guarded(() => decodeURIComponent(location.hash.slice(1)));
  if (code) history.replaceState(null, "", location.pathname); // so that the code stays in no history
  await (code ? join(code) : look());
  document.addEventListener("visibilitychange", () => document.hidden || wake());
  window.addEventListener("online", wake);
  setInterval(tick, TICK);
  window.addEventListener("hashchange", () => location.hash && location.reload());
}

/** Look again at once: a phone that was locked, or away, has missed what happened. */
function wake() {
  look();
  if (isInside() && (phone.live?.readyState !== EventSource.OPEN || hearing.isQuiet(phone.line, Date.now())))
    follow();
}

async function look() {
  const { told } = phone;
  const answer = await ask("api/room", null, hearing.SOON);
  if (answer?.answer === "seen") {
    if (told === phone.told) enter(answer); // else it may be older than what was told since it was asked
  } else if (answer?.answer === "stranger") {
    if (phone.seen !== "outside") outside(!phone.room ? "" : phone.unsent ? words.gone_unsaved : words.gone_about); // whoever stands there may be typing
  } else if (!phone.room) setTimeout(look, hearing.LOOK);
}

/** @param {string} code */
async function join(code) {
  parts.status.textContent = words.joining;
  const answer = await ask("api/join", { code });
  parts.status.textContent = "";
  const said = answer?.answer;
  if (said !== "seen") {
    if (!said || ["busy", "unsaved", "lost"].includes(said)) knock(code);
    const { crowded, no_room, full, lost, away } = words;
    /** @type {Words} */
    const why = { busy: crowded, unknown: no_room, gone: no_room, closed: full, lost, unsaved: away };
    return outside(why[said] ?? words.apart, code);
  }
  if ((await ask("api/room"))?.answer === "stranger") return outside(words.no_cookie, code);
  enter(answer);
}

/**
 * Try again where many come in at once; each phone after a while of its own.
 * @param {string} code
 */
function knock(code) {
  clearTimeout(phone.knocking);
  phone.knocking = setTimeout(() => phone.room || join(code), hearing.LOOK * (1 + Math.random()));
}

/* ---- Follow ---- */

/** @param {{ room: RoomSeen, own: Phone["own"] }} answer */
function enter({ room, own }) {
  phone.own = own;
  see(room);
  if (!phone.live) follow();
  deliver();
}

/** Hear what happens as it happens; where that does not come through, look now and again. */
function follow() {
  phone.live?.close();
  clearTimeout(phone.patience);
  phone.followed = Date.now();
  const live = new EventSource("api/live");
  phone.live = live;
  phone.patience = setTimeout(fall, HEARD);
  const heard = (/** @type {(data: any) => void} */ act) => (/** @type {MessageEvent} */ event) => {
    if (live !== phone.live) return;
    stopLooking();
    act(event.data);
    tell();
  };
  live.addEventListener(
    "beat",
    heard((/** @type {Store} */ store) => hearing.hear(phone.line, Date.now(), store)),
  );
  live.addEventListener(
    "message",
    heard((/** @type {string} */ data) => {
      hearing.hear(phone.line, Date.now(), "here");
      phone.told++;
      see(JSON.parse(data));
      deliver();
    }),
  );
  live.addEventListener("error", () => {
    hearing.miss(phone.line, Date.now());
    tell();
    if (live.readyState === EventSource.CLOSED && live === phone.live) fall();
  });
}

/** Look now and again instead of listening. */
function fall() {
  phone.live?.close();
  stopLooking();
  phone.looking = setInterval(look, hearing.LOOK);
}

function stopLooking() {
  clearTimeout(phone.patience);
  clearInterval(phone.looking ?? undefined);
  phone.looking = null;
}

/** @param {RoomSeen} room */
function see(room) {
  if (room.poll !== phone.room?.poll) phone.own = phone.room ? {} : phone.own;
  phone.room = room;
  if (room.stage === "gone") {
    phone.live?.close();
    stopLooking();
  }
  const seen = JSON.stringify([room.stage, room.poll]);
  if (seen === phone.seen) return;
  const first = phone.seen === "";
  phone.seen = seen;
  parts.status.textContent = "";
  parts.stage.replaceChildren(...staged(room));
  if (!first) parts.stage.querySelector("h2")?.focus(); // a screen reader hears that the room has gone on
}

/* ---- Draw ---- */

/** @param {string} text */
function heading(text) {
  return make("h2", { tabindex: "-1", class: "phone-heading" }, text);
}

/**
 * @param {RoomSeen} room
 * @returns {Node[]}
 */
function staged(room) {
  const { stage, scene } = room;
  if (stage === "gone") return [heading(words.gone), make("p", {}, words.gone_about), entrance("")];
  if (stage === "waiting") return [heading(words.waiting), ...lines(words.waiting_about, words.pass, words.privacy)];
  const head = heading(words.headings[stage]);
  if (ROUNDS[stage]) return [head, sceneOf(view, scene), ballot(room)];
  if (stage === "revealed") {
    const voted = Object.values(ROUNDS).filter((number) => phone.own[number]);
    const said = voted.map((number) => `${number}. ${reminder(phone, scene, phone.own[number])}`);
    return [head, revealed(view, room.revealed, said), sceneOf(view, scene)];
  }
  const last = stage === "discussing" ? phone.own["1"] : phone.own["2"];
  const about = stage === "discussing" ? words.discussing_about : words.closed_about;
  return [head, ...lines(about, reminder(phone, scene, last)), sceneOf(view, scene)];
}

/** @param {...string} texts */
function lines(...texts) {
  return texts.map((text) => make("p", { dir: "auto" }, text));
}

/** @param {RoomSeen} room */
function ballot(room) {
  const { stage, poll } = room;
  const round = ROUNDS[stage];
  const waiting = phone.unsent?.poll === poll && phone.unsent?.round === round ? phone.unsent : null;
  if (phone.own[round] && !waiting) parts.status.textContent = words.saved;
  return form(phone, room, waiting ?? phone.own[round], (vote) => {
    phone.unsent = { poll, round, ...vote };
    phone.tries = 0; // somebody has pressed: it is said that it is being sent, however often it was tried
    guarded(() => sessionStorage.setItem(UNSENT, JSON.stringify(phone.unsent)));
    deliver();
  });
}

/**
 * Stand before the door: type a code, or hear why there is no way in.
 * @param {string} remark
 * @param {string} [code]
 */
function outside(remark, code = "") {
  phone.live?.close();
  stopLooking();
  Object.assign(phone, { room: null, live: null, seen: "outside" });
  parts.stage.replaceChildren(heading(words.join), ...lines(words.join_about, words.privacy), entrance(code));
  parts.status.textContent = remark;
}

/** @param {string} code */
function entrance(code) {
  const box = make("input", {
    type: "text",
    id: "code",
    value: code,
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    maxlength: "20",
    oninput: () => clearTimeout(phone.knocking),
  });
  const submit = (/** @type {MessageEvent} */ event) => {
    event.preventDefault();
    if (box.value.trim()) join(box.value);
  };
  return make(
    "form",
    { onsubmit: submit },
    make("label", { for: "code" }, words.code),
    box,
    make("button", { type: "submit", class: "practicum-button practicum-primary" }, words.enter),
  );
}

/* ---- Vote ---- */

/** Send the vote that is on its way, until it is answered; it counts once, however often it is sent. */
async function deliver() {
  const vote = phone.unsent;
  clearTimeout(phone.waiting);
  if (!vote || phone.sending) return;
  phone.sending = true;
  if (!phone.tries) parts.status.textContent = words.sending;
  const answer = (await ask("api/ballot", vote))?.answer ?? "unsaved";
  phone.sending = false;
  if (answer === "saved") {
    phone.told++;
    phone.own[vote.round] = { option: vote.option, sureness: vote.sureness };
  }
  if (phone.unsent !== vote) return deliver(); // it was changed meanwhile
  if (["stranger", "gone"].includes(answer)) return outside(words.gone_unsaved);
  /** @type {Words} */
  const again = { busy: words.busy, unsaved: words.unsent, lost: words.unsent_lost };
  if (!again[answer]) return settle(vote, answer);
  parts.status.textContent = again[answer];
  phone.waiting = setTimeout(deliver, AGAIN[Math.min(phone.tries++, AGAIN.length - 1)]);
}

/**
 * Say what became of a vote.
 * @param {Casting} vote
 * @param {string} answer
 */
function settle(vote, answer) {
  phone.tries = 0;
  phone.unsent = null;
  guarded(() => sessionStorage.removeItem(UNSENT));
  parts.status.textContent =
    { saved: words.saved, closed: words.late }[answer] ??
    (vote.poll === phone.room?.poll ? words.refused : words.late);
  const button = parts.stage.querySelector("form button");
  if (button && answer === "saved") button.textContent = words.change;
}

start();
