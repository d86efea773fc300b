import { Injectable } from '@nestjs/common';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';
import { LRUCache } from 'lru-cache';
import { Problem } from '../http/problem.js';
import { ReaderSecrets } from '../sites/reader-secrets.js';
import type { Site } from '../sites/site.entity.js';
import { fetchKeys, PUBLIC_ROUTE, type KeyRoute } from './key-fetch.js';
import { readClaims, type ReaderClaims } from './reader-claims.js';

/** By the key that a site publishes, and by the secret that it shares with the service. Nothing else is looked at. */
const PUBLISHED = ['EdDSA', 'Ed25519', 'ES256', 'RS256'];
const SHARED = ['HS256'];
const LEAST_SECRET_BYTES = 32;
const TOLERANCE_S = 30;
/** A token is for the page that is open, not for the year. */
const LONGEST_LIFE_S = 600;
const MOST_CHARACTERS = 4_096;
const MOST_KEY_SETS = 1_000;

/** Tokens of readers who are signed in at their news site (JWT, RFC 7519). */
@Injectable()
export class ReaderTokens {
  private readonly remote = new LRUCache<string, JWTVerifyGetKey>({ max: MOST_KEY_SETS });
  private readonly local = new WeakMap<object, JWTVerifyGetKey>();
  /** How keys are reached. */
  route: KeyRoute = PUBLIC_ROUTE;

  constructor(private readonly secrets: ReaderSecrets) {}

  /** True for what has the shape of one. */
  isOne(token: string): boolean {
    return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
  }

  /**
   * @throws Problem `bad-token`; `token-expired` for one that only is too old; `not-ready` while the site's keys cannot be
   *   fetched
   */
  async verify(site: Site, token: string, now = new Date()): Promise<ReaderClaims> {
    if (token.length > MOST_CHARACTERS) throw new Problem('bad-token');
    const options = { audience: site.key, clockTolerance: TOLERANCE_S, requiredClaims: ['exp'], currentDate: now };
    try {
      const { payload } = SHARED.includes(algorithmOf(token))
        ? await this.verifyShared(site, token, { ...options, algorithms: SHARED })
        : await jwtVerify(token, this.keysOf(site), { ...options, algorithms: PUBLISHED });
      const isShort = (payload.exp ?? Infinity) * 1_000 <= now.getTime() + (LONGEST_LIFE_S + TOLERANCE_S) * 1_000;
      const claims = isShort ? readClaims(payload) : null;
      if (claims === null) throw new Problem('bad-token');
      return claims;
    } catch (error) {
      throw asProblem(error);
    }
  }

  /** While a site changes from one secret to another, either is good. */
  private async verifyShared(site: Site, token: string, options: JWTVerifyOptions) {
    const secrets = (await this.secrets.of(site.id)).filter(({ length }) => length >= LEAST_SECRET_BYTES);
    const [newest, older] = secrets;
    if (newest === undefined) throw new Problem('bad-token');
    return jwtVerify(token, newest, options).catch((error: unknown) => {
      if (older === undefined || !(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
      return jwtVerify(token, older, options);
    });
  }

  private keysOf({ settings }: Site): JWTVerifyGetKey {
    const { readerJwksUrl: url, readerKeys } = settings;
    if (url === null) return this.localKeys(readerKeys);
    const known = this.remote.get(url);
    if (known) return known;
    const keys = createRemoteJWKSet(new URL(url), {
      [customFetch]: async (address) => new Response(await fetchKeys(address, this.route)),
    });
    this.remote.set(url, keys);
    return keys;
  }

  private localKeys(readerKeys: readonly object[]): JWTVerifyGetKey {
    const known = this.local.get(readerKeys);
    if (known) return known;
    const keys = createLocalJWKSet({ keys: readerKeys } as JSONWebKeySet);
    this.local.set(readerKeys, keys);
    return keys;
  }
}

function algorithmOf(token: string): string {
  try {
    return decodeProtectedHeader(token).alg ?? '';
  } catch {
    return '';
  }
}

/** What is wrong with the token is the caller's; that keys do not come is not. */
function asProblem(cause: unknown): Problem {
  if (cause instanceof Problem) return cause;
  if (cause instanceof errors.JWTExpired) return new Problem('token-expired', { cause });
  const isUnfetched = cause instanceof errors.JWKSTimeout || !(cause instanceof errors.JOSEError);
  return new Problem(isUnfetched && !(cause instanceof TypeError) ? 'not-ready' : 'bad-token', { cause });
}
