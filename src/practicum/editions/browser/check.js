// Tell whether a file that came is the file that was made, and let no wait for one be endless.
//
// Used by the service worker, before it keeps anything, and by a page whose start does not go on. What a file should
// be stands in files.json of its version: for each name its bytes and their SHA-256.

export const PATIENCE = 30_000; // milliseconds without one byte until a file counts as not coming

/** Why a file is missing: `why` is a key of the words for it, `status` what was answered. */
export class Missing extends Error {
  /**
   * @param {string} why
   * @param {number} [status]
   */
  constructor(why, status = 0) {
    super(why);
    this.why = why;
    this.status = status;
    this.answer = /** @type {Response | undefined} */ (undefined); // what came in the file's place
    this.body = /** @type {Blob | undefined} */ (undefined);
  }
}

/**
 * Fetch a file whole; give the answer with its body apart from it.
 * @param {RequestInfo | URL} request
 * @param {RequestCache} [cache]
 * @param {number} [patience]
 */
export async function fetchWhole(request, cache = "default", patience = PATIENCE) {
  const waiting = new AbortController();
  let silent = false;
  const giveUp = () => {
    silent = true;
    waiting.abort();
  };
  let timer = setTimeout(giveUp, patience);
  try {
    const answer = await fetch(request, { cache, signal: waiting.signal });
    const parts = [];
    for (const reader = answer.body?.getReader(); reader; ) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, patience);
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
    }
    return { answer, body: new Blob(parts, { type: answer.headers.get("Content-Type") ?? "" }) };
  } catch {
    throw new Missing(silent ? "silent" : "lost");
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Raise if a body is not what the list says; at a plain address a browser makes no sums, and the size must do.
 * @param {Blob} body
 * @param {[number, string]} entry
 */
export async function hold(body, [size, sum]) {
  if (body.size < size && !body.type.includes("html")) throw new Missing("short");
  if (body.size !== size) throw new Missing("other");
  if (crypto.subtle && (await sumOf(body)) !== sum) throw new Missing("other");
}

/**
 * Fetch a file that is on the list; a browser's own cache may hold a wrong one, so then it is asked past that.
 * @param {RequestInfo | URL} request
 * @param {[number, string]} entry
 */
export async function fetchListed(request, entry) {
  try {
    return await once(request, entry, "default");
  } catch (missing) {
    if (missing instanceof Missing && missing.why === "silent") throw missing;
    return once(request, entry, "reload");
  }
}

/**
 * Take a list of files, if it is one.
 * @param {string} text
 * @returns {Record<string, [number, string]>}
 */
export function listIn(text) {
  const list = JSON.parse(text);
  const whole = (/** @type {unknown} */ entry) =>
    Array.isArray(entry) && Number.isInteger(entry[0]) && /^[0-9a-f]{64}$/.test(entry[1]);
  if (!list || Array.isArray(list) || !Object.values(list).every(whole)) throw new Missing("other");
  return list;
}

/**
 * @param {RequestInfo | URL} request
 * @param {[number, string]} entry
 * @param {RequestCache} cache
 */
async function once(request, entry, cache) {
  const { answer, body } = await fetchWhole(request, cache);
  if (answer.status !== 200) throw Object.assign(new Missing("refused", answer.status), { answer, body });
  await hold(body, entry).catch((missing) => {
    throw Object.assign(missing, { answer, body });
  });
  return { answer, body };
}

/** @param {Blob} body */
async function sumOf(body) {
  const digest = await crypto.subtle.digest("SHA-256", await body.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
