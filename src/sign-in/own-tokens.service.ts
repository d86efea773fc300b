import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { invalid, Problem } from '../http/problem.js';
import { SitesService } from '../sites/sites.service.js';
import { mayGive } from '../accounts/abilities.js';
import { AccessTokensService } from '../accounts/access-tokens.service.js';
import type { Actor } from '../accounts/actor.js';
import { viewToken, type NewTokenDto, type NewTokenView, type TokenView } from './tokens.dto.js';

const USUAL_DAYS = 90;
const PER_MINUTE = 600;
const DAY_MS = 86_400_000;

/** What somebody who is signed in does with the tokens of the own account. */
@Injectable()
export class OwnTokensService {
  constructor(
    private readonly tokens: AccessTokensService,
    private readonly sites: SitesService,
  ) {}

  async list({ accountId }: Actor): Promise<TokenView[]> {
    return (await this.tokens.list(accountId)).map(viewToken);
  }

  /**
   * Makes a token that may do no more than its maker, at this moment or later.
   * @throws Problem `site-unknown`, and `invalid-input` for a scope that the account has no use for
   */
  async make(actor: Actor, dto: NewTokenDto, now: Date): Promise<NewTokenView> {
    const site = dto.site === undefined ? null : await this.sites.find(dto.site);
    const excess = dto.scopes.findIndex((scope) => !mayGive(actor, scope, site?.id ?? null));
    if (excess >= 0) throw invalid(`/scopes/${excess}`, 'scope-not-yours');
    const scopes = [...new Set(dto.scopes)];
    const expiresAt = new Date(now.getTime() + (dto.days ?? USUAL_DAYS) * DAY_MS);
    const { accountId } = actor;
    const given = { name: dto.name, scopes, expiresAt, siteId: site?.id ?? null };
    const { id, token } = await this.tokens.issue({ ...given, accountId, perMinute: PER_MINUTE }, accountId);
    const times = { createdAt: now.toISOString(), expiresAt: expiresAt.toISOString(), lastUsedAt: null };
    return { id, name: dto.name, scopes, site: site?.key ?? null, ...times, token };
  }

  /** @throws Problem `token-unknown` unless it is one of the own tokens that is in use */
  async revoke({ accountId }: Actor, id: string): Promise<void> {
    if (!isUUID(id) || !(await this.tokens.revoke(id, accountId))) throw new Problem('token-unknown');
  }
}
