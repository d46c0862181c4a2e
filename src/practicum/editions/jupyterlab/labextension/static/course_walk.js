// From page to page: a link opens its notebook, Back opens the one before, and the page that is left is closed with
// its kernel.
//
// JupyterLab gives every document that becomes the current one its address, and reads it when it starts; we follow it
// back.

import { isPage } from "./course_page.js";

/**
 * Follow the course's links and the browser's Back, and leave one page for the next.
 * @param {{ app: Lab, tracker: Lab, shell: Lab, isAlone: () => boolean }} given
 */
export function courseWalk({ app, tracker, shell, isAlone }) {
  document.addEventListener("click", (event) => follow(event, app, tracker));
  if (!shell) return;
  let returning = ""; // the path to which Back leads
  window.addEventListener("popstate", () => {
    const path = decodeURIComponent(location.pathname.match(/\/tree\/(.+)$/)?.[1] ?? "");
    if (!path || !isAlone() || path === shell.currentWidget.context.path) return;
    returning = path;
    history.replaceState({ practicum: true }, "");
    app.commands.execute("docmanager:open", { path });
  });
  shell.currentChanged.connect((/** @type {Lab} */ _, /** @type {Lab} */ { oldValue, newValue }) => {
    if (newValue?.context?.path === returning) setTimeout(dropDouble);
    returning = "";
    if (isAlone() && isPage(oldValue) && newValue?.context) leaveFor(oldValue, newValue, shell);
  });
}

/** Go back over the address that JupyterLab has just added, as it does for every document, to the same one before. */
function dropDouble() {
  if (!history.state?.practicum) history.back();
}

/**
 * Leave a page once another one of the course stands in its place.
 * @param {Lab} page
 * @param {Lab} next
 * @param {Lab} shell
 */
async function leaveFor(page, next, shell) {
  await next.context.ready;
  if (shell.currentWidget === next && isPage(next)) await leave(page);
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
  app.commands.execute("docmanager:open", { path: seenFrom(here, link.dataset.practicumNotebook) });
}

/**
 * Give the path of a notebook that is named as seen from another one.
 * @param {string} here
 * @param {string} there
 */
export function seenFrom(here, there) {
  const path = here.split("/").slice(0, -1);
  for (const part of there.split("/")) {
    if (part === "..") path.pop();
    else path.push(part);
  }
  return path.join("/");
}
