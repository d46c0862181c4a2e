// A page inside another site's page: browsers keep what is stored there apart, or refuse it. Offer a tab of its own.

/** Offer a tab of its own where this page stands inside another site's. */
export function offerTab() {
  if (!isFramed()) return;
  /** @param {string} name */
  const part = (name) => document.getElementById(`practicum-start-${name}`);
  const page = new URLSearchParams(location.search).get("path") ?? "";
  part("tab").href = `${new URL("../..", location.href).href}index.html#${page.replace(/\.ipynb$/, "")}`;
  part("copy").textContent = part("copy").textContent.replace("{address}", () => part("tab").href);
  part("framed").hidden = false;
}

function isFramed() {
  try {
    return window.top !== window && !window.top?.location.href; // raises where the outer page is another site's
  } catch {
    return true;
  }
}
