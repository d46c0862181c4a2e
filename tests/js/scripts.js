// Plain scripts, as a browser runs them: their functions, among globals of the test's own.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const EDITION = new URL("../../src/practicum/editions/browser/", import.meta.url);

/** Run scripts of the browser edition one after the other, as its service worker is written (site.py). */
export function run(names, globals) {
  const text = names.map((name) =>
    readFileSync(new URL(name, EDITION), "utf-8").replace(/^export |^import .*\n/gm, ""),
  );
  const shared = {
    URL,
    Map,
    Set,
    Blob,
    Response,
    Request,
    Headers,
    AbortController,
    setTimeout,
    clearTimeout,
    crypto,
  };
  const context = vm.createContext({ ...shared, ...globals });
  vm.runInContext(text.join("\n"), context);
  return context;
}

/** Give what came out of a script's own realm as a value of this one. */
export function plain(value) {
  return JSON.parse(JSON.stringify(value));
}

/** Hear events as an element or a window does: `tell(name, event)` calls whoever listens. */
export function listeners() {
  const heard = {};
  return {
    addEventListener: (name, act) => {
      heard[name] = [...(heard[name] ?? []), act];
    },
    tell: (name, event) => heard[name].map((act) => act(event)),
  };
}
