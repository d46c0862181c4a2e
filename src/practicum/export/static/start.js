// What stands on a page while it starts, and what it says when a newer version is there or nothing can be kept.

const RIPE = 60000; // milliseconds between two looks for a newer version
const DOOR = ["index.html", "door.js", "version.json"]; // what leads in again, without a network too
const words = JSON.parse(document.getElementById("practicum-start-words").textContent);
const part = (name) => document.getElementById(`practicum-start-${name}`);
const root = new URL("../..", location.href);
let looked = 0;

document.addEventListener("practicum:reached", ({ detail: step }) => {
  part("bar").value = step;
  part("said").textContent = words.steps[step - 1];
  if (step < part("bar").max) return;
  document.body.dataset.practicum = "ready";
  fill();
  look();
});

document.addEventListener("practicum:unkept", () => {
  part("unkept").hidden = false;
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") look();
});

/** Look whether another version stands beside this one by now, and offer it. */
async function look() {
  if (Date.now() - looked < RIPE) return;
  looked = Date.now();
  try {
    const { stamp } = await (await fetch(new URL("version.json", root), { cache: "no-store" })).json();
    part("newer").hidden = stamp === words.stamp;
  } catch {
    // No network. What is here goes on.
  }
}

/** Have the rest of the course kept, for a time without a network; only a service worker can. */
async function fill() {
  if (!navigator.serviceWorker?.controller) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.kept) document.body.dataset.practicumOffline = "ready";
  });
  const files = await (await fetch(new URL(`${words.stamp}/files.json`, root))).json();
  const ours = [...files.map((file) => `${words.stamp}/${file}`), ...DOOR];
  navigator.serviceWorker.controller.postMessage({ keep: ours.map((file) => new URL(file, root).href) });
}

/** Open the newer version on the page that stands here; the passport is not part of a version. */
part("load").addEventListener("click", () => {
  const page = new URLSearchParams(location.search).get("path").replace(/\.ipynb$/, "");
  location.assign(`${root.href}index.html#${page}`);
});
