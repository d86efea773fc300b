import { createHash, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { createChallenge, verifySolution, type Challenge, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { DataSource } from 'typeorm';
import { Runtime } from '../config/runtime.js';
import type { Site } from '../sites/site.entity.js';

/** PBKDF2 so many times for each try; and this many tries, about half a second in a browser of 2026. */
const COST = 500;
const TRIES = { least: 500, most: 1_500 };
const LIFETIME_S = 600;
const MOST_PAYLOAD = 4_096;
const SWEPT_AT_ONCE = 100;

/** A proof of work as the ALTCHA widget and its libraries know it (version 2). */
export class ChallengeView {
  @ApiProperty({
    type: Object,
    example: {
      algorithm: 'PBKDF2/SHA-256',
      cost: COST,
      nonce: '8f1c…',
      salt: '02ab…',
      keyLength: 32,
      keyPrefix: 'a1…',
    },
  })
  parameters: object;

  @ApiProperty({ example: '5be3…' })
  signature: string;
}

/** Work that a machine which sends much would have to do much of. Made and checked here: no third party is asked. */
@Injectable()
export class Challenges {
  private readonly secrets: { readonly hmacSignatureSecret: string; readonly hmacKeySignatureSecret: string };

  constructor(
    private readonly dataSource: DataSource,
    { keys }: Runtime,
  ) {
    const key = keys.for('challenge').toString('hex');
    this.secrets = { hmacSignatureSecret: `challenge ${key}`, hmacKeySignatureSecret: `solution ${key}` };
  }

  /** One for a comment on this article, within ten minutes. */
  async make(site: Site, articleKey: string, now: Date): Promise<ChallengeView> {
    const { parameters, signature = '' } = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: COST,
      counter: randomInt(TRIES.least, TRIES.most),
      deriveKey,
      data: { for: purposeOf(site, articleKey) },
      expiresAt: Math.floor(now.getTime() / 1_000) + LIFETIME_S,
      ...this.secrets,
    });
    return { parameters, signature };
  }

  /** @param payload Base64 of `{ challenge, solution }`. @returns true once for each solved challenge of the article */
  async redeem(site: Site, articleKey: string, payload: string): Promise<boolean> {
    const solved = readPayload(payload);
    if (solved === null || solved.challenge.parameters.data?.['for'] !== purposeOf(site, articleKey)) return false;
    const isSolved = await verifySolution({ ...solved, deriveKey, ...this.secrets }).then(
      ({ verified }) => verified,
      () => false,
    );
    return isSolved && this.use(site, solved.challenge);
  }

  /** The nonce is signed with the rest: there is one spelling of it. */
  private async use(site: Site, { parameters: { nonce, expiresAt = 0 } }: Challenge): Promise<boolean> {
    const used = await this.dataSource.query<unknown[]>(USE, [site.id, Buffer.from(nonce, 'hex'), expiresAt]);
    await this.dataSource.query(SWEEP, [SWEPT_AT_ONCE]);
    return used.length > 0;
  }
}

const purposeOf = (site: Site, articleKey: string): string =>
  createHash('sha256').update(`${site.id}\n${articleKey}`).digest('base64url').slice(0, 22);

/** Only of the shape that the library expects; what is in it the signature vouches for. */
function readPayload(payload: string): Pick<Payload, 'challenge' | 'solution'> | null {
  if (payload.length > MOST_PAYLOAD) return null;
  try {
    const value = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as Partial<Payload> | null;
    const isWhole = isObject(value?.challenge?.parameters) && isObject(value?.solution);
    return isWhole ? (value as Payload) : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const USE = `
  INSERT INTO challenge_used (site_id, nonce, expires_at) VALUES ($1, $2, to_timestamp($3))
  ON CONFLICT DO NOTHING RETURNING nonce`;

const SWEEP = `
  DELETE FROM challenge_used WHERE (site_id, nonce) IN (
    SELECT site_id, nonce FROM challenge_used WHERE expires_at < now() LIMIT $1 FOR UPDATE SKIP LOCKED)`;
