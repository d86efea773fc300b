/** A challenge as ALTCHA (version 2) words it. */
export interface Challenge {
  readonly parameters: {
    readonly algorithm: string;
    readonly nonce: string;
    readonly salt: string;
    readonly cost: number;
    readonly keyLength?: number;
    readonly keyPrefix: string;
  };
  readonly signature?: string;
}

export interface Solution {
  readonly counter: number;
  readonly derivedKey: string;
}

/**
 * Tries numbers until the key derived from one begins as the challenge wants. The deriving is the browser's own and runs
 * beside the page: between two numbers the page goes on.
 */
export async function solve({ parameters }: Challenge, signal: AbortSignal): Promise<Solution> {
  const { algorithm, nonce, salt, cost, keyLength = 32, keyPrefix } = parameters;
  const [kind = '', hash = ''] = algorithm.includes('/') ? algorithm.split('/') : ['', algorithm];
  const password = new Uint8Array([...bytesOf(nonce), 0, 0, 0, 0]);
  const counters = new DataView(password.buffer, password.length - 4);
  for (let counter = 0; !signal.aborted; counter += 1) {
    counters.setUint32(0, counter);
    const key =
      kind === 'PBKDF2'
        ? await stretch(password, bytesOf(salt), cost, hash, keyLength)
        : await digest(password, bytesOf(salt), cost, hash);
    const derivedKey = hexOf(key.subarray(0, keyLength));
    if (derivedKey.startsWith(keyPrefix.toLowerCase())) return { counter, derivedKey };
  }
  throw new DOMException('no longer wanted', 'AbortError');
}

type Bytes = Uint8Array<ArrayBuffer>;

async function stretch(
  password: Bytes,
  salt: Bytes,
  iterations: number,
  hash: string,
  keyLength: number,
): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', salt, iterations, hash }, key, keyLength * 8));
}

async function digest(password: Bytes, salt: Bytes, rounds: number, hash: string): Promise<Bytes> {
  let data: Bytes = new Uint8Array([...salt, ...password]);
  for (let round = 0; round < Math.max(1, rounds); round += 1)
    data = new Uint8Array(await crypto.subtle.digest(hash, data));
  return data;
}

const bytesOf = (hex: string): Bytes => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
