import { parse } from 'tldts';
import { fold } from '../text/fold.js';
import { onceForEach } from './once-for-each.js';

/** Addresses that are imitated most, beside those that a site trusts. */
const OFTEN_IMITATED = [
  ...['paypal.com', 'facebook.com', 'google.com', 'apple.com', 'amazon.com', 'microsoft.com', 'instagram.com'],
  ...['whatsapp.com', 'telegram.org', 'netflix.com', 'binance.com', 'aljazeera.net', 'bbc.com', 'alarabiya.net'],
];
const LATIN = /\p{Script=Latin}/u;
const CYRILLIC_OR_GREEK = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

/**
 * The domain that a host was spelled to look like: a trusted or often imitated one in look-alike letters or digits, or
 * the host itself when its labels mix alphabets that no language mixes, or are written as punycode by hand. Null for an
 * honest host.
 * @param host in ASCII @param written the link as it stands in the text
 */
export function resemblance(host: string, written: string, trustedDomains: readonly string[]): string | null {
  const { domain } = parse(host, { allowPrivateDomains: false });
  if (!domain) return null;
  const own = drawn(/xn--/.test(domain) ? (parse(written).domain ?? domain) : domain);
  const imitated = knownBy(trustedDomains).get(own) ?? knownBy(OFTEN_IMITATED).get(own);
  if (imitated !== undefined && imitated !== domain) return imitated;
  const isMixed = written.split(/[./]/).some((label) => LATIN.test(label) && CYRILLIC_OR_GREEK.test(label));
  return isMixed || /xn--/i.test(written) ? domain : null;
}

const knownBy = onceForEach((domains: readonly string[]) => new Map(domains.map((domain) => [drawn(domain), domain])));

/** What a domain looks like at a glance. */
function drawn(domain: string): string {
  return fold(domain).text.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('0', 'o').replace(/[1i|]/g, 'l');
}
