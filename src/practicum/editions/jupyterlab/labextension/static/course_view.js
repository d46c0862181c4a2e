// How a page of the course looks in JupyterLab: alone, under the course's bar, until somebody asks for all of it.
//
// A style sheet does it, by a class of the body that stands there while such a page is the current one. JupyterLab's
// own layout and settings stay as they are beneath, so there is nothing to put back, and nothing of it is kept.

import { isPage } from "./course_page.js";

const ALONE = "practicum-alone"; // of the body, while a page of the course stands alone
const PAGE = "practicum-is-page"; // of a panel
const WHOLE = "practicum:whole-lab"; // the event of the bar's, as cards/frame_bar.js sends it

/**
 * Give what shows pages as a course.
 * @param {{ shell: Lab, Widget: Lab, words: Words, languages: Record<string, Language>, run: (panel: Lab) => void }} given
 */
export function courseView({ shell, Widget, words, languages, run }) {
  let whole = false; // whether somebody has asked for the whole of JupyterLab
  const show = () => {
    const current = shell.currentWidget;
    if (current?.context?.isReady === false) return current.context.ready.then(show); // till then, as it was
    document.body.classList.toggle(ALONE, !whole && Boolean(current?.hasClass(PAGE)));
  };
  const look = (/** @type {boolean} */ wanted) => {
    whole = wanted;
    show();
    const { toolbar } = shell.currentWidget ?? {}; // it folded what it had no room for
    if (toolbar)
      toolbar.processMessage(new Widget.ResizeMessage(toolbar.node.offsetWidth, toolbar.node.offsetHeight));
  };
  const offer = (/** @type {Lab} */ panel, /** @type {string} */ sentence) =>
    note(
      panel,
      sentence,
      element("button", { type: "button" }, words.run, () => run(panel)),
    );
  document.addEventListener(WHOLE, () => look(true));
  shell.currentChanged.connect(show);
  return {
    isAlone: () => document.body.classList.contains(ALONE),
    isWhole: () => whole,
    asCourse: () => look(false),
    offer,
    add: (/** @type {Lab} */ panel) => {
      const head = element("div", { class: "practicum-lab-head", ...languages.words });
      panel.contentHeader.addWidget(new Widget({ node: head }));
      if (!isPage(panel)) return;
      head.append(element("div", { class: "practicum-frame-slot", "data-practicum-lab": "" }));
      head.firstElementChild?.append(opening(words));
      panel.addClass(PAGE);
      calm(panel);
      show();
    },
  };
}

/**
 * Say something at the head of a page, with a button; no sentence takes it away.
 * @param {Lab} panel
 * @param {string} [sentence]
 * @param {HTMLElement} [button]
 */
export function note(panel, sentence, button) {
  const head = panel.node.querySelector(".practicum-lab-head");
  if (!head) return;
  head.querySelector(".practicum-lab-note")?.remove();
  head.querySelector(".practicum-lab-opening span")?.toggleAttribute("hidden", Boolean(sentence));
  if (sentence) head.append(element("div", { class: "practicum-lab-note", role: "status" }));
  if (sentence) head.lastElementChild.append(element("p", {}, sentence), button);
  panel.contentHeader.fit();
}

/**
 * What stands in the place of the bar until a page's kernel has drawn that.
 * @param {Words} words
 */
function opening(words) {
  const bar = element("p", { class: "practicum-lab-opening" });
  const ask = () => document.dispatchEvent(new Event(WHOLE));
  bar.append(element("span", {}, words.opening), element("button", { type: "button" }, words.whole, ask));
  return bar;
}

/**
 * Keep from JupyterLab what would open a text's Markdown, or add, move or join cells.
 * @param {Lab} panel
 */
function calm({ node }) {
  const halt = (/** @type {AtElement} */ event) => {
    const inside = event.target.closest?.(".jp-Notebook");
    const ours = event.type === "keydown" && event.target.closest?.(".practicum"); // our views see to their own keys
    const asked = event.ctrlKey || event.metaKey; // to save, for instance
    if (document.body.classList.contains(ALONE) && inside && !ours && !asked) event.stopPropagation();
  };
  for (const changing of ["dblclick", "keydown"]) node.addEventListener(changing, halt, true);
}

/**
 * @param {string} tag
 * @param {Attributes} attributes
 * @param {string} [text]
 * @param {() => void} [press]
 */
function element(tag, attributes, text = "", press) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(text);
  if (press) made.addEventListener("click", press);
  return made;
}
