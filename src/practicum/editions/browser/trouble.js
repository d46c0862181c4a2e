// When a start does not go on: find which file did not come, and say it with the ways out.

import { fetchListed, fetchWhole, listIn, Missing, PATIENCE } from "./check.js";

const GRACE = 5_000; // milliseconds that a start has to go on by itself after something did not come
const AT_ONCE = 6; // files that are asked for at a time, as many as a browser asks one host for
const ENOUGH = 6; // missing files after which the others are not looked for
const UNASKED = /\.(ipynb|ico|png|woff2?|webmanifest|orig)$|licenses/; // what no start waits for, but this page's own
const LOOK = /\.css$/; // what a page opens without, and then looks wrong

/** @param {string} name */
const part = (name) => document.getElementById(`practicum-start-${name}`);
const version = new URL("..", location.href);
/** @type {Map<string, MissingFile>} */
const missing = new Map(); // by the name of a file
/** @type {Words} */
let words;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let looking = false;
let ready = false;

/**
 * Begin to watch a start: whenever it stands still, look for what did not come.
 * @param {Words} said
 */
export function watch(said) {
  words = said;
  document.addEventListener("practicum:missed", () => wait(GRACE));
  document.addEventListener("practicum:failed", () => wait(0));
  addEventListener("unhandledrejection", () => wait(GRACE));
  navigator.serviceWorker?.addEventListener("message", ({ data }) => data?.missing && note(data.missing));
  part("again").onclick = again;
  wait(window.practicumMissed.length ? GRACE : PATIENCE);
}

/** Load the page again, once what the browser's own cache holds in a file's place has been asked for past it. */
async function again() {
  part("again").disabled = true;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  missing.clear();
  await Promise.race([lookThrough().catch(() => {}), late]);
  location.reload();
}

/**
 * Hear that the start has gone on.
 * @param {boolean} done
 */
export function goOn(done) {
  ready = done;
  if (ready) for (const file of missing.keys()) if (!LOOK.test(file)) missing.delete(file);
  if (!missing.size) part("trouble").hidden = true;
  clearTimeout(timer);
  timer = undefined;
  if (!ready) wait(PATIENCE);
}

/**
 * Look for what is missing after a time, unless the start has gone on by then.
 * @param {number} time
 */
function wait(time) {
  if (ready || (timer && time)) return;
  clearTimeout(timer);
  timer = setTimeout(survey, time);
}

/**
 * Hear of one missing file; it is said if the start does not go on without it.
 * @param {MissingFile} found
 */
function note(found) {
  if (ready && !LOOK.test(found.file)) return;
  missing.set(found.file, found);
  setTimeout(show, GRACE);
}

/** Ask for every file that a start waits for, and say which does not come. */
async function survey() {
  if (looking || ready) return;
  looking = true;
  const before = missing.size;
  missing.clear();
  await lookThrough().catch(({ why, status }) => missing.set("files.json", { file: "files.json", why, status }));
  looking = false;
  timer = undefined;
  if (ready) return goOn(true);
  if (missing.size) show();
  else if (before || window.practicumMissed.length) heal();
  else part("hint").textContent = words.slow;
  wait(PATIENCE);
}

async function lookThrough() {
  const { answer, body } = await fetchWhole(new URL("files.json", version));
  if (answer.status !== 200) throw new Missing("refused", answer.status);
  const list = listOrMissing(await body.text());
  const names = inOrder(Object.keys(list), askedFor(), pageHere());
  const next = async () => {
    for (let name = names.shift(); name && missing.size < ENOUGH; name = names.shift())
      await fetchListed(new URL(name, version), list[name]).catch(({ why, status }) => {
        missing.set(name, { file: name, why, status });
        show();
      });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/** @param {string} text */
function listOrMissing(text) {
  try {
    return listIn(text);
  } catch {
    throw new Missing("other");
  }
}

/** Name the notebook that this page shows, as a file of its version. */
function pageHere() {
  return `files/${new URLSearchParams(location.search).get("path")}`;
}

/** Name what the page has asked for and may still be waiting for. */
function askedFor() {
  /** @type {NodeListOf<HTMLScriptElement & HTMLLinkElement>} */
  const elements = document.querySelectorAll("script[src], link[href]");
  return [...window.practicumMissed, ...[...elements].map((it) => it.src || it.href)].map(nameOf);
}

/**
 * Put first what the page has asked for, then what Python needs; of other pages and their trimmings, nothing.
 * @param {string[]} names
 * @param {string[]} asked
 * @param {string} page
 */
export function inOrder(names, asked, page) {
  const first = new Set([...asked, page]);
  const rank = (/** @type {string} */ name) => (first.has(name) ? 0 : name.startsWith("static/") ? 1 : 2);
  return names.filter((name) => name === page || !UNASKED.test(name)).sort((one, other) => rank(one) - rank(other));
}

/** @param {string} address */
function nameOf(address) {
  const { origin, pathname } = new URL(address, location.href);
  return decodeURI((origin + pathname).slice(version.href.length));
}

/** Say what is missing, the first file by its name. */
function show() {
  const [first] = missing.values();
  if (!first || (ready && ![...missing.keys()].some((file) => LOOK.test(file)))) return;
  const more = missing.size - 1;
  /** @type {Record<string, unknown>} */
  const gaps = { file: first.file.split("/").pop(), count: more, status: first.status, seconds: PATIENCE / 1000 };
  const fill = (/** @type {string} */ text) =>
    text.replace(/\{(\w+)\}/g, (_, /** @type {string} */ gap) => String(gaps[gap]));
  part("missing").textContent = fill(more ? words.missing_more : words.missing);
  part("why").textContent = fill(words.why[first.why]);
  part("address").textContent = words.address.replace("{address}", () => new URL(first.file, version).href);
  part("ways").hidden = false;
  part("trouble").hidden = false;
}

/** Say that by now all is there; only a page that is loaded again can use it. */
function heal() {
  window.practicumMissed.length = 0;
  part("missing").textContent = words.healed;
  for (const name of ["why", "address"]) part(name).textContent = "";
  part("ways").hidden = true;
  part("trouble").hidden = false;
}
