// Keep what a page has loaded, so that the course goes on without a network; what is not the course's own is not kept.
//
// A version's files never change: each version has a folder of its own, and what was kept of another one is dropped
// once the new one is asked for. A file is kept, and given out of what is kept, only if it is what files.json says.
// The door and the version's name are asked for anew while there is a network. The passport lies elsewhere; nothing
// here touches it.

import { fetchListed, fetchWhole, hold, listIn, PATIENCE } from "./check.js";

const HERE = new URL("./", location.href);
const NAME = `practicum:${HERE.pathname}`;
const LIST = "files.json";
const IMPATIENCE = 5_000; // milliseconds for the door where an earlier one is kept
const GONE = [404, 410]; // what a server says of something that it has taken away
const DOOR = { html: /practicum-\w+[\s\S]*<\/html>\s*$/, json: /^\{"stamp": ?"v-\w+"\}\s*$/ }; // what is ours

/** @type {Map<string, Promise<Listed | undefined>>} */
const lists = new Map(); // a version's list, once it has come
const held = new Set(); // addresses whose kept file was held against the list since this worker woke up

/**
 * Name the version that an address belongs to, and the file in it; nothing for the door's own files.
 * @param {string} url
 * @returns {Place | undefined}
 */
function placeOf(url) {
  const [, version, name] = url.slice(HERE.href.length).match(/^(v-\w+)\/([^?#]*)/) ?? [];
  return version ? { version, name: decodeURI(name) } : undefined;
}

/**
 * Give a version's list of files, out of what is kept or from the server; nothing while it cannot be had.
 * @param {string} version
 * @param {Cache} cache
 * @returns {Promise<Listed | undefined>}
 */
function listOf(version, cache) {
  const list = lists.get(version) ?? findList(version, cache);
  lists.set(version, list);
  return list;
}

/**
 * @param {string} version
 * @param {Cache} cache
 * @returns {Promise<Listed | undefined>}
 */
async function findList(version, cache) {
  const address = new URL(`${version}/${LIST}`, HERE).href;
  const kept = await cache.match(address);
  for (const text of [() => /** @type {Response} */ (kept).text(), () => fetchList(address, cache)]) {
    try {
      return listIn(await text());
    } catch {
      await cache.delete(address);
    }
  }
  lists.delete(version);
}

/**
 * @param {string} address
 * @param {Cache} cache
 */
async function fetchList(address, cache) {
  const { answer, body } = await fetchWhole(address, "reload");
  const text = await body.text();
  listIn(text);
  await cache.put(address, made(answer, body));
  return text;
}

/**
 * Give a version's file: the kept one if it is good, else the server's, which is kept if it is good.
 * @param {Request} request
 */
async function keptFirst(request) {
  const cache = await caches.open(NAME);
  const { version, name } = /** @type {Place} */ (placeOf(request.url));
  const entry = (await listOf(version, cache))?.[name];
  const kept = await keptOf(cache, request, entry);
  if (kept) return kept;
  if (!entry) return unlisted(request);
  try {
    const { answer, body } = await fetchListed(request, entry);
    return await put(cache, request, made(answer, body));
  } catch (error) {
    const missing = /** @type {import("./check.js").Missing} */ (error);
    tell({ file: name, why: missing.why, status: missing.status });
    return unkept(request, missing);
  }
}

/**
 * Take a kept file; one that is not what the list says is dropped, whoever kept it.
 * @param {Cache} cache
 * @param {Request} request
 * @param {[number, string] | undefined} entry
 */
async function keptOf(cache, request, entry) {
  const kept = await cache.match(request, { ignoreSearch: true }); // a version's files do not hang on their query
  if (!kept || !entry || held.has(kept.url || request.url)) return kept;
  try {
    await hold(await kept.clone().blob(), entry);
    held.add(kept.url || request.url);
    return kept;
  } catch {
    await cache.delete(request, { ignoreSearch: true });
  }
}

/**
 * Hand on what is not on the list, or cannot be held against it, and keep nothing of it.
 * @param {Request} request
 */
async function unlisted(request) {
  const { answer, body } = await fetchWhole(request);
  return made(answer, body);
}

/**
 * Answer with what came in a file's place, but with no strange page where a script or a wheel should be.
 * @param {Request} request
 * @param {import("./check.js").Missing} missing
 */
function unkept(request, { answer, body }) {
  if (!answer || !body) return Response.error();
  const strange = answer.status === 200 && body.type.includes("html") && request.mode !== "navigate";
  return strange ? Response.error() : made(answer, body);
}

/**
 * Give the door as the server has it now, or the kept one where there is no network or something else came.
 * @param {Request} request
 */
async function freshFirst(request) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(request, { ignoreSearch: true });
  try {
    const { answer, body } = await fetchWhole(request, "no-store", kept ? IMPATIENCE : PATIENCE);
    if (answer.status === 200 && (await isDoor(request, body))) return put(cache, request, made(answer, body));
    const handOn = !kept || answer.type === "opaqueredirect" || GONE.includes(answer.status);
    return handOn ? made(answer, body) : await sound(cache, request, kept, made(answer, body));
  } catch (missing) {
    if (!kept) throw missing;
    return sound(cache, request, kept, Response.error());
  }
}

/**
 * Give a kept part of the door, if it is one: an earlier worker kept whatever came.
 * @param {Cache} cache
 * @param {Request} request
 * @param {Response} kept
 * @param {Response} instead
 */
async function sound(cache, request, kept, instead) {
  if (await isDoor(request, await kept.clone().blob())) return kept;
  await cache.delete(request, { ignoreSearch: true });
  return instead;
}

/**
 * @param {Request} request
 * @param {Blob} body
 */
async function isDoor(request, body) {
  const kind = new URL(request.url).pathname.endsWith(".json") ? "json" : "html";
  return DOOR[kind].test(await body.text());
}

/**
 * Make an answer anew: one that came by way of another address may open no page, and its body has been read.
 * @param {Response} answer
 * @param {Blob} body
 */
function made(answer, body) {
  if (answer.type === "opaqueredirect") return answer;
  const headers = new Headers(answer.headers);
  for (const of of ["Content-Encoding", "Content-Length"]) headers.delete(of);
  const empty = [101, 204, 205, 304].includes(answer.status);
  return new Response(empty ? null : body, { status: answer.status, statusText: answer.statusText, headers });
}

/**
 * @param {Cache} cache
 * @param {Request} request
 * @param {Response} answer
 */
async function put(cache, request, answer) {
  await cache.put(request, answer.clone()).catch(() => {}); // no room: what is asked for is handed on all the same
  return answer;
}

/**
 * Tell the pages what did not come.
 * @param {MissingFile} missing
 */
async function tell(missing) {
  for (const client of await self.clients.matchAll()) client.postMessage({ missing });
}

/**
 * Keep the files of a version that no page has asked for yet, drop those of others, and tell whether all are there.
 * @param {string[]} addresses
 */
async function keepAll(addresses) {
  const cache = await caches.open(NAME);
  const version = addresses.map(placeOf).find(Boolean)?.version;
  for (const request of await cache.keys()) {
    const other = placeOf(request.url)?.version;
    if (other && other !== version) await cache.delete(request);
  }
  let all = true;
  for (const address of addresses) all = (await isThere(cache, address)) && all;
  return all;
}

/**
 * Make sure that a file is kept, and tell whether it is.
 * @param {Cache} cache
 * @param {string} address
 */
async function isThere(cache, address) {
  const isKept = () => cache.match(address, { ignoreSearch: true });
  if (await isKept()) return true;
  const request = new Request(address);
  await (placeOf(address) ? keptFirst(request) : freshFirst(request)).catch(() => {});
  return Boolean(await isKept());
}

// The listeners stand last: a worker of which only the beginning came has none, and does no harm.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const { keep } = event.data ?? {};
  if (keep) event.waitUntil(keepAll(keep).then((kept) => event.source?.postMessage({ kept })));
});

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(HERE.href)) return;
  event.respondWith(placeOf(url) ? keptFirst(event.request) : freshFirst(event.request));
});
