import { findAddresses, type Link } from '../evidence/addresses.js';
import { compileDomains } from '../evidence/domains.js';
import { onceForEach } from '../evidence/once-for-each.js';
import { resemblance } from '../evidence/look-alike-hosts.js';
import type { BlockedDomain, CheckSettings } from './check-settings.js';
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
    const foreign = untrustedLinks(context);
    return [
      ...judgeCount(foreign, context),
      ...foreign.flatMap(judgeTarget),
      ...foreign.flatMap((link) => judgeBlocked(link, context)),
      ...foreign.flatMap((link) => judgeLookAlike(link, context)),
      ...judgeName(context.authorName),
    ];
  },
};

const trustedBy = onceForEach(compileDomains);
const blockedBy = onceForEach((list: CheckSettings['blockedDomains']) => {
  const finderFor = (wanted: BlockedDomain['severity']) =>
    compileDomains(list.filter(({ severity }) => severity === wanted).map(({ domain }) => domain));
  return { reject: finderFor('reject'), hold: finderFor('hold') };
});

/** Links to anywhere but the domains that the site trusts; a domain that is blocked too is not trusted. */
export function untrustedLinks({ text, settings: { trustedDomains, blockedDomains } }: CheckContext): readonly Link[] {
  const { links: all } = text.addresses;
  if (all.length === 0) return [];
  const [findTrusted, blocked] = [trustedBy(trustedDomains), blockedBy(blockedDomains)];
  return all.filter(({ host }) => !findTrusted(host) || blocked.reject(host) || blocked.hold(host));
}

function judgeBlocked({ host, start, end }: Link, { settings }: CheckContext): readonly Finding[] {
  const { reject, hold } = blockedBy(settings.blockedDomains);
  const [rejected, held] = [reject(host), hold(host)];
  const domain = rejected ?? held;
  if (domain === null) return [];
  const common = { check: links.name, category: 'spam', evidence: [{ start, end }], params: { domain } } as const;
  if (rejected !== null) return [{ ...common, severity: 'reject', score: 0.97, code: 'link-blocked' }];
  return [{ ...common, severity: 'hold', score: 0.8, code: 'link-blocked' }];
}

function judgeLookAlike({ host, start, end }: Link, { text, settings }: CheckContext): readonly Finding[] {
  const domain = resemblance(host, text.original.slice(start, end), settings.trustedDomains);
  if (domain === null) return [];
  const common = { check: links.name, category: 'spam', severity: 'hold', evidence: [{ start, end }] } as const;
  return [{ ...common, score: 0.8, code: 'link-look-alike', params: { host, domain } }];
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
