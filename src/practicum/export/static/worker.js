// Keep what a page has loaded, so that the course goes on without a network.
//
// A version's files never change: each version has a folder of its own, and what was kept of another one is dropped
// once the new one is asked for. The door and the version's name are asked for anew while there is a network.

const HERE = new URL("./", location.href);
const NAME = `practicum:${HERE.pathname}`;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(HERE.href)) return;
  event.respondWith(versionOf(url) ? keptFirst(event.request) : freshFirst(event.request));
});

self.addEventListener("message", (event) => {
  const { keep } = event.data ?? {};
  if (keep) event.waitUntil(keepAll(keep).then((kept) => event.source.postMessage({ kept })));
});

/** Name the version that an address belongs to; nothing for the door's own files. */
function versionOf(url) {
  return url.slice(HERE.href.length).match(/^(v-\w+)\//)?.[1];
}

async function keptFirst(request) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(request, { ignoreSearch: true }); // a version's files do not hang on their query
  return kept ?? put(cache, request, await fetch(request));
}

async function freshFirst(request) {
  const cache = await caches.open(NAME);
  try {
    return await put(cache, request, await fetch(request, { cache: "no-store" }));
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (!kept) throw error;
    return kept;
  }
}

/** Keep an answer; one that came by way of another address is made anew, or no page may open from it. */
async function put(cache, request, answer) {
  if (answer.status !== 200) return answer;
  const { headers } = answer;
  const plain = answer.redirected ? new Response(await answer.blob(), { headers }) : answer;
  await cache.put(request, plain.clone()).catch(() => {}); // no room: what is asked for is handed on all the same
  return plain;
}

/** Keep the files of a version that no page has asked for yet, drop those of others, and tell whether all are there. */
async function keepAll(addresses) {
  const cache = await caches.open(NAME);
  const version = addresses.map(versionOf).find(Boolean);
  for (const request of await cache.keys()) {
    const other = versionOf(request.url);
    if (other && other !== version) await cache.delete(request);
  }
  let all = true;
  for (const address of addresses) {
    const isKept = () => cache.match(address, { ignoreSearch: true });
    if (await isKept()) continue;
    await fetch(address).then((answer) => put(cache, address, answer), () => {});
    all = Boolean(await isKept()) && all;
  }
  return all;
}
