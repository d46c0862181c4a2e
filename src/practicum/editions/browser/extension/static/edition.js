// The browser edition's part of JupyterLite: run a page on opening, keep the passport, go from page to page.
//
// The kernel's disk is memory here, and the notebooks are never changed, so nothing but the passport is kept, line
// by line, in the browser's own storage: that needs no service worker, and works on a plain intranet page, too.

const TARGET = "practicum.passport"; // the comm on which the kernel tells what it has written
const ROOT = new URL("../..", location.href).pathname; // the folder that holds this version's folder
const FILES = new URL("../files/", location.href).href; // this version's pages
const FOLDER = ROOT.replace(/\W/g, "-"); // a name for this copy of the course
const LINE = `practicum:passport:${ROOT}:`;
const PROBE = `${LINE}probe`;
const GATHERED = 50; // milliseconds within which the news of another tab are passed on together
const STEPS = ["app", "page", "kernel", "ready"];

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

/** @param {{ INotebookTracker: Lab, NotebookActions: Lab }} notebook */
function plugin({ INotebookTracker, NotebookActions }) {
  return {
    id: "practicum:browser-edition",
    autoStart: true,
    requires: [INotebookTracker],
    activate: (/** @type {Lab} */ app, /** @type {Lab} */ tracker) => {
      reach("page");
      Object.defineProperty(app.commands, "processKeydownEvent", { value: () => {} }); // nobody edits a page here
      for (const moving of ["mousedown", "dblclick", "focusin", "keydown"])
        window.addEventListener(moving, halt, true);
      for (const nearing of ["pointerdown", "focusin"]) window.addEventListener(nearing, aim, true);
      document.addEventListener("click", follow, true);
      tracker.widgetAdded.connect((/** @type {Lab} */ _, /** @type {Lab} */ panel) =>
        open(panel, NotebookActions).catch(() => tell("failed")),
      );
    },
  };
}

/**
 * Run a page once it is there: hand the kernel the passport first, then show every card.
 * @param {Lab} panel
 * @param {Lab} NotebookActions
 */
async function open(panel, NotebookActions) {
  const context = panel.sessionContext;
  await panel.context.ready;
  await context.ready;
  const kernel = context.session.kernel;
  await kernel.info;
  reach("kernel");
  kernel.registerCommTarget(TARGET, (/** @type {Lab} */ comm) => {
    comm.onMsg = (/** @type {Lab} */ { content }) => comm.send({ kept: keep(content.data) });
    listen((news) => comm.send(news));
  });
  const words = [JSON.stringify(kept()), JSON.stringify(FOLDER), works() ? "keeps=True" : "keeps=False"];
  const code = `from practicum.editions.browser.passport_bridge import open_passport; open_passport(${words.join(", ")})`;
  const { content } = await kernel.requestExecute({ code, silent: true, store_history: false }).done;
  if (content.status !== "ok") throw new Error(content.evalue);
  const { scrollX, scrollY } = window; // somebody may be reading by now
  const stay = () => window.scrollTo(scrollX, scrollY);
  const done = NotebookActions.runAll(panel.content, context);
  requestAnimationFrame(stay);
  await done;
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  requestAnimationFrame(stay);
  document.title = heading(panel) ?? document.title;
  panel.node.querySelector("[role=feed]")?.removeAttribute("role"); // its cells are no articles
  reach("ready");
}

/**
 * Keep a movement from JupyterLab, which would make a cell the active one, scroll to it, and take the focus.
 * @param {AtElement} event
 */
function halt(event) {
  const ours = event.type === "keydown" && event.target.closest?.(".practicum"); // our views see to their own keys
  if (!ours && event.target.closest?.(".jp-Notebook")) event.stopPropagation();
}

/**
 * Take a page's title out of its first heading.
 * @param {Lab} panel
 */
function heading(panel) {
  const cells = panel.content.model.sharedModel.cells;
  return cells.map((/** @type {Lab} */ cell) => cell.source.match(/^# (.+)$/m)?.[1]).find(Boolean);
}

/**
 * Say how far the start has come; the page's own script draws it.
 * @param {string} step
 */
function reach(step) {
  tell("reached", STEPS.indexOf(step) + 1);
}

/**
 * @param {string} what
 * @param {unknown} [detail]
 */
function tell(what, detail) {
  document.dispatchEvent(new CustomEvent(`practicum:${what}`, { detail }));
}

/** Give every line of the passport that this browser keeps, oldest first. */
function kept() {
  const keys = guarded(() => Object.keys(localStorage)) ?? [];
  const lines = keys
    .filter((/** @type {string} */ key) => key.startsWith(LINE))
    .map((/** @type {string} */ key) => localStorage.getItem(key));
  return lines.sort((/** @type {any} */ one, /** @type {string} */ other) => at(one).localeCompare(at(other)));
}

/**
 * Take a line's time, as the passport writes it.
 * @param {string} line
 */
function at(line) {
  return String(guarded(() => JSON.parse(line).at));
}

/**
 * Keep what the kernel has written since it last told, all of it or nothing; the page says if that is refused.
 * @param {News} news
 */
function keep({ added, gone }) {
  const name = (/** @type {string} */ line) => LINE + (guarded(() => JSON.parse(line).id) ?? line);
  const drop = (/** @type {string} */ line) => guarded(() => localStorage.removeItem(name(line)));
  const done = guarded(() => {
    for (const line of added) localStorage.setItem(name(line), line);
    return true;
  });
  for (const line of done ? gone : added) drop(line);
  if (done)
    tell("kept", { gone: gone.length > 0 }); // the page remembers that there is a passport
  else tell("unkept");
  return Boolean(done);
}

/**
 * Hear what other tabs of this browser add and delete, and pass it on in one piece.
 * @param {(news: News) => void} pass
 */
function listen(pass) {
  /** @type {News | undefined} */
  let news;
  const passOn = () => {
    pass(/** @type {News} */ (news));
    news = undefined;
  };
  window.addEventListener("storage", ({ key, oldValue, newValue }) => {
    if (!key?.startsWith(LINE) || key === PROBE) return;
    if (!news) setTimeout(passOn, GATHERED);
    news ??= { added: [], gone: [] };
    if (oldValue) news.gone.push(oldValue);
    if (newValue) news.added.push(newValue);
  });
}

/** Tell whether this browser keeps anything at all: some are told not to. */
function works() {
  return guarded(() => {
    localStorage.setItem(PROBE, "");
    localStorage.removeItem(PROBE);
    return true;
  });
}

/**
 * Do something that a browser may refuse; null then.
 * @param {() => any} act
 */
function guarded(act) {
  try {
    return act() ?? null;
  } catch {
    return null;
  }
}

/**
 * Let a link to a page lead through the door, which knows the present version: in this tab, or in another one.
 * @param {AtElement} event
 */
function aim({ target }) {
  const link = target.closest?.("a");
  const path = link && (link.dataset.practicumPage ?? named(link));
  if (!path) return;
  link.dataset.practicumPage = path;
  link.href = `${ROOT}index.html#${path.replace(/\.ipynb$/, "")}`;
}

/**
 * Open the page that a link names in this same tab; JupyterLite would open another one.
 * @param {AtElement} event
 */
function follow(event) {
  aim(event);
  const link = event.target.closest?.("a[data-practicum-page]");
  if (!link) return;
  event.stopPropagation();
  if (event.ctrlKey || event.metaKey || event.shiftKey) return; // the browser's own ways: another tab or window
  event.preventDefault();
  location.assign(link.href);
}

/**
 * Find the notebook that a link names, by its path among the pages: in prose JupyterLab's command or the file's
 * address says it, while our own links and plain ones say it as seen from this page, which may lie in a folder.
 * @param {HTMLElement} link
 * @returns {string | undefined}
 */
function named(link) {
  const { practicumNotebook, commandlinkerArgs } = link.dataset;
  const href = link.getAttribute("href") ?? "";
  const served = href.startsWith(FILES) ? href.slice(FILES.length) : undefined; // as JupyterLite leads to a file
  const whole = guarded(() => JSON.parse(commandlinkerArgs ?? "").path) ?? served;
  const path = whole ?? practicumNotebook ?? href;
  if (!/\.ipynb(#|$)/.test(path)) return undefined;
  const here = whole ? "" : (new URL(location.href).searchParams.get("path") ?? "");
  return guarded(() => new URL(path, `pages:/${here}`).href)?.match(/^pages:\/([\w/-]+\.ipynb)(#|$)/)?.[1];
}

window._JUPYTERLAB = window._JUPYTERLAB ?? {};
window._JUPYTERLAB["practicum-browser-edition"] = {
  init: (/** @type {Lab} */ scope) => {
    shared = scope;
    reach("app");
  },
  get: async () => {
    const extension = { __esModule: true, default: plugin(await take("@jupyterlab/notebook")) };
    return () => extension;
  },
};
