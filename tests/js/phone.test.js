// What a phone knows of its line to the room, and the clock of a poll.

import assert from "node:assert/strict";
import test, { mock } from "node:test";
import {
  ANSWER,
  ask,
  fresh,
  hear,
  isQuiet,
  miss,
  QUIET,
  standing,
} from "../../src/practicum/workshop/phones/connection.js";
import { clock, minutesOf } from "../../src/practicum/workshop/poll_stages.js";

const BEGUN = 1e12;

test("what a phone says of its line follows from what it has heard", () => {
  const line = fresh();
  const said = [];
  const note = (now, inside = true) => said.push(standing(line, now, inside));

  hear(line, BEGUN, "here");
  for (const later of [0, QUIET, QUIET + 1, -QUIET - 1]) note(BEGUN + later);
  note(BEGUN + QUIET + 1, false);
  assert.deepEqual(said.splice(0), ["connected", "connected", "apart", "apart", ""]);

  miss(line, BEGUN + 10);
  note(BEGUN + 11);
  note(BEGUN + 11, false);
  hear(line, BEGUN + 20);
  note(BEGUN + 21);
  for (const store of ["lost", "away", "here"]) {
    hear(line, BEGUN + 30, store);
    note(BEGUN + 31);
  }
  assert.deepEqual(said, ["apart", "apart", "connected", "lost", "away", "connected"]);
});

test("a clock that was set back counts as a long silence", () => {
  const line = fresh();
  hear(line, BEGUN);

  assert.ok(!isQuiet(line, BEGUN - QUIET));
  assert.ok(isQuiet(line, BEGUN - QUIET - 1));
});

test("a miss after a clock was set back is still a miss", () => {
  const line = fresh();
  hear(line, BEGUN);
  miss(line, BEGUN - 5000);

  assert.equal(standing(line, BEGUN - 5000, true), "apart");
});

test("an answer of ours is heard, with what it tells of the place of votes", async () => {
  const answers = { seen: "here", lost: "lost", unsaved: "away", busy: "away" }; // busy tells nothing of it
  const line = fresh();
  for (const [answer, store] of Object.entries(answers)) {
    mock.method(globalThis, "fetch", async () => Response.json({ answer }));
    assert.deepEqual(await ask(line, "api/room"), { answer });
    assert.equal(line.store, store);
  }
  assert.equal(standing(line, Date.now(), true), "away");
});

test("what is no answer of ours counts as nothing heard", async () => {
  const odd = [
    () => Response.json({ login: "here" }),
    () => new Response("<html>"),
    () => Promise.reject(new Error("no line")),
  ];
  for (const answer of odd) {
    const line = fresh();
    mock.method(globalThis, "fetch", async () => answer());
    assert.equal(await ask(line, "api/room"), null);
    assert.equal(standing(line, Date.now(), false), "apart");
  }
});

test("an answer that does not come in its time is not waited for", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const line = fresh();
  const never = (_, { signal }) =>
    new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  mock.method(globalThis, "fetch", never);
  const asked = ask(line, "api/ballot", { option: "ask" });

  mock.timers.tick(ANSWER);

  assert.equal(await asked, null);
  mock.timers.reset();
});

test("a vote is posted as JSON, and a look is not posted", async () => {
  const asked = [];
  mock.method(globalThis, "fetch", async (path, how) => {
    asked.push([path, how.method, how.body]);
    return Response.json({ answer: "saved" });
  });
  await ask(fresh(), "api/room", null);
  await ask(fresh(), "api/ballot", { option: "ask" });

  assert.deepEqual(asked, [
    ["api/room", undefined, undefined],
    ["api/ballot", "POST", '{"option":"ask"}'],
  ]);
});

test("the clock of a talk counts down, ends, and is silent before it starts", () => {
  const time = { textContent: "" };
  const words = { timer_left: "{minutes}:{seconds} left", timer_over: "Time is over" };
  const said = [125, 60, 9, 0, null].map((left) => {
    clock({ words, time }, left);
    return time.textContent;
  });

  assert.deepEqual(said, ["2:05 left", "1:00 left", "0:09 left", "Time is over", ""]);
  assert.deepEqual(minutesOf(3599), { minutes: 59, seconds: "59" });
});
