// Remember that a passport lay in this browser, so that one which is gone can be said to be gone.
//
// The passport lies in localStorage. How many lines it had and since when stands, and nothing of what they say, in
// two other places, because they are lost in different ways: in IndexedDB, and in a cookie for one empty page alone,
// so that no other request carries it. Where a browser clears a whole site, all three go, and nothing can be known.

const STORE = "trace";
const KEY = "passport";
const YEAR = 365 * 24 * 60 * 60; // seconds; browsers allow little more
const PAGE = "trace.html"; // what the cookie is for: a page at its path can read it
const WAIT = 5_000; // milliseconds for that page

/** @param {string} name */
const part = (name) => document.getElementById(`practicum-start-${name}`);
/** @type {URL} */
let root;
/** @type {Words} */
let words;

/**
 * Say it if a passport that was here is gone, and follow what is kept and deleted from now on.
 * @param {URL} folder
 * @param {Words} said
 */
export async function remember(folder, said) {
  [root, words] = [folder, said];
  let last = read().then((trace) => (trace?.lines > lines() ? say(trace) : lines() && renew({})));
  const next = (/** @type {TraceChange} */ how) => (last = last.catch(() => {}).then(() => renew(how)));
  document.addEventListener("practicum:kept", ({ detail }) => next(detail));
  part("seen").addEventListener("click", () => next({ forget: true }));
  await last.catch(() => {});
}

/** @param {Trace} trace */
function say({ lines: count, since }) {
  const date = new Date(since).toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "long" });
  const entries = count === 1 ? words.one : words.several.replace("{count}", count);
  part("lost").textContent = words.gone.replace("{date}", date).replace("{entries}", entries);
  part("gone").hidden = false;
}

/** Give the passport's lines as they are now; every tab of this browser writes them. */
function kept() {
  try {
    const names = Object.keys(localStorage).filter((key) => key.startsWith(`practicum:passport:${root.pathname}:`));
    return names.map((name) => localStorage.getItem(name)).filter(Boolean);
  } catch {
    return [];
  }
}

function lines() {
  return kept().length;
}

/**
 * Bring the trace up to date: what is added may not hide what is lost; what somebody deletes is no loss.
 * @param {TraceChange} how
 */
async function renew(how) {
  const trace = await inStore("readwrite", (store, give) => {
    const asked = store.get(KEY);
    asked.onsuccess = () => {
      const next = after(asked.result, how);
      if (next) store.put(next, KEY);
      else store.delete(KEY);
      give(next);
    };
  }).catch(() => after(undefined, how));
  bake(trace);
  if (!trace || trace.lines <= lines()) part("gone").hidden = true;
}

/**
 * Work out the trace from the one before, and from whether somebody deleted lines or has read of the loss.
 * @param {Trace | undefined} before
 * @param {TraceChange} how
 * @returns {Trace | undefined}
 */
function after(before, { gone = false, forget = false }) {
  const now = lines();
  const count = gone || forget ? now : Math.max(now, before?.lines ?? 0);
  return count ? { lines: count, since: before?.since ?? begun() } : undefined;
}

/** Find when the passport's first line was written. */
function begun() {
  const times = kept()
    .map((line) => line?.match(/"at": ?"([^"]+)"/)?.[1])
    .map((text) => Date.parse(text ?? ""));
  return Math.min(Date.now(), ...times.filter((time) => time > 0));
}

/** Read the trace in whichever place it stands. */
async function read() {
  const stored = await inStore("readonly", (store, give) => {
    const asked = store.get(KEY);
    asked.onsuccess = () => give(asked.result);
  }).catch(() => undefined);
  return stored ?? (lines() ? undefined : baked(await cookie()));
}

/**
 * Do one thing with the store of this copy of the course, and wait until it is done.
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore, give: (value: any) => void) => void} act
 * @returns {Promise<any>}
 */
function inStore(mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(`practicum:${root.pathname}`);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = opening.onblocked = reject;
    opening.onsuccess = () => {
      const doing = opening.result.transaction(STORE, mode);
      /** @type {any} */
      let given;
      const end = (/** @type {() => void} */ settle) => {
        opening.result.close();
        settle();
      };
      doing.oncomplete = () => end(() => resolve(given));
      doing.onabort = () => end(() => reject(doing.error));
      act(doing.objectStore(STORE), (it) => {
        given = it;
      });
    };
  });
}

/**
 * Write the cookie for the one page, or take it back.
 * @param {Trace | undefined} trace
 */
function bake(trace) {
  const what = trace ? `${trace.lines}.${trace.since}; max-age=${YEAR}` : "; max-age=0";
  // biome-ignore lint/suspicious/noDocumentCookie: the newer CookieStore is not in every browser
  document.cookie = `practicum-trace=${what}; path=${root.pathname}${PAGE}; samesite=strict`;
}

/** @param {string} text */
function baked(text) {
  const [, count, since] = text.match(/practicum-trace=(\d{1,6})\.(\d{12,14})/) ?? [];
  return count && { lines: Number(count), since: Number(since) };
}

/**
 * Read the cookie by way of its page, in a frame that nobody sees.
 * @returns {Promise<string>}
 */
function cookie() {
  const frame = document.createElement("iframe");
  return new Promise((resolve) => {
    const done = () => {
      try {
        resolve(frame.contentDocument?.cookie ?? "");
      } catch {
        resolve(""); // another site's page came, or none
      }
      frame.remove();
    };
    frame.hidden = true;
    frame.addEventListener("load", done);
    setTimeout(done, WAIT);
    frame.src = new URL(PAGE, root).href;
    document.body.append(frame);
  });
}
