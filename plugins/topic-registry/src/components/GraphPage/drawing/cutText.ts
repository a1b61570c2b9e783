/** Width of a character of the monospaced face at the nodes' size, in pixels. */
const MONO = 7.25;

// Widths of the proportional face, in classes that are good enough for a cut.
function widthOf(char: string): number {
  if (/[iljtfr.,:;'|! ()-]/.test(char)) return 4;
  if (/[mwMW@%&]/.test(char)) return 10.4;
  return /[A-Z0-9]/.test(char) ? 8 : 6.7;
}

function measure(text: string, mono: boolean): number {
  if (mono) return [...text].length * MONO;
  return [...text].reduce((sum, char) => sum + widthOf(char), 0);
}

/**
 * A text that fits a width in pixels. SVG cuts nothing by itself. Names of
 * topics lose their middle, since names of one family differ at both ends;
 * names of services lose their end.
 */
export function cutText(text: string, width: number, mono: boolean): string {
  if (measure(text, mono) <= width) return text;
  const chars = [...text];
  const room = width - measure('…', mono);
  if (mono) {
    const most = Math.max(2, Math.floor(room / MONO));
    const tail = Math.min(8, Math.floor(most / 2));
    return `${chars.slice(0, most - tail).join('')}…${chars
      .slice(chars.length - tail)
      .join('')}`;
  }
  let used = 0;
  let end = 0;
  while (end < chars.length && used + widthOf(chars[end]) <= room) {
    used += widthOf(chars[end]);
    end++;
  }
  return `${chars.slice(0, Math.max(1, end)).join('').trimEnd()}…`;
}
