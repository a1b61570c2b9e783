/**
 * The address of a line of a document, where the document has a web address.
 *
 * @remarks
 * Git hosts show Markdown rendered, without lines, unless the address asks for
 * the plain text: `?plain=1` on GitHub and GitLab.
 *
 * @public
 */
export function documentLineUrl(
  target: string,
  line: number,
): string | undefined {
  if (!/^https?:\/\//i.test(target)) return undefined;
  let url: URL;
  try {
    url = new URL(target);
  } catch {
    return undefined;
  }
  if (/\/blob\//.test(url.pathname) && !url.search) url.search = '?plain=1';
  url.hash = `L${line}`;
  return url.toString();
}
