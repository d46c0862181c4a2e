// The browser edition's service worker: what it keeps, and what it gives out of what is kept.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { listeners, plain, run } from "./scripts.js";

const HERE = "https://here.example/teaching/course/";
const FILES = { "app.js": "let a;", "notebooks/index.html": "<html>a page</html>" };
const LIST = Object.fromEntries(
  Object.entries(FILES).map(([name, text]) => [
    name,
    [Buffer.byteLength(text), createHash("sha256").update(text).digest("hex")],
  ]),
);

/** A cache as browsers have it: answers by address, their query left aside. */
class Cache {
  answers = new Map();
  name = (request) => (request.url ?? request).split("?")[0];
  match = async (request) => this.answers.get(this.name(request))?.clone();
  put = async (request, answer) => void this.answers.set(this.name(request), answer);
  delete = async (request) => this.answers.delete(this.name(request));
  keys = async () => [...this.answers.keys()].map((url) => new Request(url));
}

/** Open the worker beside a server, which answers by the rest of an address; "" is no network. */
function worker(server) {
  const cache = new Cache();
  const asked = [];
  const told = [];
  const self = { ...listeners(), clients: { matchAll: async () => [{ postMessage: (data) => told.push(data) }] } };
  const fetch = async (request) => {
    const path = (request.url ?? String(request)).slice(HERE.length);
    asked.push(path);
    const answer = server[path];
    if (answer === undefined) throw new TypeError("no network");
    return typeof answer === "number" ? new Response("no", { status: answer }) : new Response(answer);
  };
  const globals = { self, fetch, caches: { open: async () => cache }, location: { href: `${HERE}worker.js` } };
  const heard = async () => new Promise(setImmediate).then(() => told); // pages are told by the way
  return { ...run(["check.js", "worker.js"], globals), cache, asked, told: heard };
}

function served(files = FILES) {
  const all = Object.entries({ ...files, "files.json": JSON.stringify(LIST) });
  return Object.fromEntries(all.map(([name, text]) => [`v-1/${name}`, text]));
}

const request = (path) => new Request(HERE + path);

test("an address belongs to a version or to the door", () => {
  const { placeOf } = worker({});
  const place = (path) => JSON.stringify(placeOf(HERE + path));

  assert.equal(place("v-1/static/a%20b.js?x=1#y"), '{"version":"v-1","name":"static/a b.js"}');
  for (const door of ["", "index.html", "version.json", "worker.js", "v-1"]) assert.equal(place(door), undefined);
});

test("a file is kept once it is what the list says, and given without a network then", async () => {
  const server = served();
  const { keptFirst, asked } = worker(server);

  assert.equal(await (await keptFirst(request("v-1/app.js"))).text(), FILES["app.js"]);
  for (const name of Object.keys(server)) delete server[name];
  assert.equal(await (await keptFirst(request("v-1/app.js?v=2"))).text(), FILES["app.js"]);
  assert.deepEqual(asked, ["v-1/files.json", "v-1/app.js"]);
});

test("what came in a file's place is not kept, and no strange page stands for a script", async () => {
  const { keptFirst, cache, told } = worker(served({ ...FILES, "app.js": "let b;" }));
  const answer = await keptFirst(request("v-1/app.js"));

  assert.equal(await answer.text(), "let b;"); // it may be a newer browser's doing: the page must see to it
  assert.equal(await cache.match(request("v-1/app.js")), undefined);
  assert.deepEqual(plain(await told()), [{ missing: { file: "app.js", why: "other", status: 0 } }]);
});

test("a refused file is told with what was answered", async () => {
  const { keptFirst, told } = worker({ ...served(), "v-1/app.js": 403 });
  const answer = await keptFirst(request("v-1/app.js"));

  assert.equal(answer.status, 403);
  assert.deepEqual(plain(await told()), [{ missing: { file: "app.js", why: "refused", status: 403 } }]);
});

test("a kept file that is not what the list says is dropped and asked for anew", async () => {
  const { keptFirst, cache } = worker(served());
  await cache.put(request("v-1/app.js"), new Response("spoilt"));

  assert.equal(await (await keptFirst(request("v-1/app.js"))).text(), FILES["app.js"]);
  assert.equal(await (await cache.match(request("v-1/app.js"))).text(), FILES["app.js"]);
});

test("what is not on the list is handed on and kept nowhere", async () => {
  const { keptFirst, cache } = worker({ ...served(), "v-1/api/contents": "{}" });

  assert.equal(await (await keptFirst(request("v-1/api/contents"))).text(), "{}");
  assert.equal(await cache.match(request("v-1/api/contents")), undefined);
});

test("the door is the server's while there is a network, and the kept one without", async () => {
  const server = { "version.json": '{"stamp": "v-1"}' };
  const { freshFirst } = worker(server);
  const stamp = async () => (await (await freshFirst(request("version.json"))).json()).stamp;

  assert.equal(await stamp(), "v-1");
  server["version.json"] = '{"stamp": "v-2"}';
  assert.equal(await stamp(), "v-2");
  server["version.json"] = "<html>Log in to this network</html>";
  assert.equal(await stamp(), "v-2");
  delete server["version.json"];
  assert.equal(await stamp(), "v-2");
});

test("a door that the server has taken away is gone", async () => {
  const server = { "index.html": "<html><script id=practicum-door></script></html>" };
  const { freshFirst } = worker(server);
  await freshFirst(request("index.html"));
  server["index.html"] = 404;

  assert.equal((await freshFirst(request("index.html"))).status, 404);
});

test("a whole version is kept for a time without a network, and other versions go", async () => {
  const { keepAll, cache } = worker({ ...served(), "version.json": '{"stamp": "v-1"}' });
  await cache.put(`${HERE}v-0/app.js`, new Response("old"));
  const names = ["files.json", ...Object.keys(FILES)].map((name) => `${HERE}v-1/${name}`);

  assert.equal(await keepAll([...names, `${HERE}version.json`]), true);
  assert.deepEqual((await cache.keys()).map(({ url }) => url.slice(HERE.length)).toSorted(), [
    "v-1/app.js",
    "v-1/files.json",
    "v-1/notebooks/index.html",
    "version.json",
  ]);
});

test("a version of which a file does not come is not whole", async () => {
  const { keepAll } = worker({ ...served(), "v-1/app.js": 500 });

  assert.equal(await keepAll([`${HERE}v-1/app.js`, `${HERE}v-1/notebooks/index.html`]), false);
});
