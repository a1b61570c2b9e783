/**
 * Keeps headings from skipping a level, as those of a viewer do that is made to
 * be a page of its own: each is one level below the heading that it belongs to.
 */
export function levelHeadings(within: ParentNode): void {
  const above: { own: number; level: number }[] = [];
  for (const heading of within.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const own = Number(heading.tagName[1]);
    while (above.length > 0 && above[above.length - 1].own >= own) above.pop();
    const parent = above.at(-1);
    const level = parent ? parent.level + 1 : own;
    if (level === own) heading.removeAttribute('aria-level');
    else heading.setAttribute('aria-level', String(level));
    above.push({ own, level });
  }
}
