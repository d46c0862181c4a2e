// Run a page once its kernel is there: when somebody presses for it, or unasked where nothing but the course's own
// calls would run.
//
// JupyterLab's own "run all" is lost without a sign, or asks for a kernel, when it is pressed while the kernel
// still starts; on a slow server that takes many seconds.

import { sources } from "./course_page.js";
import { areOwnCalls } from "./own_calls.js";

// A file that lies beside a page, such as a practicum.py, must not be what an unasked run imports.
const WITHOUT_FOLDER = '__import__("sys").path[:] = [place for place in __import__("sys").path if place]';
const WITH_FOLDER = '__import__("sys").path.insert(0, "")';

/**
 * Give what runs pages: as somebody asked, and unasked.
 * @param {Lab} NotebookActions
 */
export function pageRun(NotebookActions) {
  const running = new WeakSet(); // pressed again while it waits, a page still runs once
  /**
   * @param {Lab} panel
   * @param {(context: Lab) => Promise<boolean>} act
   */
  const once = async (panel, act) => {
    if (running.has(panel)) return false;
    running.add(panel);
    try {
      return await act(await kernelOf(panel));
    } finally {
      running.delete(panel);
    }
  };
  return {
    asked: (/** @type {Lab} */ panel) => once(panel, (context) => runAll(panel, context, NotebookActions)),
    unasked: (/** @type {Lab} */ panel) => once(panel, (context) => runOwn(panel, context, NotebookActions)),
  };
}

/**
 * Wait until a notebook's kernel has answered once, starting it if need be.
 * @param {Lab} panel
 */
async function kernelOf(panel) {
  const context = panel.sessionContext;
  await context.ready;
  if (context.hasNoKernel) await context.startKernel();
  await context.session?.kernel?.info;
  return context;
}

/**
 * Run a page unasked, if by now it still holds nothing but own calls and its kernel speaks their language; tell whether.
 * @param {Lab} panel
 * @param {Lab} context
 * @param {Lab} NotebookActions
 */
async function runOwn(panel, context, NotebookActions) {
  const kernel = context.session?.kernel;
  if (!kernel || !areOwnCalls(sources(panel))) return false;
  if ((await kernel.info).language_info.name !== "python") return false;
  const tell = (/** @type {string} */ code) =>
    kernel.requestExecute({ code, silent: true, store_history: false }).done;
  await tell(WITHOUT_FOLDER);
  await runAll(panel, context, NotebookActions);
  await tell(WITH_FOLDER);
  return true;
}

/**
 * Run every cell, and leave the page where it stands: JupyterLab would leap to the last one.
 * @param {Lab} panel
 * @param {Lab} context
 * @param {Lab} NotebookActions
 */
async function runAll(panel, context, NotebookActions) {
  const stay = whereItStands(panel.content);
  const done = NotebookActions.runAll(panel.content, context);
  requestAnimationFrame(stay);
  await done;
  requestAnimationFrame(stay);
  return true;
}

/**
 * Remember where a page stands, and give what puts it there again.
 * @param {Lab} notebook
 */
function whereItStands(notebook) {
  const { activeCellIndex, node } = notebook;
  const scroller = node.querySelector(".jp-WindowedPanel-outer") ?? node;
  const { scrollTop } = scroller;
  return () => {
    notebook.activeCellIndex = activeCellIndex;
    scroller.scrollTop = scrollTop;
  };
}
