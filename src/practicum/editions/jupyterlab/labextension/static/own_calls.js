// Tell whether a notebook's code is nothing but the course's own calls, so that it may run unasked.
//
// What the course shows when it is called writes nothing; any other name of the package might lead anywhere. So the
// names are listed, and whatever is not plainly one of these calls with plain values is not run: no expression, no
// f-string, no name.

const OWN = new Set([
  ...["page", "vignette", "try_out", "form", "case", "write", "plan", "review", "sheet", "beyond"],
  ...["claims", "find", "build", "ladder", "twists", "contrasts", "readings"].map((name) => `article.${name}`),
  ...["map", "passport", "record", "change"].map((name) => `mine.${name}`),
  ...["workshop.room.console", "workshop.room.cards", "cohort.see", "panel.ask", "panel.hear"],
]);
const UNSEEN = /[^\P{C}\n\t]|[\p{Zl}\p{Zp}]/u; // characters at which Python or IPython may begin a line, and we not
const IMPORT = /^import practicum(?:\.(?:workshop\.room|cohort|panel))?$/;
const COMMENT = /^[ \t]*#.*$/;
const CALL = /^practicum\.([a-z_.]+)\(/;
const GAP = /\s*/y;
const KEYWORD = /[a-z_]+\s*=(?!=)\s*/y;
const LITERAL = /"[^"\\\n]*"|'[^'\\\n]*'|-?\d+(?:\.\d+)?(?![\w.])|(?:True|False|None)\b/y;
const ADJOINING = /\s*["']/y; // Python would join the two strings

/**
 * Tell of all the code cells of a notebook whether each is one of the course's own calls.
 * @param {string[]} sources
 */
export function areOwnCalls(sources) {
  return sources.length > 0 && sources.every((source) => call(source) !== null);
}

/**
 * Tell whether some cell opens a page of the course, and so draws its bar.
 * @param {string[]} sources
 */
export function opensPage(sources) {
  return sources.some((source) => /^practicum\.page\("/m.test(source));
}

/**
 * Name what a cell calls, if it is comments, imports of the package, and one call of the course's own.
 * @param {string} source
 * @returns {string | null}
 */
function call(source) {
  if (UNSEEN.test(source)) return null;
  const lines = source.split("\n");
  while (lines.length && (!lines[0].trim() || COMMENT.test(lines[0]) || IMPORT.test(lines[0]))) lines.shift();
  const rest = lines.join("\n").trimEnd();
  const [before = "", name] = CALL.exec(rest) ?? [];
  return name && OWN.has(name) && arePlain(rest, before.length) ? name : null;
}

/**
 * Tell whether what follows an opening bracket is plain values, a closing bracket, and nothing else.
 * @param {string} text
 * @param {number} at
 */
function arePlain(text, at) {
  const skip = (/** @type {RegExp} */ what) => {
    what.lastIndex = at;
    const found = what.exec(text)?.[0];
    at += found?.length ?? 0;
    return found !== undefined;
  };
  const ends = () => {
    skip(GAP);
    return text[at] === ")" && at === text.length - 1;
  };
  while (!ends()) {
    skip(KEYWORD);
    if (!skip(LITERAL) || skip(ADJOINING)) return false;
    if (ends()) return true;
    if (text[at] !== ",") return false;
    at += 1;
  }
  return true;
}
