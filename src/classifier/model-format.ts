import { CLASSES, type Class, type Classifier } from './classifier.js';
import { FEATURE_VERSION } from './features.js';
import { LinearClassifier } from './linear-classifier.js';
import { VIEWS, WRITINGS, type Head, type LinearModel, type ModelCard, type WeightTable } from './model.js';

/*
 * A model's file, little-endian: 4 bytes "HSHM", u16 version of the format, u16 version of the features, u32 length of
 * what follows the checksum, two u32 of checksum over it, then u32 length of a header in JSON, the header, and the
 * weights of all tables, int8, in the order in which the header names them.
 */
const MAGIC = 0x4d485348;
const FORMAT_VERSION = 1;
const PREAMBLE_BYTES = 20;
const MOST_BITS = 24;

/** A model that cannot be used; the message is one sentence that says why. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

interface TableHeader extends Pick<WeightTable, 'view' | 'scale'> {
  readonly bits: number;
}
interface HeadHeader extends Omit<Head, 'tables'> {
  readonly tables: readonly TableHeader[];
}
interface Header {
  readonly card: ModelCard;
  readonly heads: readonly HeadHeader[];
}

/** The bytes of a model; the same model gives the same bytes. */
export function writeModel({ card, heads }: LinearModel): Uint8Array {
  const tables = heads.flatMap((head) => head.tables);
  const header: Header = { card, heads: heads.map((head) => ({ ...head, tables: head.tables.map(describe) })) };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const weightBytes = tables.reduce((sum, { weights }) => sum + weights.length, 0);
  const bytes = new Uint8Array(PREAMBLE_BYTES + 4 + json.length + weightBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(PREAMBLE_BYTES, json.length, true);
  bytes.set(json, PREAMBLE_BYTES + 4);
  let at = PREAMBLE_BYTES + 4 + json.length;
  for (const { weights } of tables) {
    bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at);
    at += weights.length;
  }
  const [low, high] = checksum(bytes.subarray(PREAMBLE_BYTES));
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, FORMAT_VERSION, true);
  view.setUint16(6, FEATURE_VERSION, true);
  view.setUint32(8, bytes.length - PREAMBLE_BYTES, true);
  view.setUint32(12, low, true);
  view.setUint32(16, high, true);
  return bytes;
}

/**
 * Reads a model that is whole and fits this version of the service.
 * @throws ModelError
 */
export function readModel(bytes: Uint8Array): Classifier {
  const version = checkPreamble(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = view.getUint32(PREAMBLE_BYTES, true);
  const weightsAt = PREAMBLE_BYTES + 4 + headerBytes;
  if (weightsAt > bytes.length) throw new ModelError('The model file has a header that is longer than the file.');
  const header = parseHeader(bytes.subarray(PREAMBLE_BYTES + 4, weightsAt));
  return new LinearClassifier(version, { card: header.card, heads: takeWeights(header.heads, bytes, weightsAt) });
}

/** Answers the model's version: its checksum in hexadecimal digits. */
function checkPreamble(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREAMBLE_BYTES + 4) throw new ModelError('The model file is cut short.');
  if (view.getUint32(0, true) !== MAGIC) throw new ModelError('The file is not a model of this service.');
  const format = view.getUint16(4, true);
  if (format !== FORMAT_VERSION) {
    throw new ModelError(`The model file has format ${format}; this version of the service reads ${FORMAT_VERSION}.`);
  }
  const features = view.getUint16(6, true);
  if (features !== FEATURE_VERSION) {
    throw new ModelError(
      `The model was trained on features of version ${features}; this version of the service has ${FEATURE_VERSION}. Train it again.`,
    );
  }
  const length = view.getUint32(8, true);
  if (bytes.length < PREAMBLE_BYTES + length) throw new ModelError('The model file is cut short.');
  if (bytes.length > PREAMBLE_BYTES + length) throw new ModelError('The model file is longer than it says.');
  const [low, high] = checksum(bytes.subarray(PREAMBLE_BYTES));
  if (low !== view.getUint32(12, true) || high !== view.getUint32(16, true)) {
    throw new ModelError('The model file is damaged: its checksum is wrong.');
  }
  return [high, low].map((part) => part.toString(16).padStart(8, '0')).join('');
}

function parseHeader(bytes: Uint8Array): Header {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ModelError('The model file has a header that cannot be read.');
  }
  if (!isHeader(header)) throw new ModelError('The model file has a header with missing or wrong parts.');
  return header;
}

function takeWeights(heads: readonly HeadHeader[], bytes: Uint8Array, from: number): readonly Head[] {
  let at = from;
  const withWeights = heads.map((head) => ({
    ...head,
    tables: head.tables.map(({ view, scale, bits }) => {
      // A copy: the bytes may be a view into a larger buffer, and belong to the caller.
      const weights = Int8Array.from(bytes.subarray(at, at + 2 ** bits));
      at += 2 ** bits;
      return { view, scale, weights };
    }),
  }));
  if (at !== bytes.length) throw new ModelError('The model file has more or fewer weights than its header says.');
  return withWeights;
}

function describe({ view, scale, weights }: WeightTable): TableHeader {
  return { view, scale, bits: Math.log2(weights.length) };
}

function isHeader(value: unknown): value is Header {
  if (!isRecord(value) || !isRecord(value.card) || !Array.isArray(value.heads)) return false;
  const { name, note, sources } = value.card;
  if (typeof name !== 'string' || typeof note !== 'string' || !Array.isArray(sources)) return false;
  const heads: readonly unknown[] = value.heads;
  return heads.length === CLASSES.length && heads.every((head, i) => isHead(head, CLASSES[i]));
}

function isHead(head: unknown, of: Class | undefined): boolean {
  if (!isRecord(head) || head.of !== of) return false;
  const { intercepts, shares, calibration, tables } = head;
  if (!isRecord(shares) || !isRecord(calibration) || !Array.isArray(tables)) return false;
  const hasNumbers =
    areNumbers(intercepts, VIEWS) && WRITINGS.every((writing) => areNumbers(shares[writing], [...VIEWS, 'bias']));
  return hasNumbers && areNumbers(calibration, ['slope', 'offset']) && tables.every(isTable);
}

function isTable(table: unknown): boolean {
  if (!isRecord(table) || !areNumbers(table, ['scale', 'bits'])) return false;
  const { bits, view } = table;
  const isSize = Number.isInteger(bits) && Number(bits) >= 1 && Number(bits) <= MOST_BITS;
  return isSize && VIEWS.some((known) => known === view);
}

function areNumbers(value: unknown, names: readonly string[]): boolean {
  return isRecord(value) && names.every((name) => Number.isFinite(value[name]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Two sums of FNV-1a kind over words and bytes; guards against damage, not against malice. */
function checksum(bytes: Uint8Array): readonly [number, number] {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul((high << 5) - high + byte, 0xcc9e2d51) ^ (high >>> 15);
  }
  return [low >>> 0, high >>> 0];
}
