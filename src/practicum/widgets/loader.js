// Load what draws a view: every module of the package becomes one blob address of the page, whichever view is first.

const SHARED = Symbol.for("practicum:modules");
const IMPORT = /^((?:import|export)\b[^;"'(]*?)"(\.[^"]+)"/gm; // as modules.py reads it

export default {
  /** @param {{ model: Model }} loader */
  initialize: ({ model }) => ({
    /** @type {(given: Given, drawing: Drawing) => Promise<void>} */
    draw: (given, drawing) => draw(given, drawing, model.get("languages")),
  }),
};

/**
 * Draw a view with its entry module, once that and all it imports are loaded.
 * @param {Given} given
 * @param {Drawing} drawing
 * @param {{ words: Language, course: Language }} languages
 */
async function draw({ model, el, host, signal }, drawing, languages) {
  const before = await Promise.all(drawing.before.map(async (part) => (await host.getWidget(part)).exports.part));
  const parts = [...before, drawing];
  const modules = parts.flatMap((part) => part.modules);
  const entry = await import(addressOf(drawing.entry, modules));
  const groups = Object.assign({}, ...parts.map((part) => part.words));
  const words = Object.fromEntries(drawing.groups.map((group) => [group.split(".").pop(), groups[group]]));
  await entry.draw({ model, el, signal, words, said: languages.words, course: languages.course });
}

/**
 * Give each module its address, those that it imports first, and tell the entry's.
 * @param {string} entry
 * @param {Source[]} modules
 */
export function addressOf(entry, modules) {
  /** @type {Known<string, string>} */
  const addresses = new Map(); // by name
  for (const { name, source } of modules) addresses.set(name, address(name, linked(name, source, addresses)));
  return addresses.get(entry);
}

/**
 * Put addresses in the place of what a module imports.
 * @param {string} name
 * @param {string} source
 * @param {Map<string, string>} addresses
 */
function linked(name, source, addresses) {
  return source.replace(IMPORT, (_, before, specifier) => `${before}"${addresses.get(resolved(specifier, name))}"`);
}

/**
 * Name what a module imports, by its path within the package.
 * @param {string} specifier
 * @param {string} name
 */
function resolved(specifier, name) {
  return new URL(specifier, `file:///${name}`).pathname.slice(1);
}

/**
 * Give a source its address: the one that it has, if the page holds it already.
 * @param {string} name
 * @param {string} source
 * @returns {string}
 */
function address(name, source) {
  const addresses = addressesOfThePage();
  const whole = `${source}\n//# sourceURL=practicum/${name}\n`;
  if (!addresses.has(whole))
    addresses.set(whole, URL.createObjectURL(new Blob([whole], { type: "text/javascript" })));
  return addresses.get(whole);
}

/**
 * Give the addresses of the page's modules, by their source: shared by all kernels of the page, so that a page which
 * is run again goes on with the modules that it has, and a source that has changed meanwhile becomes a module anew.
 * @returns {Known<string, string>}
 */
function addressesOfThePage() {
  const page = /** @type {any} */ (globalThis);
  page[SHARED] ??= new Map();
  return page[SHARED];
}
