import { Injectable } from '@nestjs/common';
import { abilitiesEverywhere, abilitiesOn } from '../accounts/abilities.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { roleOn, type Actor } from '../accounts/actor.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { Problem } from '../http/problem.js';
import type { Site } from '../sites/site.entity.js';
import { SitesService } from '../sites/sites.service.js';
import type { OwnSiteView, SessionView } from './session.dto.js';
import { TotpService } from './totp.service.js';

/** Who somebody is and what they may do, as pages need to know it. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly sites: SitesService,
    private readonly totps: TotpService,
  ) {}

  async describe(actor: Actor): Promise<SessionView> {
    const { id, name, email, isOwner } = await this.accounts.get(actor.accountId);
    const totp = await this.totps.stateOf(id);
    const sites = await this.sites.list(isOwner ? undefined : Object.keys(actor.roles));
    const shown = sites.flatMap((site) => viewSite(actor, site));
    const user = { id, name, email, isOwner, totp, sites: shown, abilities: abilitiesEverywhere(actor) };
    return { user, csrfToken: this.sessions.csrfTokenOf(actor.sessionId ?? '') };
  }

  /** The same for a session that has just begun. @throws Problem `session-ended` when it was ended that soon */
  async describeNew(secret: string): Promise<SessionView> {
    const actor = await this.sessions.find(secret);
    if (actor === null) throw new Problem('session-ended');
    return this.describe(actor);
  }
}

function viewSite(actor: Actor, { id, key, name }: Site): OwnSiteView[] {
  const role = roleOn(actor, id);
  return role === null ? [] : [{ key, name, role, abilities: abilitiesOn(actor, id) }];
}
