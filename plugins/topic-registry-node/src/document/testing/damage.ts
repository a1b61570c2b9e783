import { Random } from './Random';

const PIECES = [
  ...['\r', '\n', '\n\n', '|', '`', '**', '~~', '> ', '    ', '\t', '#', '- '],
  ...[
    '```\n',
    '~~~\n',
    '<!--',
    '-->',
    '<table>',
    '</td>',
    '<tr>',
    '<td>',
    '<br>',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ' or ',
    ' and ',
    ', ',
    '; ',
    ' / ',
    '→',
    ':',
  ],
  ...[
    '\uFEFF',
    '\u2028',
    '\u00a0',
    '&amp;',
    '&#x1f9fa;',
    '\\',
    '\\|',
    '🧺',
    '\ud83e',
  ],
  ...[
    '1. ',
    '9999999999. ',
    '---\n',
    '|---|---|\n',
    'Service 1-200',
    'TBD',
    '、',
  ],
];
const MOST_CHARACTERS = 60_000;

/** A text with pieces cut out, doubled, moved, replaced and put in. */
export function damage(text: string, random: Random): string {
  let current = text;
  for (let count = 1 + random.below(12); count > 0; count--) {
    current = edit(current, random).slice(0, MOST_CHARACTERS);
  }
  return current.split('\u0000').join('');
}

function edit(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const to = Math.min(text.length, at + random.below(random.one([8, 60, 900])));
  const piece = text.slice(at, to);
  switch (random.below(7)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, to) + piece.repeat(random.below(4)) + text.slice(to);
    case 2: {
      const rest = text.slice(0, at) + text.slice(to);
      const target = random.below(rest.length + 1);
      return rest.slice(0, target) + piece + rest.slice(target);
    }
    case 3: {
      const lines = text.split('\n');
      const line = random.below(lines.length);
      lines.splice(
        line,
        1,
        ...random.shuffled([lines[line], random.one(lines)]),
      );
      return lines.join('\n');
    }
    case 4:
      return (
        text.slice(0, at) +
        random.one(PIECES).repeat(1 + random.below(random.one([1, 3, 40]))) +
        text.slice(at)
      );
    default:
      return text.slice(0, at) + random.one(PIECES) + text.slice(to);
  }
}
