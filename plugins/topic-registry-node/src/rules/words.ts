const UNITS: [number, string][] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
];

/** A name as a Markdown code span. */
export function code(name: string): string {
  return name.includes('`') ? `\`\` ${name} \`\`` : `\`${name}\``;
}

/** `a`, `b` and `c`, each as a code span. */
export function codes(names: readonly string[], joint = 'and'): string {
  return listOf(names.map(code), joint);
}

/** Words joined as a sentence lists them. */
export function listOf(words: readonly string[], joint = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joint} ${words[words.length - 1]}`;
}

/** A time as documents write it: `7 d`, `36 h`; milliseconds where no unit fits. */
export function duration(ms: number | bigint): string {
  const value = BigInt(ms);
  if (value < 0n) return 'unlimited';
  for (const [unit, sign] of UNITS) {
    if (value > 0n && value % BigInt(unit) === 0n) {
      return `${value / BigInt(unit)} ${sign}`;
    }
  }
  return `${value} ms`;
}

/** `1 partition`, `6 partitions`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
