import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Ability } from '../session/session.js';
import type { Messages } from '../i18n/ar.js';

/** A page of the console. */
export interface Page {
  /** Below /console; wouter's patterns. With `:site` it is about the chosen one. */
  readonly path: string;
  /** Its name in the navigation; pages without one are reached by links. */
  readonly label?: (messages: Messages) => string;
  /** Shown only to those who may do this on some site. */
  readonly needs?: Ability;
  readonly Component: ComponentType | LazyExoticComponent<ComponentType>;
}

/**
 * Every page, in the order of the navigation. A new one is a line here, a folder of its own beside `queue/`, loaded when
 * it is first opened, and words in `i18n/`.
 */
export const PAGES: readonly Page[] = [
  {
    path: '/',
    label: ({ nav }) => nav.queue,
    needs: 'queue.read',
    Component: lazy(() => import('../queue/queue-page.js')),
  },
  { path: '/comments/:id', needs: 'queue.read', Component: lazy(() => import('../queue/comment-page.js')) },
  { path: '/authors/:id', needs: 'queue.read', Component: lazy(() => import('../authors/author-page.js')) },
  {
    path: '/statistics/:site',
    label: ({ nav }) => nav.statistics,
    needs: 'statistics.read',
    Component: lazy(() => import('../statistics/statistics-page.js')),
  },
  {
    path: '/settings/:site/:section?',
    label: ({ nav }) => nav.settings,
    needs: 'site.configure',
    Component: lazy(() => import('../settings/settings-page.js')),
  },
  {
    path: '/team/:site/:section?',
    label: ({ nav }) => nav.team,
    needs: 'team.read',
    Component: lazy(() => import('../team/team-page.js')),
  },
  {
    path: '/audit/:site',
    label: ({ nav }) => nav.audit,
    needs: 'audit.read',
    Component: lazy(() => import('../audit/audit-page.js')),
  },
  { path: '/account', Component: lazy(() => import('../account/account-page.js')) },
];
