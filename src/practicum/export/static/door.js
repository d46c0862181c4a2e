// The way in: find the present version, let the service worker stand by, and open a page of it.

const WAIT = 3000; // milliseconds for a service worker; without one the course works, but not without a network

const { first } = JSON.parse(document.getElementById("practicum-door").textContent);

async function enter() {
  const answer = await fetch("version.json", { cache: "no-store" });
  const { stamp } = await answer.json();
  await Promise.race([standBy().catch(() => {}), new Promise((resolve) => setTimeout(resolve, WAIT))]);
  const page = location.hash.match(/^#([\w-]+)$/)?.[1] ?? first;
  location.replace(`${stamp}/notebooks/index.html?path=${page}.ipynb`);
}

/** Let the worker take over this page: then everything that a page loads can be kept for a time without a network. */
async function standBy() {
  if (!navigator.serviceWorker) return; // some browsers have none, and others refuse it
  await navigator.serviceWorker.register("worker.js", { updateViaCache: "none" });
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller)
    await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
}

enter().catch(() => {
  document.getElementById("practicum-failed").hidden = false;
});
