// What may run unasked in JupyterLab: the course's own calls with plain values, and nothing else.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { areOwnCalls, opensPage } from "../../src/practicum/editions/jupyterlab/labextension/static/own_calls.js";

const NOTEBOOKS = new URL("../../notebooks/", import.meta.url);

/** Read the code cells of every notebook of the course, by its name. */
function pages() {
  const names = readdirSync(NOTEBOOKS, { recursive: true }).filter((name) => /^(\w+\/)?\d\d_\w+\.ipynb$/.test(name));
  return names.map((name) => {
    const { cells } = JSON.parse(readFileSync(new URL(name, NOTEBOOKS), "utf-8"));
    return [name, cells.filter((cell) => cell.cell_type === "code").map((cell) => [cell.source].flat().join(""))];
  });
}

test("every notebook of the course is made of its own calls alone", () => {
  assert.deepEqual(
    pages()
      .filter(([, sources]) => !areOwnCalls(sources))
      .map(([name]) => name),
    [],
  );
  assert.ok(pages().length >= 12);
});

test("a learner's page opens with the bar, a facilitator's does not", () => {
  for (const [name, sources] of pages()) assert.equal(opensPage(sources), !name.startsWith("facilitator/"), name);
});

const OWN = [
  'practicum.page("alone")',
  '# A card opens here: Not me\npracticum.vignette("not-me")',
  'import practicum\npracticum.page("alone")\n',
  "import practicum.workshop.room\npracticum.workshop.room.console()",
  "practicum.page('alone', )",
  'practicum.beyond("one",\n                 "two")',
  "practicum.review(limit=3, whole=True, since=None, share=-0.5)",
];

for (const source of OWN) test(`runs unasked: ${JSON.stringify(source)}`, () => assert.ok(areOwnCalls([source])));

const FOREIGN = [
  "",
  "# nothing but a comment",
  "import practicum",
  "1",
  "print(1)",
  'import os\npracticum.page("alone")',
  'import practicum, os\npracticum.page("alone")',
  'import practicum as p\npracticum.page("alone")',
  'import practicum; import os\npracticum.page("alone")',
  "import practicum.authoring.check\npracticum.plan()",
  'from practicum import page\npage("alone")',
  'practicum.page("alone")\nprint(1)',
  'practicum.page("alone"); print(1)',
  'practicum.page("alone"),print(1)',
  'practicum.page("alone")\n\npracticum.page("alone")\n1',
  "practicum.settings.os.system('true')",
  "practicum.mine.passport().delete()",
  'practicum.page.__globals__["os"]',
  "practicum.unknown()",
  "practicum.page",
  "practicum.page(print(1))",
  "practicum.page(name)",
  "practicum.page([1, 2])",
  'practicum.page("a" + "b")',
  'practicum.page("a" "b")',
  'practicum.page("a"\n"b")',
  'practicum.page("a".join(x))',
  'practicum.page("a", *x)',
  'practicum.page(f"{print(1)}")',
  "practicum.page(x := 1)",
  'practicum.page("\\x41")',
  'practicum.page("""a""")',
  "practicum.page(1 if x else 2)",
  "practicum.page(1_0)",
  "practicum.page(1.real)",
  'practicum.page("alone")?',
  'practicum.page("alone") # said',
  'x = practicum.page("alone")',
  'await practicum.page("alone")',
  ' practicum.page("alone")',
  '%%bash\npracticum.page("alone")',
  '!true\npracticum.page("alone")',
  '# one line for us, two for Python\rprint(1)\npracticum.page("alone")',
  '# one line for us, two for IPython\x0b!true\npracticum.page("alone")',
  '# one line for us, two for IPython\x85!true\npracticum.page("alone")',
  '# one line for us, two for IPython\u2028!true\npracticum.page("alone")',
  'practicum.page("\x0c!true")',
];

for (const source of FOREIGN)
  test(`does not run unasked: ${JSON.stringify(source)}`, () => assert.ok(!areOwnCalls([source])));

test("one foreign cell keeps a whole notebook from running", () => {
  assert.ok(!areOwnCalls(['practicum.page("alone")', "1"]));
  assert.ok(!areOwnCalls([]));
});
