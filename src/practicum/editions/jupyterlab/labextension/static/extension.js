// The course's part of JupyterLab, as JupyterLab loads it: a plain script that hands over a plugin.

(() => {
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const wanted = {
    application: "@jupyterlab/application",
    coreutils: "@jupyterlab/coreutils",
    notebook: "@jupyterlab/notebook",
    settings: "@jupyterlab/settingregistry",
    widgets: "@lumino/widgets",
  };
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

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB.practicum = {
    init: (/** @type {Lab} */ scope) => {
      shared = scope;
    },
    get: async () => {
      const { plugin } = await import(new URL("plugin.js", here).href);
      const taken = await Promise.all(Object.entries(wanted).map(async ([as, name]) => [as, await take(name)]));
      const extension = { __esModule: true, default: plugin(Object.fromEntries(taken)) };
      return () => extension;
    },
  };
})();
