const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;
const TIB = 1024 * GIB;

/** Bytes of one unit, and what it is where thousands are counted in tens. */
const UNITS = new Map<string, { bytes: number; decimal?: number }>([
  ['', { bytes: 1 }],
  ['b', { bytes: 1 }],
  ['byte', { bytes: 1 }],
  ['bytes', { bytes: 1 }],
  ['kib', { bytes: KIB }],
  ['mib', { bytes: MIB }],
  ['gib', { bytes: GIB }],
  ['tib', { bytes: TIB }],
  ['k', { bytes: KIB, decimal: 1e3 }],
  ['kb', { bytes: KIB, decimal: 1e3 }],
  ['m', { bytes: MIB, decimal: 1e6 }],
  ['mb', { bytes: MIB, decimal: 1e6 }],
  ['g', { bytes: GIB, decimal: 1e9 }],
  ['gb', { bytes: GIB, decimal: 1e9 }],
  ['t', { bytes: TIB, decimal: 1e12 }],
  ['tb', { bytes: TIB, decimal: 1e12 }],
]);

const UNLIMITED = /^(?:-1|unlimited|no limit|infinite|infinity|∞)$/i;

/** A number of bytes as read. */
export interface Size {
  /** -1 is unlimited. */
  bytes: number;
  /** What the words may mean beside that. */
  alternatives: number[];
}

/**
 * Reads `1 GiB`, `512 KB`, `1048576` as bytes. MB and its like are read as
 * Kafka's own documentation uses them, in steps of 1024, and the reading in
 * steps of 1000 is given beside it. Undefined for text that is no size.
 */
export function parseSize(text: string, unit?: string): Size | undefined {
  const value = text.trim();
  if (UNLIMITED.test(value)) return { bytes: -1, alternatives: [] };
  const match = /^(\d[\d,_ ]*(?:\.\d+)?)\s*([a-z]*)$/i.exec(value);
  if (!match) return undefined;
  const digits = match[1].trim();
  const grouped = /^\d{1,3}(?:[,_ ]\d{3})+(?:\.\d+)?$/.test(digits);
  if (!grouped && !/^\d+(?:\.\d+)?$/.test(digits)) return undefined;
  const amount = Number(digits.replace(/[,_ ]/g, ''));
  const known = UNITS.get((match[2] || unit || '').toLowerCase());
  if (!known) return undefined;
  const bytes = amount * known.bytes;
  if (!Number.isSafeInteger(bytes)) return undefined;
  const decimal = known.decimal === undefined ? bytes : amount * known.decimal;
  return {
    bytes,
    alternatives:
      decimal !== bytes && Number.isSafeInteger(decimal) ? [decimal] : [],
  };
}
