import { BUCKETS, type Correction } from './correction.js';

/** "HSYC" and the version of the layout. */
const MAGIC = 0x48_53_59_43;
const VERSION = 1;
const HEADER = 20;
const SEEN = BUCKETS / 8;

/**
 * A correction as bytes, big-endian: magic (4), version (4), slope, intercept, step (float32 each), the bits of seen
 * features (8,192), and the weights as int8 (65,536, or none). At most 73,748 bytes.
 */
export function writeCorrection({ slope, intercept, step, seen, weights }: Correction): Uint8Array {
  const bytes = new Uint8Array(HEADER + SEEN + weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, VERSION);
  view.setFloat32(8, slope);
  view.setFloat32(12, intercept);
  view.setFloat32(16, step);
  bytes.set(seen, HEADER);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), HEADER + SEEN);
  return bytes;
}

/** @throws Error with one sentence for bytes that are no correction, of another version, or cut short */
export function readCorrection(bytes: Uint8Array): Correction {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER || view.getUint32(0) !== MAGIC) throw new Error('These bytes are not a correction.');
  const version = view.getUint32(4);
  if (version !== VERSION) throw new Error(`The correction is of version ${version}, and ${VERSION} is read.`);
  const weights = bytes.length - HEADER - SEEN;
  if (weights !== 0 && weights !== BUCKETS) throw new Error('The correction is cut short.');
  const [slope, intercept, step] = [view.getFloat32(8), view.getFloat32(12), view.getFloat32(16)];
  if (![slope, intercept, step].every(Number.isFinite)) throw new Error('The correction has numbers that are none.');
  return {
    slope,
    intercept,
    step,
    seen: bytes.slice(HEADER, HEADER + SEEN),
    weights: Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset + HEADER + SEEN, weights)),
  };
}
