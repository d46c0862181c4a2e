// When a start does not go on: what a list of files is, whether a file is the one that was made, what is looked for first.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { hold, listIn } from "../../src/practicum/editions/browser/check.js";

globalThis.location = new URL("https://here.example/course/v-1/notebooks/index.html?path=01.ipynb");
const { inOrder } = await import("../../src/practicum/editions/browser/trouble.js");

const TEXT = "let a;";
const SUM = createHash("sha256").update(TEXT).digest("hex");

test("a list of files holds bytes and sums; anything else is refused", () => {
  assert.deepEqual(listIn(`{"app.js": [6, "${SUM}"]}`), { "app.js": [6, SUM] });
  for (const text of [
    "null",
    "[]",
    '{"a": 1}',
    '{"a": [6]}',
    `{"a": ["6", "${SUM}"]}`,
    '{"a": [6, "short"]}',
    "<html>",
  ])
    assert.throws(() => listIn(text), text);
});

test("a file that was cut off is short, and another one is another", async () => {
  const page = { type: "text/html" };
  const why = (body) =>
    hold(body, [TEXT.length, SUM]).then(
      () => "",
      (missing) => missing.why,
    );

  assert.equal(await why(new Blob([TEXT])), "");
  assert.equal(await why(new Blob(["let"])), "short");
  assert.equal(await why(new Blob(["no"], page)), "other"); // somebody's page in its place
  assert.equal(await why(new Blob(["let a; more"])), "other");
  assert.equal(await why(new Blob(["let b;"])), "other");
});

test("what the page has asked for is looked for first, then Python, and other pages not at all", () => {
  const names = [
    "a.js",
    "static/pyodide.wasm",
    "build/b.js",
    "files/01.ipynb",
    "files/02.ipynb",
    "icon.png",
    "licenses.txt",
  ];

  assert.deepEqual(inOrder(names, ["build/b.js"], "files/01.ipynb"), [
    "build/b.js",
    "files/01.ipynb",
    "static/pyodide.wasm",
    "a.js",
  ]);
});
