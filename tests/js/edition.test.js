// The browser edition's part of JupyterLite: what it keeps of the passport, and what it hears of other tabs.

import assert from "node:assert/strict";
import test, { mock } from "node:test";
import { listeners, plain, run } from "./scripts.js";

const LINE = "practicum:passport:/teaching/course/:";

function line(id, at) {
  return JSON.stringify({ id, at });
}

/** Open the script on a page, with a storage that holds `kept` and has room for `room` lines. */
function edition(kept = {}, room = Number.POSITIVE_INFINITY, page = "01.ipynb") {
  const methods = {
    getItem: (key) => localStorage[key] ?? null,
    setItem: (key, text) => {
      if (Object.keys(localStorage).length >= room) throw new Error("QuotaExceededError");
      localStorage[key] = text;
    },
    removeItem: (key) => delete localStorage[key],
  };
  const localStorage = Object.assign(Object.create(methods), kept);
  const told = [];
  const window = listeners();
  const document = { dispatchEvent: ({ type, detail }) => told.push([type, detail]) };
  class CustomEvent {
    constructor(type, { detail }) {
      Object.assign(this, { type, detail });
    }
  }
  const location = { href: `https://here.example/teaching/course/v-1/notebooks/index.html?path=${page}` };
  const timers = { setTimeout: (...how) => setTimeout(...how) };
  return {
    ...run(["extension/static/edition.js"], { localStorage, window, document, CustomEvent, location, ...timers }),
    localStorage,
    told,
  };
}

test("lines are given oldest first, those of this course alone", () => {
  const { kept } = edition({
    [`${LINE}b`]: line("b", "2026-11-02T08:00:00Z"),
    [`${LINE}a`]: line("a", "2026-11-01T08:00:00Z"),
    "practicum:passport:/another/:c": line("c", "2026-11-01T08:00:00Z"),
    other: "site",
  });

  assert.deepEqual(
    plain(kept()).map((text) => JSON.parse(text).id),
    ["a", "b"],
  );
});

test("a line that cannot be read is given all the same", () => {
  const { kept } = edition({ [`${LINE}x`]: "torn", [`${LINE}a`]: line("a", "2026-11-01T08:00:00Z") });

  assert.equal(kept().length, 2);
});

test("what is written is kept under its id, and what is deleted goes", () => {
  const { keep, kept, told } = edition({ [`${LINE}old`]: line("old", "2026") });

  assert.equal(keep({ added: [line("new", "2027"), "torn"], gone: [line("old", "2026")] }), true);

  assert.deepEqual(plain(kept()).toSorted(), [line("new", "2027"), "torn"].toSorted());
  assert.deepEqual(plain(told), [["practicum:kept", { gone: true }]]);
});

test("a line told twice is kept once", () => {
  const { keep, kept } = edition();

  for (const _ of "12") keep({ added: [line("one", "2026")], gone: [] });

  assert.equal(kept().length, 1);
});

test("what does not fit is not kept by halves, and nothing is deleted for it", () => {
  const { keep, kept, told } = edition({ [`${LINE}old`]: line("old", "2026") }, 2);

  assert.equal(keep({ added: [line("a", "2027"), line("b", "2027")], gone: [line("old", "2026")] }), false);

  assert.deepEqual(plain(kept()), [line("old", "2026")]);
  assert.equal(told[0][0], "practicum:unkept");
});

test("whether anything can be kept at all is tried, and leaves nothing", () => {
  const open = edition();

  assert.equal(open.works(), true);
  assert.deepEqual(Object.keys(open.localStorage), []);
  assert.equal(edition({}, 0).works(), null);
});

test("news of other tabs are passed on in one piece, those of this course alone", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { listen, window } = edition();
  const passed = [];
  listen((news) => passed.push(plain(news)));
  const change = (key, oldValue, newValue) => window.tell("storage", { key, oldValue, newValue });

  change(`${LINE}a`, null, "added");
  change(`${LINE}b`, "gone", null);
  change(`${LINE}c`, "before", "after");
  change("other", null, "site");
  change(null, null, null); // everything was cleared
  assert.deepEqual(passed, []);
  mock.timers.tick(50);
  change(`${LINE}d`, null, "later");
  mock.timers.tick(50);
  change(`${LINE}probe`, null, ""); // it was only tried whether anything can be kept
  mock.timers.tick(50);

  assert.deepEqual(passed, [
    { added: ["added", "after"], gone: ["gone", "before"] },
    { added: ["later"], gone: [] },
  ]);
  mock.timers.reset();
});

test("a link names its notebook by itself, by JupyterLab's command, or by its address", () => {
  const { named } = edition();
  const link = (dataset, href) => named({ dataset, getAttribute: () => href });

  assert.equal(link({ practicumNotebook: "02_limits.ipynb" }), "02_limits.ipynb");
  assert.equal(link({ commandlinkerArgs: '{"path": "further/03.ipynb"}' }, "#"), "further/03.ipynb");
  assert.equal(link({ commandlinkerArgs: "torn" }, "further/04.ipynb#end"), "further/04.ipynb");
  assert.equal(link({}, "#end"), undefined);
  assert.equal(link({}, "https://example.org/"), undefined);
  assert.equal(link({}, null), undefined);
});

test("a link on a page in a folder is followed as seen from there", () => {
  const { named } = edition({}, undefined, "further/12_scenes.ipynb");
  const link = (dataset, href) => named({ dataset, getAttribute: () => href });

  assert.equal(link({ practicumNotebook: "../02_limits.ipynb" }), "02_limits.ipynb");
  assert.equal(link({ practicumNotebook: "13_more.ipynb" }), "further/13_more.ipynb");
  assert.equal(link({}, "../00_start.ipynb#kept"), "00_start.ipynb");
  assert.equal(link({ commandlinkerArgs: '{"path": "further/14.ipynb"}' }, "#"), "further/14.ipynb");
  const files = "https://here.example/teaching/course/v-1/files/"; // where JupyterLite says that a file lies
  assert.equal(link({}, `${files}02.ipynb`), "02.ipynb");
  assert.equal(link({}, `${files}further/13.ipynb#end`), "further/13.ipynb");
  assert.equal(link({}, "https://elsewhere.example/files/02.ipynb"), undefined);
});
