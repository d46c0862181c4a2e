// The pages of a course in their two parts: the core, and below a heading what is further.

/**
 * Give the lists of both parts; a course without a core is one list.
 * @template {{ core: boolean }} Row
 * @param {Row[]} pages
 * @param {(part: Row[]) => HTMLElement} list
 * @param {() => HTMLElement} heading
 * @returns {HTMLElement[]}
 */
export function inParts(pages, list, heading) {
  const core = pages.filter((page) => page.core);
  const further = pages.filter((page) => !page.core);
  const lists = [core, further].filter((part) => part.length).map(list);
  return lists.length === 2 ? [lists[0], heading(), lists[1]] : lists;
}
