// Time a click: from its dispatch until done() holds, and until the frame that shows it has been painted.

const PATIENCE = 20000; // milliseconds; a bare widget's click can be lost, and is not sent again

/** Wait for the next click of the page, and give {dom, painted} in milliseconds. */
window.timeClick = (root, done) =>
  new Promise((resolve, reject) => {
    let start = null;
    setTimeout(() => reject(new Error(`no answer within ${PATIENCE} ms`)), PATIENCE);
    const seen = new MutationObserver(() => {
      if (start === null || !done()) return;
      seen.disconnect();
      const dom = performance.now() - start;
      afterPaint(() => resolve({ dom, painted: performance.now() - start }));
    });
    seen.observe(root, { subtree: true, childList: true, characterData: true });
    document.addEventListener("click", () => (start = performance.now()), { capture: true, once: true });
  });

/** Call back once the coming frame has been painted: requestAnimationFrame comes before it, a task after it. */
function afterPaint(then) {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });
}

/** Wait for the comparison of the card that holds an element. */
window.timeCommit = (button) => {
  const card = button.closest(".practicum-card");
  return window.timeClick(card, () => card.querySelector(".practicum-comparison h4"));
};

/** Wait for the text of an element to change. */
window.timeText = (root) => {
  const before = root.textContent;
  return window.timeClick(root, () => root.textContent !== before);
};
