// The course in JupyterLab: its pages run when they open, look like a course, and lead from one to the next.

import { isOfCourse, keepUnchanged, sources } from "./course_page.js";
import { courseView, note } from "./course_view.js";
import { courseWalk } from "./course_walk.js";
import { areOwnCalls } from "./own_calls.js";
import { pageRun } from "./page_run.js";

const ID = "practicum:course"; // also the name of its settings
const LOST = ["restarting", "autorestarting"]; // a kernel that comes back with nothing in it

/**
 * Make the plugin of the modules that JupyterLab shares. Without words (the server's part is off) pages look as any
 * notebook does; Notebook 7 has no shell that could show one page alone.
 * @param {Record<string, Lab>} lab
 */
export function plugin({ application, coreutils, notebook, settings, widgets }) {
  return {
    id: ID,
    autoStart: true,
    requires: [notebook.INotebookTracker],
    optional: [application.ILabShell, settings.ISettingRegistry],
    activate: (
      /** @type {Lab} */ app,
      /** @type {Lab} */ tracker,
      /** @type {Lab} */ shell,
      /** @type {Lab} */ registry,
    ) => {
      const run = pageRun(notebook.NotebookActions);
      const said = JSON.parse(coreutils.PageConfig.getOption("practicum") || "null");
      dress(said?.looks);
      const pressed = async (/** @type {Lab} */ panel) => {
        note(panel);
        mark(panel, "opening");
        await run.asked(panel);
        mark(panel, "ready");
      };
      const view = shell && said && courseView({ shell, Widget: widgets.Widget, ...said, run: pressed });
      courseWalk({ app, tracker, shell, isAlone: () => Boolean(view?.isAlone()) });
      addCommands(app, tracker, view, pressed);
      const wanted = registry?.load(ID).then((/** @type {Lab} */ found) => found.get("runPages").composite);
      const open = opener({ tracker, run, view, words: said?.words, wanted: wanted ?? true });
      tracker.widgetAdded.connect((/** @type {Lab} */ _, /** @type {Lab} */ panel) => open(panel));
    },
  };
}

/**
 * @param {Lab} app
 * @param {Lab} tracker
 * @param {Lab} view
 * @param {(panel: Lab) => Promise<void>} run
 */
function addCommands({ commands }, tracker, view, run) {
  commands.addCommand("practicum:run-page", {
    execute: () => tracker.currentWidget && run(tracker.currentWidget),
  });
  commands.addCommand("practicum:course-view", {
    execute: () => view?.asCourse(),
    isVisible: () => Boolean(view),
  });
}

/**
 * Give what opens a notebook: one of the course's is run, or says why it is not; any other is left alone.
 * @param {{ tracker: Lab, run: Lab, view: Lab, words: Words, wanted: boolean | Promise<boolean> }} given
 */
function opener({ tracker, run, view, words, wanted }) {
  const offer = (/** @type {Lab} */ panel, /** @type {string} */ why) => {
    view?.offer(panel, words[why]);
    mark(panel, why);
  };
  return async (/** @type {Lab} */ panel) => {
    await panel.context.ready;
    panel.addClass(isOfCourse(panel) ? "practicum-is-course" : "practicum-is-other");
    if (!isOfCourse(panel)) return;
    keepUnchanged(panel);
    view?.add(panel);
    watch(panel, () => offer(panel, "lost"));
    if (!(await wanted)) return offer(panel, "waits");
    if (!areOwnCalls(sources(panel))) return offer(panel, "changed");
    await isCurrent(panel, tracker);
    if (await run.unasked(panel)) mark(panel, "ready");
    else offer(panel, "changed");
  };
}

/**
 * Tell when a page has lost its kernel and another one is there, or none will be.
 * @param {Lab} panel
 * @param {() => void} tell
 */
function watch({ sessionContext }, tell) {
  let lost = false;
  sessionContext.statusChanged.connect((/** @type {Lab} */ _, /** @type {string} */ status) => {
    if (status === "dead" || (lost && status === "idle")) tell();
    lost = LOST.includes(status) || (lost && status !== "idle" && status !== "dead");
  });
}

/**
 * Wait until a notebook is the one that is looked at: of those that JupyterLab opens again, only that is run.
 * @param {Lab} panel
 * @param {Lab} tracker
 */
function isCurrent(panel, tracker) {
  return new Promise((resolve) => {
    const look = () => tracker.currentWidget === panel && resolve(true);
    tracker.currentChanged.connect(look);
    look();
  });
}

/**
 * Say of a page how far it is, for whoever waits for it.
 * @param {Lab} panel
 * @param {string} state
 */
function mark({ node }, state) {
  node.dataset.practicum = state;
}

/**
 * Add the looks that every edition shares, and the style sheet for JupyterLab alone, which lies beside this script.
 * @param {string} [looks]
 */
function dress(looks = "") {
  const href = new URL("course_view.css", import.meta.url).href;
  const add = (/** @type {"style" | "link"} */ tag, /** @type {Attributes} */ given) =>
    document.head.append(Object.assign(document.createElement(tag), given));
  add("style", { textContent: looks });
  add("link", { rel: "stylesheet", href });
}
