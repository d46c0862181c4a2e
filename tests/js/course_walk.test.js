// From page to page in JupyterLab: what a link names lies where it says, as seen from the page on which it stands.

import assert from "node:assert/strict";
import test from "node:test";
import { seenFrom } from "../../src/practicum/editions/jupyterlab/labextension/static/course_walk.js";

test("a link leads from folder to folder", () => {
  assert.equal(seenFrom("notebooks/00_start.ipynb", "01_next.ipynb"), "notebooks/01_next.ipynb");
  assert.equal(seenFrom("notebooks/00_start.ipynb", "further/12.ipynb"), "notebooks/further/12.ipynb");
  assert.equal(seenFrom("notebooks/further/12.ipynb", "../00_start.ipynb"), "notebooks/00_start.ipynb");
  assert.equal(seenFrom("further/12.ipynb", "13.ipynb"), "further/13.ipynb");
  assert.equal(seenFrom("00_start.ipynb", "01_next.ipynb"), "01_next.ipynb");
});
