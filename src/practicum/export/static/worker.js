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
  if (event.data?.keep) event.waitUntil(keepAll(event.data.keep).then(() => event.source.postMessage({ kept: true })));
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

async function put(cache, request, answer) {
  if (answer.status === 200) await cache.put(request, answer.clone());
  return answer;
}

/** Keep the files of a version that no page has asked for yet, and drop those of other versions. */
async function keepAll(addresses) {
  const cache = await caches.open(NAME);
  const version = versionOf(addresses[0]);
  for (const request of await cache.keys()) {
    const other = versionOf(request.url);
    if (other && other !== version) await cache.delete(request);
  }
  for (const address of addresses) {
    if (!(await cache.match(address, { ignoreSearch: true }))) await put(cache, address, await fetch(address)).catch(() => {});
  }
}
