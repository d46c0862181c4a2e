// The way in: find the present version, let the service worker stand by, and open a page of it.

import { standBy } from "./standby.js";

const WAIT = 3_000; // milliseconds for a service worker; without one the course works, but not without a network
const PATIENCE = 30_000; // milliseconds for the version's name

const { first, trouble } = JSON.parse(document.getElementById("practicum-door").textContent);
/** @param {string} name */
const part = (name) => document.getElementById(`practicum-${name}`);
const later = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time));

async function enter() {
  const stamp = await present();
  await Promise.race([standBy(new URL("./", location.href)).catch(() => {}), later(WAIT)]);
  const page = location.hash.match(/^#([\w-]+(?:\/[\w-]+)*)$/)?.[1] ?? first;
  location.replace(`${stamp}/notebooks/index.html?path=${page}.ipynb`);
}

/** Ask for the present version's name. */
async function present() {
  const asked = fetch("version.json", { cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) });
  const answer = await Promise.race([asked, later(PATIENCE)]).catch(() => undefined);
  if (!answer) throw new Error("silent");
  if (answer.status !== 200) throw new Error("refused", { cause: answer.status });
  const text = await Promise.race([answer.text(), later(PATIENCE)]).catch(() => "");
  const [, stamp] = (text ?? "").match(/^\{"stamp": ?"(v-\w+)"\}\s*$/) ?? [];
  if (!stamp) throw new Error("other");
  return stamp;
}

/**
 * Say what did not come; whatever raised, the version's name is what was asked for.
 * @param {Error} error
 */
function say({ message: why, cause: status }) {
  /** @type {Record<string, unknown>} */
  const gaps = { file: "version.json", status, seconds: PATIENCE / 1000 };
  const fill = (/** @type {string} */ text) =>
    text.replace(/\{(\w+)\}/g, (_, /** @type {string} */ gap) => String(gaps[gap]));
  part("missing").textContent = `${fill(trouble.missing)} ${fill(trouble.why[why] ?? "")}`;
  part("opening").hidden = true;
  part("trouble").hidden = false;
}

if (window.origin !== "null") enter().catch(say);
