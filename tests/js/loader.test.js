// The loader: one address a module, once a page.

import assert from "node:assert/strict";
import test from "node:test";
import loader, { addressOf } from "../../src/practicum/widgets/loader.js";

const made = [];

// Node imports no blob addresses; an address that holds the source stands for one.
globalThis.Blob = class {
  constructor([text]) {
    this.text = text;
  }
};
URL.createObjectURL = ({ text }) => {
  made.push(text);
  return `data:text/javascript,${encodeURIComponent(text)}`;
};

const KIT = {
  name: "widgets/kit.js",
  source: "export const made = [];\nexport const make = (what) => made.push(what);\n",
};
const FORM = {
  name: "cards/form.js",
  source: 'import { make } from "../widgets/kit.js";\nexport const form = () => make("form");\n',
};
const CARD = {
  name: "cards/card.js",
  source: `// import { nothing } from "./nothing.js";
import { form } from "./form.js";
import {
  made,
  make,
} from "../widgets/kit.js";
export { made } from "../widgets/kit.js";
const said = 'no import from "./kit.js"';
export const draw = (given) => (form(), make(said), Object.assign(given.el, { given, made }));
`,
};

test.beforeEach(() => {
  made.length = 0;
  delete globalThis[Symbol.for("practicum:modules")];
});

test("imports lead to addresses, from whatever folder, and a module is one and the same for all", async () => {
  const card = await import(addressOf(CARD.name, [KIT, FORM, CARD]));
  const kit = await import(addressOf(KIT.name, [KIT]));

  card.draw({ el: {} });

  assert.equal(card.made, kit.made);
  assert.deepEqual(kit.made, ["form", 'no import from "./kit.js"']);
});

test("a page that is run again makes no address anew", () => {
  const first = addressOf(CARD.name, [KIT, FORM, CARD]);

  assert.equal(addressOf(CARD.name, [KIT, FORM, CARD]), first);
  assert.equal(made.length, 3);
});

test("a source that has changed becomes a module anew, and so does what imports it", () => {
  const before = addressOf(FORM.name, [KIT, FORM]);

  const after = addressOf(FORM.name, [{ ...KIT, source: `${KIT.source}// changed\n` }, FORM]);

  assert.notEqual(after, before);
  assert.equal(made.length, 4);
});

test("two modules of one source and two names are two", () => {
  assert.notEqual(
    addressOf("a.js", [{ name: "a.js", source: "" }]),
    addressOf("b.js", [{ name: "b.js", source: "" }]),
  );
});

test("a view is drawn by its entry, with what earlier parts of the page carry, its words by group and the page's languages", async () => {
  const before = {
    groups: ["words.cards.card"],
    modules: [KIT],
    words: { "words.cards.card": { commit: "Commit" }, "words.pages.head": { next: "Next" } },
  };
  const shared = { first: { part: before } };
  const host = { getWidget: async (reference) => ({ exports: shared[reference] }) };
  const languages = { words: { lang: "he", dir: "rtl" }, course: { lang: "en", dir: "ltr" } };
  const { signal } = new AbortController();
  const [model, el] = [{}, {}];

  const { draw } = loader.initialize({ model: { get: () => languages } });
  await draw(
    { model, el, host, signal },
    {
      entry: CARD.name,
      groups: ["words.cards.card", "words.cards.choosing"],
      modules: [FORM, CARD],
      words: { "words.cards.choosing": { legend: "Choose" } },
      before: ["first"],
    },
  );

  const { words, said, course, ...given } = el.given;
  assert.deepEqual(
    { words, said, course },
    {
      words: { card: { commit: "Commit" }, choosing: { legend: "Choose" } },
      said: languages.words,
      course: languages.course,
    },
  );
  assert.deepEqual(given, { model, el, signal });
});
