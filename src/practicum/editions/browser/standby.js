// Let the service worker stand by: what a page loads from then on can be kept, for a time without a network.

/**
 * Wait until the worker of this copy of the course has taken over this page; some browsers have none, others refuse it.
 * @param {URL} root
 */
export async function standBy(root) {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(new URL("worker.js", root), { updateViaCache: "none" });
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller)
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
    );
}
