import { nameTail } from '../../../format';

/** The faces of the drawing, with their sizes in pixels. */
export type Face = 'label' | 'mono' | 'figure';

const SIZES: Record<Face, number> = { label: 13, mono: 12, figure: 11.5 };

/**
 * A text that fits a width in pixels. SVG cuts nothing by itself. Names of
 * topics lose their middle, since names of one family differ at both ends;
 * names of services lose their end.
 */
export function cutText(text: string, width: number, face: Face): string {
  if (widthOf(text, face) <= width) return text;
  const chars = [...text];
  const end = face === 'mono' ? endOf(text, width, face) : '';
  const head = chars.slice(0, chars.length - [...end].length);
  const cut = (length: number) =>
    `${head.slice(0, length).join('').trimEnd()}…${end}`;
  let low = 1;
  let high = head.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(cut(middle), face) <= width) low = middle;
    else high = middle - 1;
  }
  return cut(low);
}

/** What stays at the end: words by which it is told from others, where there is room for them. */
function endOf(text: string, width: number, face: Face): string {
  const tail = nameTail(text);
  return widthOf(tail, face) < 0.75 * width
    ? tail
    : [...tail].slice(-Math.floor([...text].length / 3)).join('');
}

const widths = new Map<string, number>();

/** How wide a text is, in pixels. */
export function widthOf(text: string, face: Face): number {
  const key = `${face} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    width = measure(text, face);
    // Thousands of names in one session, not more.
    if (widths.size > 20_000) widths.clear();
    widths.set(key, width);
  }
  return width;
}

let context: CanvasRenderingContext2D | undefined;

function measure(text: string, face: Face): number {
  // Where nothing can be measured, as in tests.
  if (typeof CanvasRenderingContext2D === 'undefined') {
    return text.length * SIZES[face] * 0.58;
  }
  context ??= document.createElement('canvas').getContext('2d') ?? undefined;
  if (!context) return text.length * SIZES[face] * 0.62;
  context.font = `${SIZES[face]}px ${fontOf(face)}`;
  return context.measureText(text).width;
}

function fontOf(face: Face): string {
  const name = face === 'mono' ? '--bui-font-monospace' : '--bui-font-regular';
  const value = getComputedStyle(document.body).getPropertyValue(name);
  return value || (face === 'mono' ? 'monospace' : 'sans-serif');
}
