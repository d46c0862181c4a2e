// What a view decides without a page: which keys go on, what a text seems to name, how a sentence is filled.

export const COMMITTED = "practicum:committed"; // tells whatever counts on a page of a choice that was saved
export const LETTERS = "ABCDE"; // of a scene's options, in their order, as present.py has them

/**
 * Tell whether a key may reach JupyterLab: its menus and saving, and nothing that changes a cell.
 * @param {{ key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, shiftKey?: boolean }} event
 */
export function passes({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  const command = ctrlKey || metaKey;
  if (key === "Enter") return (shiftKey || command) && !altKey;
  if (command && shiftKey) return !/^(Arrow|M$|-$|Backspace$)/i.test(key);
  return (command && key !== "Backspace") || altKey;
}

/**
 * Fill {gaps} in a sentence of the catalogue.
 * @param {string} sentence
 * @param {Record<string, unknown>} gaps
 */
export function fill(sentence, gaps) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) =>
    String(Object.hasOwn(gaps, name) ? (gaps[name] ?? whole) : whole),
  );
}

/**
 * Tell whether a text seems to name somebody: an address, a run of digits, or a name within a sentence.
 * @param {string} text
 */
export function looksPersonal(text) {
  return /\S@\S|\d{4,}|\d[./-]\d|\p{Ll}[,;]?\s\p{Lu}\p{Ll}{2,}/u.test(text);
}

/**
 * Read a file as text, in the encoding that its first bytes tell: some editors save UTF-16.
 * @param {Blob} file
 */
export async function textOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  const little = (first === 0xff && second === 0xfe) || (first && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second);
  return new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : "utf-8").decode(bytes);
}
