declare module 'wawoff2' {
  /** A font of the form WOFF2 as TrueType or OpenType. The bytes are good until the next call. */
  export function decompress(woff2: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}
