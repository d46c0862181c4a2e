// The pages of a course in two parts, the core first.

import assert from "node:assert/strict";
import test from "node:test";
import { inParts } from "../../src/practicum/cards/course_parts.js";

const list = (part) => part.map(({ title }) => title).join(" ");
const show = (...pages) => inParts(pages, list, () => "Further");
const [core, other] = [true, false].map((part) => ({ title: part ? "one" : "two", core: part }));

test("the core stands above a heading, and what is further below it", () => {
  assert.deepEqual(show(core, other, other), ["one", "Further", "two two"]);
});

test("a course of one part has no heading", () => {
  assert.deepEqual(show(other, other), ["two two"]);
  assert.deepEqual(show(core), ["one"]);
  assert.deepEqual(show(), []);
});
