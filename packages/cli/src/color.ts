/** Marks words for a terminal; without colours, leaves them as they are. */
export interface Style {
  error(text: string): string;
  warning(text: string): string;
  info(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
  good(text: string): string;
}

const CODES = {
  error: [31, 39],
  warning: [33, 39],
  info: [36, 39],
  strong: [1, 22],
  faint: [2, 22],
  good: [32, 39],
} as const;

function styleWith(put: (text: string, codes: readonly number[]) => string) {
  const mark = (name: keyof typeof CODES) => (text: string) =>
    put(text, CODES[name]);
  return {
    error: mark('error'),
    warning: mark('warning'),
    info: mark('info'),
    strong: mark('strong'),
    faint: mark('faint'),
    good: mark('good'),
  };
}

export const PLAIN: Style = styleWith(text => text);

export const COLORED: Style = styleWith(
  (text, [on, off]) => `\u001b[${on}m${text}\u001b[${off}m`,
);

/** Splits a text at the marks of {@link COLORED}, which stay as parts of their own. */
// eslint-disable-next-line no-control-regex
export const STYLE_MARKS = /(\u001b\[(?:1|2|22|31|32|33|36|39)m)/;

/** Whether a part is such a mark. */
export function isStyleMark(part: string): boolean {
  return STYLE_MARKS.test(part);
}

/**
 * Whether a stream is to get colours: as asked by `--color` or `--no-color`,
 * else as `NO_COLOR` (https://no-color.org) or `FORCE_COLOR` say, else where it
 * is a terminal.
 */
export function wantsColor(
  stream: { isTTY?: boolean },
  environment: NodeJS.ProcessEnv,
  asked?: boolean,
): boolean {
  if (asked !== undefined) return asked;
  if (environment.NO_COLOR) return false;
  const { FORCE_COLOR } = environment;
  if (FORCE_COLOR !== undefined) return !['0', 'false'].includes(FORCE_COLOR);
  return stream.isTTY === true && environment.TERM !== 'dumb';
}

/** Takes `--color` and `--no-color` out of a command line, where they may stand anywhere. */
export function takeColorOption(argv: readonly string[]): {
  rest: string[];
  color?: boolean;
} {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const asked = options.filter(word => /^--(?:no-)?color$/.test(word)).pop();
  return {
    rest: [
      ...options.filter(word => !/^--(?:no-)?color$/.test(word)),
      ...argv.slice(options.length),
    ],
    ...(asked && { color: asked === '--color' }),
  };
}
