// A small JupyterLab extension, in plain JavaScript: run a page once its kernel is there, follow the map's links, and
// keep from the course's pages what serves programmers, such as a cell's buttons. Other notebooks stay as they are.
//
// JupyterLab's own "run all" is lost without a sign, or asks for a kernel, when it is pressed while the kernel
// still starts; on a slow server that takes many seconds. The button and its label stand in overrides.json.

const NARROW = 700; // pixels: less has no room for a page and a list of files beside it
const STYLE = `
  .practicum-is-course .jp-cell-toolbar,
  .practicum-is-other [data-jp-item-name="practicum-run"] { display: none; }
`;

/** @type {Lab} */
let shared; // the modules that JupyterLab shares with its extensions

/**
 * Take one of the shared modules, whatever its version.
 * @param {string} name
 */
async function take(name) {
  const [version] = Object.values(shared[name]);
  const factory = await version.get();
  return factory();
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

/** @param {{ INotebookTracker: Lab, NotebookActions: Lab }} notebook */
function plugin({ INotebookTracker, NotebookActions }) {
  const running = new WeakSet(); // pressed again while it waits, a page still runs once
  const runPage = async (/** @type {Lab} */ tracker) => {
    const panel = tracker.currentWidget;
    if (!panel || running.has(panel)) return;
    running.add(panel);
    try {
      const context = await kernelOf(panel);
      const stay = whereItStands(panel.content);
      const done = NotebookActions.runAll(panel.content, context);
      requestAnimationFrame(stay);
      await done;
      requestAnimationFrame(stay);
      settle(panel);
    } finally {
      running.delete(panel);
    }
  };
  return {
    id: "practicum:run-page",
    autoStart: true,
    requires: [INotebookTracker],
    activate: (/** @type {Lab} */ app, /** @type {Lab} */ tracker) => {
      app.commands.addCommand("practicum:run-page", { execute: () => runPage(tracker) });
      document.addEventListener("click", (event) => follow(event, app, tracker));
      document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
      tracker.widgetAdded.connect((/** @type {Lab} */ _, /** @type {Lab} */ panel) => {
        mark(panel);
        makeRoom(app, panel);
      });
    },
  };
}

/**
 * Remember where a page stands, and give what puts it there again: running all cells leaps to the last one.
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

/**
 * A course page that was only run is not "unsaved": what running puts on it is dropped on saving anyway.
 * @param {Lab} panel
 */
function settle(panel) {
  if (isOfCourse(panel)) panel.model.dirty = false;
}

/**
 * Say of a notebook whether it is the course's, for the style sheet.
 * @param {Lab} panel
 */
async function mark(panel) {
  await panel.context.ready;
  panel.addClass(isOfCourse(panel) ? "practicum-is-course" : "practicum-is-other");
}

/**
 * Fold the list of files away when a course page opens in a narrow window; its tab at the left brings it back.
 * @param {Lab} app
 * @param {Lab} panel
 */
async function makeRoom({ shell, restored }, panel) {
  await Promise.all([restored, panel.context.ready]);
  if (window.innerWidth < NARROW && isOfCourse(panel)) shell.collapseLeft();
}

/** @param {Lab} panel */
function isOfCourse(panel) {
  return panel.model?.getMetadata("practicum") !== undefined;
}

/**
 * Open the notebook that a link of the course's map names, beside the one that the map stands in.
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

window._JUPYTERLAB = window._JUPYTERLAB ?? {};
window._JUPYTERLAB.practicum = {
  init: (/** @type {Lab} */ scope) => {
    shared = scope;
  },
  get: async () => {
    const extension = { __esModule: true, default: plugin(await take("@jupyterlab/notebook")) };
    return () => extension;
  },
};
