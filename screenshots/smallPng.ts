import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const MOST_COLOURS = 256;
const FEWEST_BITS = 3;

interface Picture {
  width: number;
  height: number;
  /** One colour a pixel, as 0xRRGGBB. */
  pixels: Uint32Array;
}

/**
 * A picture of a page with a palette of at most 256 colours: a third of the
 * bytes, and to the eye the same. Takes what Chromium makes: 8 bits a channel,
 * RGB or RGBA, not interlaced.
 */
export function smallPng(png: Buffer): Buffer {
  const picture = decode(png);
  const { palette, indices } = withPalette(picture.pixels);
  return encode(picture, palette, indices);
}

function decode(png: Buffer): Picture {
  const header = png.subarray(16, 29);
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const [depth, type] = header.subarray(8);
  if (!png.subarray(0, 8).equals(SIGNATURE) || depth !== 8 || header[12]) {
    throw new Error('Not a PNG of 8 bits a channel without interlacing.');
  }
  const channels = { 2: 3, 6: 4 }[type];
  if (!channels)
    throw new Error(`Colour type ${type} is neither RGB nor RGBA.`);
  const rows = unfilter(inflateSync(dataOf(png)), width * channels, channels);
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at++) {
    pixels[at] = rows.readUIntBE(at * channels, 3);
  }
  return { width, height, pixels };
}

function dataOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + length));
    }
    at += 12 + length;
  }
  return Buffer.concat(parts);
}

/** Undoes the filter of each row (PNG specification, 9). */
function unfilter(data: Buffer, stride: number, step: number): Buffer {
  const rows = Buffer.alloc((data.length / (stride + 1)) * stride);
  for (let from = 0, to = 0; from < data.length; from += stride + 1) {
    const filter = data[from];
    for (let at = 0; at < stride; at++, to++) {
      const left = at < step ? 0 : rows[to - step];
      const up = to < stride ? 0 : rows[to - stride];
      const corner = at < step || to < stride ? 0 : rows[to - stride - step];
      rows[to] = data[from + 1 + at] + predicted(filter, left, up, corner);
    }
  }
  return rows;
}

function predicted(
  filter: number,
  left: number,
  up: number,
  corner: number,
): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return Math.floor((left + up) / 2);
    case 4: {
      const guess = left + up - corner;
      const [toLeft, toUp, toCorner] = [left, up, corner].map(one =>
        Math.abs(guess - one),
      );
      if (toLeft <= toUp && toLeft <= toCorner) return left;
      return toUp <= toCorner ? up : corner;
    }
    default:
      return 0;
  }
}

/**
 * Colours that agree in their upper bits become the most frequent one among
 * them, so that areas keep their very colour.
 */
function withPalette(pixels: Uint32Array): {
  palette: number[];
  indices: Uint8Array;
} {
  const counts = new Map<number, number>();
  for (const colour of pixels) {
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const frequent = [...counts.keys()].sort(
    (a, b) => counts.get(b)! - counts.get(a)! || a - b,
  );
  for (let bits = 8; bits >= FEWEST_BITS; bits--) {
    const one = (0xff << (8 - bits)) & 0xff;
    const mask = (one << 16) | (one << 8) | one;
    const palette: number[] = [];
    const byUpper = new Map<number, number>();
    for (const colour of frequent) {
      if (byUpper.has(colour & mask)) continue;
      byUpper.set(colour & mask, palette.length);
      palette.push(colour);
    }
    if (palette.length <= MOST_COLOURS) {
      return {
        palette,
        indices: Uint8Array.from(pixels, colour => byUpper.get(colour & mask)!),
      };
    }
  }
  throw new Error('Too colourful for a palette.');
}

function encode(
  { width, height }: Picture,
  palette: number[],
  indices: Uint8Array,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const colours = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, at) => colours.writeUIntBE(colour, at * 3, 3));
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) {
    rows.set(
      indices.subarray(row * width, (row + 1) * width),
      row * (width + 1) + 1,
    );
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const framed = Buffer.alloc(data.length + 12);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, 'latin1');
  framed.set(data, 8);
  framed.writeUInt32BE(
    crc32(framed.subarray(4, data.length + 8)),
    data.length + 8,
  );
  return framed;
}
