// What stands on a page while it starts, and what it says when a newer version is there or nothing can be kept.

import { fetchWhole } from "./check.js";
import { offerTab } from "./framed.js";
import { standBy } from "./standby.js";
import { remember } from "./trace.js";
import { goOn, watch } from "./trouble.js";

const RIPE = 60000; // milliseconds between two looks for a newer version
const DOOR = ["", "index.html", "version.json"]; // what leads in again, without a network too
const MOVED = "practicum:moved"; // the version for whose sake this tab has been led through the door
const words = JSON.parse(document.getElementById("practicum-start-words").textContent);
/** @param {string} name */
const part = (name) => document.getElementById(`practicum-start-${name}`);
const root = new URL("../..", location.href);
let looked = 0;

document.body.dataset.practicumStart = "here";
watch(words.trouble);
offerTab();
const standing = standBy(root).catch(() => {}); // somebody may have come past the door
remember(root, words.trace);

document.addEventListener("practicum:reached", ({ detail: step }) => {
  part("bar").value = step;
  part("said").textContent = words.steps[step - 1];
  const ready = step >= part("bar").max;
  goOn(ready);
  if (!ready) return;
  document.body.dataset.practicum = "ready";
  fill();
});

for (const trouble of ["unkept", "failed"])
  document.addEventListener(`practicum:${trouble}`, () => {
    part(trouble).hidden = false;
  });

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") look(offer);
});
look(move);

/**
 * Look whether another version stands beside this one by now.
 * @param {(stamp: string) => void} act
 */
async function look(act) {
  if (Date.now() - looked < RIPE) return;
  looked = Date.now();
  try {
    const { body } = await fetchWhole(new URL("version.json", root), "no-store");
    const { stamp } = JSON.parse(await body.text());
    if (/^v-\w+$/.test(stamp) && stamp !== words.stamp) act(stamp);
  } catch {
    // No network, or something that is not ours. What is here goes on.
  }
}

/**
 * Go to the newer version while nothing has been chosen on this page; once only, lest two caches disagree.
 * @param {string} stamp
 */
function move(stamp) {
  try {
    if (sessionStorage.getItem(MOVED) === stamp) return offer();
    sessionStorage.setItem(MOVED, stamp);
  } catch {
    return offer();
  }
  location.replace(present());
}

function offer() {
  part("newer").hidden = false;
}

/** Give the address of this page in the present version; the passport is not part of a version. */
function present() {
  const path = new URLSearchParams(location.search).get("path") ?? "";
  return `${root.href}index.html#${path.replace(/\.ipynb$/, "")}`;
}

/** Have the rest of the course kept, for a time without a network; only a service worker can. */
async function fill() {
  await standing;
  if (!navigator.serviceWorker?.controller) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.kept) document.body.dataset.practicumOffline = "ready";
  });
  const { body } = await fetchWhole(new URL(`${words.stamp}/files.json`, root));
  const files = Object.keys(JSON.parse(await body.text()));
  const ours = ["files.json", ...files].map((file) => `${words.stamp}/${file}`);
  const keep = [...ours, ...DOOR].map((file) => new URL(file, root).href);
  navigator.serviceWorker.controller.postMessage({ keep });
}

part("load").addEventListener("click", () => location.assign(present()));
