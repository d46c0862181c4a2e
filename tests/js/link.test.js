// How a view talks to the kernel.

import assert from "node:assert/strict";
import test, { mock } from "node:test";
import { identity, insist, link, unsent } from "../../src/practicum/widgets/link.js";

/** A model that keeps what is sent, and answers when the test says so. */
function kernel() {
  const sent = [];
  let heard;
  const model = { send: (message) => sent.push(message), on: (_, hear) => (heard = hear), get: () => null };
  return { model, sent, answer: (message) => heard(message) };
}

/** A tab's storage as browsers have it: its keys are its own properties. */
function storage() {
  const methods = {
    getItem: (key) => kept[key] ?? null,
    setItem: (key, text) => (kept[key] = String(text)),
    removeItem: (key) => delete kept[key],
  };
  const kept = Object.create(methods);
  return kept;
}

test.beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"] }));
test.afterEach(() => mock.timers.reset());

test("something is done at once and again, ever less often, until it is stopped", () => {
  const times = [];
  const stop = insist(() => times.push(Date.now()), true);

  for (let passed = 0; passed < 100_000; passed += 500) mock.timers.tick(500);
  stop();
  mock.timers.tick(100_000);

  assert.deepEqual(times, [0, 1500, 4500, 10_500, 22_500, 46_500, 76_500]);
});

test("a message is sent again until its answer comes, under one id", async () => {
  const { model, sent, answer } = kernel();
  const asked = link(model, new AbortController().signal)({ kind: "select", option: "wait" });
  mock.timers.tick(1500);
  assert.equal(sent.length, 2);

  answer({ re: "another", kind: "said" });
  answer({ re: sent[0].id, kind: "said" });

  assert.deepEqual(await asked, { re: sent[0].id, kind: "said" });
  mock.timers.tick(100_000);
  assert.equal(sent.length, 2);
  assert.deepEqual(sent[0], sent[1]);
});

test("silence is told once, after four seconds, and an answer still counts", async () => {
  const { model, sent, answer } = kernel();
  let silences = 0;
  const asked = link(model, new AbortController().signal)({ kind: "look" }, () => silences++, { again: false });
  mock.timers.tick(3999);
  assert.equal(silences, 0);
  mock.timers.tick(100_000);

  assert.deepEqual([silences, sent.length], [1, 1]);
  answer({ re: sent[0].id, kind: "late" });
  assert.equal((await asked).kind, "late");
});

test("a message that is on its way is not asked a second time", () => {
  const { model, sent } = kernel();
  const ask = link(model, new AbortController().signal);

  assert.equal(ask({ kind: "commit", id: "one" }), ask({ kind: "commit", id: "one" }));
  assert.equal(sent.length, 1);
});

test("a view that is gone sends nothing more, and says nothing", () => {
  const { model, sent } = kernel();
  const gone = new AbortController();
  let silences = 0;
  link(model, gone.signal)({ kind: "commit" }, () => silences++);

  gone.abort();
  mock.timers.tick(100_000);

  assert.deepEqual([sent.length, silences], [1, 0]);
});

test("a kernel that is gone takes nothing, and the view goes on", async () => {
  for (const send of [
    () => {
      throw new Error("the comm is closed");
    },
    () => Promise.reject(new Error("the comm is closed")),
  ]) {
    const { model } = kernel();
    link({ ...model, send }, new AbortController().signal)({ kind: "look" });
    mock.timers.tick(10_000);
  }
});

test("choices on their way outlive the page, in the order of their commits, by place", () => {
  globalThis.sessionStorage = storage();
  const here = unsent("a:b");
  here.keep({ id: "first", option: "wait" });
  mock.timers.tick(1);
  unsent("a:c").keep({ id: "elsewhere", option: "ask" });
  here.keep({ id: "second", option: "ask" });

  assert.deepEqual(
    here.all().map(({ id }) => id),
    ["first", "second"],
  );
  here.drop("first");
  assert.deepEqual(
    here.all().map(({ id }) => id),
    ["second"],
  );
  unsent("a").dropAll();
  assert.deepEqual([here.all(), unsent("a:c").all()], [[], []]);
});

test("a browser that forbids storage takes nothing away but the keeping", () => {
  globalThis.sessionStorage = new Proxy(
    {},
    { get: () => assert.fail("forbidden"), ownKeys: () => assert.fail("forbidden") },
  );
  const here = unsent("a:b");

  here.keep({ id: "first" });
  here.drop("first");
  here.dropAll();

  assert.deepEqual(here.all(), []);
});

test("an id is a random UUID of version 4", () => {
  const ids = Array.from({ length: 100 }, identity);

  assert.equal(new Set(ids).size, 100);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
