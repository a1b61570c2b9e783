declare module 'snappyjs' {
  export function compress(input: Buffer): Uint8Array;
}

declare module 'lz4js' {
  export function compress(input: Buffer): Uint8Array;
}
