import { refuseFields } from './refusal.js';

/** What a field may hold: a scalar, one of the names of an enum, a message, a list or a map of these. */
export type Kind =
  | 'TYPE_STRING'
  | 'TYPE_BOOL'
  | 'TYPE_FLOAT'
  | 'TYPE_INT32'
  | { readonly enum: string; readonly names: readonly string[] }
  | Message
  | { readonly listOf: Kind }
  | { readonly mapTo: Kind };

export interface Message {
  readonly message: string;
  /** By their JSON names, in camelCase. */
  readonly fields: Readonly<Record<string, Kind>>;
}

interface Violation {
  readonly field?: string;
  readonly description: string;
}

type Json = Readonly<Record<string, unknown>>;

const PACKAGE = 'type.googleapis.com/google.commentanalyzer.v1alpha1.';
const MOST_SHOWN = 100;

/**
 * Reads a JSON body as Google's front reads one for a protocol buffer (https://protobuf.dev/programming-guides/json/):
 * fields in camelCase or snake_case, null as absent, and nothing that the message does not have.
 * @returns the message with its fields in camelCase
 * @throws Refusal naming every field that does not fit
 */
export function readMessage(body: unknown, message: Message): Json {
  const violations: Violation[] = [];
  if (!isObject(body)) {
    violations.push({ description: 'Invalid JSON payload received. Unknown name "": Root element must be a message.' });
    throw refuseFields(violations);
  }
  const read = readFields(body, message, '', violations);
  if (violations.length > 0) throw refuseFields(violations);
  return read;
}

function readFields(value: Json, { fields }: Message, path: string, violations: Violation[]): Json {
  const read: Record<string, unknown> = {};
  for (const [given, content] of Object.entries(value)) {
    const name = camelCase(given);
    const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (kind === undefined) violations.push(unknownName(given, path));
    else if (content !== null) read[name] = readValue(content, kind, join(path, snakeCase(name)), violations);
  }
  return read;
}

function readValue(value: unknown, kind: Kind, path: string, violations: Violation[]): unknown {
  if (typeof kind === 'object') {
    if ('listOf' in kind && Array.isArray(value))
      return value.map((item, i) => readValue(item, kind.listOf, `${path}[${i}]`, violations));
    if ('mapTo' in kind && isObject(value)) return readMap(value, kind.mapTo, path, violations);
    if ('message' in kind && isObject(value)) return readFields(value, kind, path, violations);
    if ('enum' in kind && typeof value === 'string' && kind.names.includes(value)) return value;
  } else if (fits(value, kind)) return typeof value === 'string' && kind !== 'TYPE_STRING' ? Number(value) : value;
  const shown = JSON.stringify(value).slice(0, MOST_SHOWN);
  violations.push({ field: path, description: `Invalid value at '${path}' (${nameOf(kind)}), ${shown}` });
  return undefined;
}

function readMap(value: Json, kind: Kind, path: string, violations: Violation[]): Map<string, unknown> {
  const entries = Object.entries(value).map(
    ([key, item], i) => [key, readValue(item ?? {}, kind, `${path}[${i}].value`, violations)] as const,
  );
  return new Map(entries);
}

/** Numbers may be written as strings, as the JSON mapping allows. */
function fits(value: unknown, kind: string): boolean {
  if (kind === 'TYPE_STRING') return typeof value === 'string';
  if (kind === 'TYPE_BOOL') return typeof value === 'boolean';
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return false;
  return kind === 'TYPE_FLOAT' || Number.isInteger(number);
}

function nameOf(kind: Kind): string {
  if (typeof kind === 'string') return kind;
  if ('enum' in kind) return PACKAGE + kind.enum;
  if ('message' in kind) return PACKAGE + kind.message;
  return 'listOf' in kind ? nameOf(kind.listOf) : 'Map';
}

const unknownName = (name: string, path: string): Violation => {
  const place = path === '' ? '' : ` at '${path}'`;
  const shown = JSON.stringify(name.slice(0, MOST_SHOWN));
  const description = `Invalid JSON payload received. Unknown name ${shown}${place}: Cannot find field.`;
  return path === '' ? { description } : { field: path, description };
};

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
