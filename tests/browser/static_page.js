// A notebook's page without JupyterLab: it shows widgets through the interface that anywidget documents.
// `practicumKernel(request)` is the test's process: it takes JSON and gives JSON, as static_page.py says.

const models = new Map(); // by id: a promise of {model, widget, exports}
let asking = 0; // requests that the kernel has not answered yet
let views = new AbortController(); // ends what is shown when something else is

class Model {
  #state;
  #changed = {};
  #listeners = new Map(); // by name: those who listen

  constructor(id, state) {
    this.id = id;
    this.#state = state;
  }
  get(name) {
    return this.#state[name];
  }
  set(name, value) {
    this.#changed[name] = value;
    this.update({ [name]: value });
  }
  save_changes() {
    const state = this.#changed;
    this.#changed = {};
    ask({ kind: "message", model: this.id, data: { method: "update", state, buffer_paths: [] } });
  }
  send(content) {
    return ask({ kind: "message", model: this.id, data: { method: "custom", content } });
  }
  on(name, listener) {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }
  off(name, listener) {
    const kept = (this.#listeners.get(name) ?? []).filter((other) => listener && other !== listener);
    this.#listeners.set(name, kept);
  }
  tell(name, ...said) {
    for (const listener of this.#listeners.get(name) ?? []) listener(...said);
  }
  update(state) {
    Object.assign(this.#state, state);
    for (const name of Object.keys(state)) this.tell(`change:${name}`);
    this.tell("change");
  }
}

/** Ask the kernel, and take what it sends, in the order in which it was sent. */
async function ask(request) {
  asking += 1;
  const { answer, sent } = JSON.parse(await globalThis.practicumKernel(JSON.stringify(request)));
  await deliver(sent);
  asking -= 1;
  return answer;
}

/** Take what the kernel sent: [{model, data}]. What nobody asked for on this page reaches nobody. */
async function deliver(sent) {
  for (const { model: id, data } of sent) {
    const { model } = (await models.get(id)) ?? {};
    if (!model) continue;
    if (data.method === "update") model.update(data.state);
    else model.tell("msg:custom", data.content, []);
  }
}

function opened(id) {
  if (!models.has(id)) models.set(id, open(id));
  return models.get(id);
}

async function open(id) {
  const model = new Model(id, await ask({ kind: "state", model: id }));
  dress(model.get("_anywidget_id"), model.get("_css"));
  const address = URL.createObjectURL(new Blob([model.get("_esm")], { type: "text/javascript" }));
  const { default: made } = await import(address);
  URL.revokeObjectURL(address);
  const widget = typeof made === "function" ? await made() : made;
  const exports = await widget.initialize?.({ model, signal: new AbortController().signal });
  return { model, widget, exports: typeof exports === "object" ? exports : undefined };
}

function dress(id, css) {
  if (!css) return;
  const sheet =
    document.getElementById(id) ?? document.head.appendChild(Object.assign(document.createElement("style"), { id }));
  sheet.textContent = css;
}

function hostOf(signal) {
  const idOf = (reference) => reference.replace(/^anywidget:/, "");
  return {
    getModel: async (reference) => (await opened(idOf(reference))).model,
    getWidget: async (reference) => {
      const { exports } = await opened(idOf(reference));
      return { exports, render: ({ el, signal: own = signal }) => render(idOf(reference), el, own) };
    },
  };
}

async function render(id, el, signal) {
  const { model, widget } = await opened(id);
  const cleanUp = await widget.render({ model, el, host: hostOf(signal), signal });
  if (typeof cleanUp === "function") signal.addEventListener("abort", cleanUp);
}

/** Lay out a cell as JupyterLab does, its code folded away, and give the place of its output. */
function cell() {
  const frame = document.createElement("div");
  frame.className = "jp-Cell jp-CodeCell jp-Notebook-cell";
  frame.innerHTML = `
    <div class="jp-Cell-inputWrapper"><div class="jp-InputPlaceholder"></div></div>
    <div class="jp-Cell-outputWrapper">
      <div class="jp-Collapser jp-OutputCollapser jp-Cell-outputCollapser"></div>
      <div class="jp-OutputArea jp-Cell-outputArea">
        <div class="jp-OutputArea-child jp-OutputArea-executeResult">
          <div class="jp-OutputPrompt jp-OutputArea-prompt">[1]:</div>
          <div class="jp-OutputArea-output"><div class="lm-Widget jupyter-widgets"></div></div>
        </div>
      </div>
    </div>`;
  document.querySelector(".jp-Notebook").append(frame);
  return frame.querySelector(".jupyter-widgets");
}

/** Show some widgets in place of what stands here, and wait until they are drawn. */
async function show(ids) {
  views.abort();
  views = new AbortController();
  document.querySelector(".jp-Notebook").replaceChildren();
  await Promise.all(ids.map((id) => render(id, cell(), views.signal)));
}

/** Dress the page in another theme; its sheet is there some time later. */
function setTheme(folder, name) {
  const sheet = document.querySelector('link[href^="themes/"]');
  sheet.replaceWith(Object.assign(sheet.cloneNode(), { href: `themes/${folder}.css` }));
  document.body.dataset.jpThemeName = name;
  document.body.dataset.jpThemeLight = String(name === "JupyterLab Light");
}

/** Bring some elements each of some keys, without the browser's own part in it: [{key, ctrlKey, ...}]. */
function strike(elements, keys) {
  for (const element of elements) {
    for (const key of keys) {
      element.focus();
      element.dispatchEvent(
        new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true, composed: true }),
      );
    }
  }
  return elements.length * keys.length;
}

// What JupyterLab's own shortcuts would see: it listens here, when a key has come up through the page.
const leaked = [];
document.addEventListener("keydown", (event) => {
  if (["Alt", "Control", "Meta", "Shift"].includes(event.key)) return; // by themselves they do nothing
  const held = ["ctrlKey", "altKey", "metaKey", "shiftKey"]
    .filter((name) => event[name])
    .map((name) => name.slice(0, -3));
  leaked.push([...held, event.key].join("+"));
  if (event.ctrlKey || event.altKey) event.preventDefault(); // nor does the browser save or leave the page
});

globalThis.practicumPage = { show, deliver, setTheme, strike, leaked, idle: () => asking === 0 };
