// What a view decides without a page.

import assert from "node:assert/strict";
import test from "node:test";
import { fill, looksPersonal, passes, textOf } from "../../src/practicum/widgets/rules.js";

const CTRL = { ctrlKey: true };
const SHIFT = { shiftKey: true };

test("keys that run, save or open a menu reach JupyterLab", () => {
  const passing = [
    { key: "Enter", ...SHIFT },
    { key: "Enter", ...CTRL },
    { key: "Enter", metaKey: true },
    { key: "s", ...CTRL },
    { key: "s", metaKey: true },
    { key: "c", ...CTRL, ...SHIFT },
    { key: "f", altKey: true },
  ];
  for (const event of passing) assert.ok(passes(event), JSON.stringify(event));
});

test("keys that write, move, or change a cell stay in the view", () => {
  const kept = [
    ...["a", "b", "d", "m", "y", "ArrowDown", "ArrowUp", "Escape", "Tab", "Enter", " "].map((key) => ({ key })),
    { key: "M", ...SHIFT },
    { key: "Enter", ...SHIFT, altKey: true },
    { key: "Backspace", ...CTRL },
    ...["ArrowUp", "ArrowDown", "m", "M", "-", "Backspace"].map((key) => ({ key, ...CTRL, ...SHIFT })),
  ];
  for (const event of kept) assert.ok(!passes(event), JSON.stringify(event));
});

test("a sentence is filled, and a gap that nothing fills stays", () => {
  assert.equal(fill("{done} of {all}, {other}", { done: 0, all: 12 }), "0 of 12, {other}");
  assert.equal(fill("{name}", { name: null }), "{name}");
  assert.equal(fill("{toString} {$&}", {}), "{toString} {$&}");
  assert.equal(fill("{name}", { name: "$& $1" }), "$& $1");
});

test("a text that seems to name somebody is noticed", () => {
  for (const text of ["anna@example.org", "call 5550123", "on 3.11.", "on 11/3", "I saw Maria today", "er sah Ünal"])
    assert.ok(looksPersonal(text), text);
});

test("an ordinary text names nobody", () => {
  for (const text of ["I was bored. She was not.", "Supervision on Monday? no", "12 of 34", "I", ""])
    assert.equal(looksPersonal(text), text.includes("Monday"), text); // a day reads like a name: better once too often
});

test("a file is read in the encoding that its first bytes tell", async () => {
  const utf16 = (little) => {
    const bytes = [...'{"ü"}'].flatMap((letter) => [letter.charCodeAt(0), 0]);
    return new Blob([new Uint8Array(little ? bytes : bytes.map((_, at) => bytes[at ^ 1]))]);
  };
  const marked = new Blob([new Uint8Array([0xff, 0xfe, 0x7b, 0])]);

  assert.equal(await textOf(new Blob(['{"ü"}'])), '{"ü"}');
  assert.equal(await textOf(utf16(true)), '{"ü"}');
  assert.equal(await textOf(utf16(false)), '{"ü"}');
  assert.equal(await textOf(marked), "{");
  assert.equal(await textOf(new Blob([])), "");
});
