// A notebook of JupyterLab's that may be a page of the course: what it is, and whether anybody has changed it.

import { opensPage } from "./own_calls.js";

/**
 * Tell whether a notebook is the course's: it says so itself.
 * @param {Lab} panel
 */
export function isOfCourse(panel) {
  return panel?.context?.isReady && panel.model?.getMetadata?.("practicum") !== undefined;
}

/**
 * Tell whether a notebook is a page that learners walk through; a facilitator's are the course's, too.
 * @param {Lab} panel
 */
export function isPage(panel) {
  return isOfCourse(panel) && opensPage(sources(panel));
}

/**
 * Give the source of every code cell.
 * @param {Lab} panel
 * @returns {string[]}
 */
export function sources(panel) {
  return cells(panel)
    .filter((cell) => cell.type === "code")
    .map((cell) => cell.sharedModel.getSource());
}

/**
 * Let a page that was only opened and run not be "unsaved": what running puts on it is dropped on saving anyway.
 * @param {Lab} panel
 */
export function keepUnchanged(panel) {
  const { model } = panel;
  let came = written(panel);
  const settle = () => {
    if (model.dirty && written(panel) === came) model.dirty = false;
  };
  model.stateChanged.connect(settle);
  panel.context.saveState.connect((/** @type {Lab} */ _, /** @type {string} */ state) => {
    if (state === "completed") came = written(panel);
  });
  settle();
}

/**
 * Give all that a person may change on a page; that a cell is trusted is added when it is run.
 * @param {Lab} panel
 */
function written(panel) {
  const parts = cells(panel).map(({ type, sharedModel }) => {
    const { trusted: _, ...metadata } = sharedModel.getMetadata();
    return [type, sharedModel.getSource(), metadata];
  });
  return JSON.stringify(parts);
}

/**
 * @param {Lab} panel
 * @returns {Lab[]}
 */
function cells({ model }) {
  return Array.from(model.cells);
}
