import { useSyncExternalStore } from 'react';
import { ApiProblem, callAs, send } from '../shell/api.js';

/** What the service's table of abilities (src/accounts/abilities.ts) calls them. */
export type Ability =
  | 'queue.read'
  | 'text.check'
  | 'comments.decide'
  | 'comments.decide-in-bulk'
  | 'authors.sanction'
  | 'authors.ban'
  | 'statistics.read'
  | 'team.read'
  | 'team.manage'
  | 'site.configure'
  | 'audit.read'
  | 'installation.manage';
export type Role = 'viewer' | 'moderator' | 'senior' | 'admin';

export interface OwnSite {
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  readonly abilities: readonly Ability[];
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isOwner: boolean;
  readonly totp: { readonly isEnabled: boolean; readonly recoveryCodesLeft: number };
  readonly sites: readonly OwnSite[];
  readonly abilities: readonly Ability[];
}

export interface SessionAnswer {
  readonly user: User;
  readonly csrfToken: string;
}

/** `lost`: somebody was signed in here, and what they were doing waits for them. */
export type SessionState =
  | { readonly is: 'unknown' | 'signed-out' }
  | { readonly is: 'signed-in' | 'lost'; readonly user: User; readonly csrfToken: string };

/** Who is signed in in this window. */
class Session {
  private state: SessionState = { is: 'unknown' };
  private readonly listeners = new Set<() => void>();
  private waiting: (() => void)[] = [];

  get csrfToken(): string | undefined {
    return 'csrfToken' in this.state ? this.state.csrfToken : undefined;
  }

  readonly read = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Asks the service who we are. */
  async renew(): Promise<void> {
    try {
      this.begin(await send<SessionAnswer>('GET', '/session'));
    } catch {
      this.end();
    }
  }

  /** Waits until there is a session, unless the service does not answer at all. */
  async expect(): Promise<void> {
    try {
      this.begin(await send<SessionAnswer>('GET', '/session'));
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) await this.isBack();
    }
  }

  /** Somebody else than before starts afresh: nothing of one account is shown to another. */
  begin({ user, csrfToken }: SessionAnswer): void {
    if ('user' in this.state && this.state.user.id !== user.id) location.reload();
    this.set({ is: 'signed-in', user, csrfToken });
    const { waiting } = this;
    this.waiting = [];
    for (const go of waiting) go();
  }

  /** The session is over; what is on the page stays behind the sign-in form. */
  end(): void {
    this.set('user' in this.state ? { ...this.state, is: 'lost' } : { is: 'signed-out' });
  }

  /** Resolves once somebody is signed in again. */
  isBack(): Promise<void> {
    this.end();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Signs out and forgets the page, whether or not the service hears of it. */
  async leave(): Promise<void> {
    await send('DELETE', '/session').catch(() => undefined);
    location.assign('/console/');
  }

  private set(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export const session = new Session();
callAs(session);

export const useSession = (): SessionState => useSyncExternalStore(session.subscribe, session.read);

/** Whoever is signed in. Only below the frame, which shows nothing without. */
export function useUser(): User {
  const state = useSession();
  if (!('user' in state)) throw new Error('useUser needs somebody signed in');
  return state.user;
}

/** Whether the user may do it on this site, or, without one, on any. */
export const may = ({ sites, abilities }: User, ability: Ability, site?: string): boolean =>
  abilities.includes(ability) ||
  sites.some((own) => (site === undefined || own.key === site) && own.abilities.includes(ability));
