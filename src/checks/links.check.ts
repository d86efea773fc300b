import { findAddresses, hostOf, type Link } from '../evidence/addresses.js';
import type { Check } from './check.js';
import type { CheckContext } from './facts.js';
import type { Finding } from './finding.js';

/** They hide where a link leads. */
const SHORTENERS = new Set(
  (
    'bit.ly tinyurl.com t.co goo.gl is.gd v.gd ow.ly buff.ly cutt.ly rebrand.ly shorturl.at rb.gy t.ly tiny.cc ' +
    'adf.ly bit.do s.id lnkd.in shorte.st soo.gd clck.ru urlz.fr rotf.lol short.gy dub.sh'
  ).split(' '),
);
/** Invitations to a private chat, where most fraud against readers begins. */
const CHAT_INVITES = new Set(['wa.me', 't.me', 'telegram.me', 'telegram.dog', 'chat.whatsapp.com', 'api.whatsapp.com']);

export const links: Check = {
  name: 'links',
  run: (context) => {
    const foreign = context.text.addresses.links.filter((link) => !isTrusted(link, context.settings.trustedDomains));
    return [...judgeCount(foreign, context), ...foreign.flatMap(judgeTarget), ...judgeName(context.authorName)];
  },
};

/** Whether the link leads to one of the domains or to a host below it. */
function isTrusted(link: Link, trustedDomains: readonly string[]): boolean {
  return trustedDomains.some((domain) => {
    const host = hostOf(`http://${domain}`);
    return host !== null && (link.host === host || link.host.endsWith(`.${host}`));
  });
}

function judgeCount(found: readonly Link[], { settings }: CheckContext): readonly Finding[] {
  const count = found.length;
  if (count === 0) return [];
  const limit = Math.max(1, settings.linksToHold);
  const evidence = found.map(({ start, end }) => ({ start, end }));
  const common = { check: links.name, category: 'spam', evidence } as const;
  if (count < limit) return [{ ...common, severity: 'flag', score: 0.15, code: 'link', params: { count } }];
  return [{ ...common, severity: 'hold', score: 0.5, code: 'too-many-links', params: { count, limit } }];
}

function judgeTarget({ host, domain, start, end }: Link): readonly Finding[] {
  const common = { check: links.name, category: 'spam', severity: 'hold', evidence: [{ start, end }] } as const;
  if (domain && SHORTENERS.has(domain)) {
    return [{ ...common, score: 0.5, code: 'link-shortener', params: { domain } }];
  }
  return CHAT_INVITES.has(host) ? [{ ...common, score: 0.6, code: 'link-to-chat', params: { domain: host } }] : [];
}

/** A name is no place for a link. Evidence points into the body, so there is none. */
function judgeName(authorName: string): readonly Finding[] {
  const count = findAddresses(authorName).links.length;
  if (count === 0) return [];
  const common = { check: links.name, category: 'spam', severity: 'hold', score: 0.6 } as const;
  return [{ ...common, code: 'links-in-name', params: { count }, evidence: [] }];
}
