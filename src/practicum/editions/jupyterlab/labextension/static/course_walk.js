// From page to page: a link opens its notebook, Back opens the one before, and the page that is left is closed with
// its kernel.
//
// JupyterLab gives every document that becomes the current one its address, and reads it when it starts; we follow it
// back.

import { isPage } from "./course_page.js";

/**
 * Follow the course's links, and leave one page for the next.
 * @param {{ app: Lab, tracker: Lab, shell: Lab, isAlone: () => boolean }} given
 */
export function courseWalk({ app, tracker, shell, isAlone }) {
  document.addEventListener("click", (event) => follow(event, app, tracker));
  window.addEventListener("popstate", () => {
    const path = location.pathname.match(/\/tree\/(.+)$/)?.[1];
    if (path && isAlone()) app.commands.execute("docmanager:open", { path: decodeURIComponent(path) });
  });
  shell?.currentChanged.connect(async (/** @type {Lab} */ _, /** @type {Lab} */ { oldValue, newValue }) => {
    if (!isAlone() || !isPage(oldValue) || !newValue?.context) return;
    await newValue.context.ready;
    if (shell.currentWidget === newValue && isPage(newValue)) leave(oldValue);
  });
}

/**
 * Close a page and end its kernel, unless somebody has changed it.
 * @param {Lab} panel
 */
async function leave(panel) {
  if (panel.isDisposed || panel.model.dirty) return;
  const ended = panel.sessionContext.shutdown().catch(() => {}); // a kernel that is gone already has ended
  panel.hide();
  await ended;
  panel.dispose();
}

/**
 * Open the notebook that a link of the course names, beside the one in which the link stands.
 * @param {AtElement} event
 * @param {Lab} app
 * @param {Lab} tracker
 */
function follow(event, app, tracker) {
  const link = event.target.closest?.("a[data-practicum-notebook]");
  const here = tracker.currentWidget?.context.path;
  if (!link || here === undefined || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const path = [...here.split("/").slice(0, -1), link.dataset.practicumNotebook].join("/");
  app.commands.execute("docmanager:open", { path });
}
