import fc from 'fast-check';

/** Names that break what takes them for something else, by what they pretend to be. */
const KINDS: Record<string, readonly string[]> = {
  prototype: [
    ...['constructor', '__proto__', 'prototype', 'valueOf', 'toString'],
    ...['hasOwnProperty', 'isPrototypeOf', '__defineGetter__', 'toJSON'],
    ...['then', 'length', 'name', 'size', 'get', 'undefined', 'null', 'NaN'],
  ],
  lengths: ['a'.repeat(249), 'a'.repeat(250), `${'a.'.repeat(124)}b`, 'x'],
  collisions: ['a.b', 'a_b', 'A.b', 'A_B', 'a.b_c', 'a_b.c', 'a-b'],
  control: ['a\u0000b', '\u0007', 'a\u001b[2J\u001b[31m', '\u001b]0;t\u0007'],
  c1: ['\u009b2J', 'a\u007fb', 'a\u0085b', '\u0090x\u009c'],
  lines: [
    'a\nb',
    'a\r\nb',
    'a\rb',
    'a\u2028b',
    'a\u2029b',
    '\na',
    'a\n',
    '\ta',
  ],
  direction: [
    'a\u202egpj.exe',
    '\u2066a\u2069',
    '\u200fa',
    '\u061ca',
    'a\u200bb',
  ],
  halves: ['\ud800', 'a\udfffb', '\udc00\ud800', '\ud83e'],
  scripts: [
    'Größe',
    '仓库',
    'طلب',
    'e\u0301',
    '\u00e9',
    'ﬁ',
    'İ',
    'ß',
    '🧺',
    '👩‍👧',
  ],
  markdown: [
    ...[
      '**a**',
      '`a`',
      '``',
      '| a |',
      '# a',
      '<!-- a -->',
      '- a',
      '1. a',
      '\\',
    ],
    ...[
      '[a](javascript:alert(1))',
      '![a](http://x/y.png)',
      '~~a~~',
      '> a',
      '***',
    ],
  ],
  html: [
    ...[
      '<img src=x onerror=alert(1)>',
      '</text><script>1</script>',
      '&#0;',
      '&lt;',
    ],
    ...[']]>', '<![CDATA[', '"onload="x', "'", '</td></table>', '&amp;', '-->'],
  ],
  formulas: [
    ...[
      "=cmd|'/c calc'!A1",
      '+1',
      '-1',
      '@SUM(1)',
      '\t=1',
      ' =1',
      '\r=1',
      '＝1',
    ],
    ...['","=1', '"', 'a,b', ';=1', "'=1"],
  ],
  commands: [
    ...['::error file=x,line=1::owned', 'a\n::add-mask::x', ' ::set-output::x'],
    ...[
      '##[add-mask]x',
      '##vso[task.setvariable variable=x]y',
      '%0A::error::x',
    ],
    ...["##teamcity[buildStatus text='x']", '::stop-commands::x'],
  ],
  yaml: [
    ...[
      'a: b',
      '- a',
      '*a',
      '&a',
      '!!js/function x',
      '{a}',
      '[a',
      '%YAML',
      '~',
    ],
    ...[
      'yes',
      '1e3',
      '0x1F',
      '2025-01-01',
      '---',
      '...',
      '? a',
      '|',
      '>',
      '#a',
    ],
    ...['a #b', ' a', 'a ', '012', '.inf', '<<', 'a:'],
  ],
  places: [
    ...[
      '../../etc/passwd',
      'a/b',
      '%2e%2e%2f',
      '?a=1#b',
      '.',
      '..',
      'CON',
      'a\\b',
    ],
    ...[
      'group:default/x',
      'default/x',
      'file:///etc/passwd',
      'C:\\x',
      '%',
      '%E0%A4',
    ],
  ],
  patterns: [
    '$&',
    '$1',
    "$'",
    '%s',
    '${a}',
    '{domain}_events',
    '.*',
    '(a+)+$',
    '\\u001b',
  ],
  words: [
    ...[
      'TBD',
      'None yet',
      'any service',
      'all',
      'n/a',
      '-',
      '—',
      'Service 1',
      '12',
    ],
    ...[
      'Services 1-3',
      'Deprecated',
      'topic',
      'producer',
      'unknown',
      'default',
      '*',
    ],
  ],
  blanks: [' ', '\u00a0', '\u3000', '_', '__', '-.-', ','],
  innocent: [
    'order_events',
    'user.created.v1',
    'billing-svc',
    'audit',
    'payments',
  ],
};

const piece = fc.oneof(
  ...Object.values(KINDS).map(names => fc.constantFrom(...names)),
);

/** Any of them, two or three joined, or any text at all. */
export const hostileName: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: piece },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.array(piece, { minLength: 2, maxLength: 3 }), joint())
      .map(([parts, by]) => parts.join(by).slice(0, 400)),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  },
);

/** Names as Kafka lets a topic have them, the ones among them that mislead. */
export const legalTopicName: fc.Arbitrary<string> = fc.oneof(
  hostileName.filter(isLegalTopicName),
  fc.stringMatching(/^[A-Za-z0-9._-]{1,30}$/).filter(isLegalTopicName),
);

export function isLegalTopicName(name: string): boolean {
  return /^[A-Za-z0-9._-]{1,249}$/.test(name) && name !== '.' && name !== '..';
}

function joint(): fc.Arbitrary<string> {
  return fc.constantFrom('', ' ', '.', '_', '\n', ', ', '/', ':');
}
