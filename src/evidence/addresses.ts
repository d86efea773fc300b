import { linkifyit, REBuilder, type Match } from 'linkify-it';
import { parse } from 'tldts';
import type { Span } from '../reading/reading.js';

/** A link in a text. `host` is in lower case and ASCII; `domain` its registrable domain, null for an IP address. */
export interface Link extends Span {
  readonly host: string;
  readonly domain: string | null;
}

export interface Addresses {
  readonly links: readonly Link[];
  readonly emails: readonly Span[];
}

const MOST_LINKS = 100;
/** An ending is Latin (or punycode), the parts of an address are digits. */
const MAY_HOLD_LINKS = /[^\s.]\.(?:[a-z]{2}|\d)|:\/\//i;
/** Bounded parts, so that no text makes it slow. Addresses glued to Arabic words or to a label are found too. */
const EMAIL = /[a-z0-9._%+-]{1,64}@((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})/gi;

/** Takes any Latin ending for a candidate; the Public Suffix List decides afterwards. */
class AnyLatinEnding extends REBuilder {
  override get_tld(): RegExp {
    return /[a-z]{2,24}|xn--[a-z0-9-]{1,59}/;
  }
}

const linkifier = linkifyit({ fuzzyLink: true, fuzzyIP: true, fuzzyEmail: true, rebuilder: new AnyLatinEnding() });

/** Country endings that are words, hours or file names far more often: "the end.So", "5.pm", "notes.md". */
const WORD_LIKE_ENDINGS = new Set(
  'am as at be by do in is it me my no pm pl ps py rs sh so to us md mov zip cc'.split(' '),
);

/** Hosts with such an ending that are written without a path or "www". */
const KNOWN_HOSTS = new Set(['t.me', 'wa.me', 'telegram.me', 'youtu.be', 'cutt.ly', 'tiny.cc', 'lnkd.in']);

/** The links and e-mail addresses of a text, with or without a scheme, as spans of that text. */
export function findAddresses(text: string): Addresses {
  return { links: findLinks(text), emails: findEmails(text) };
}

/**
 * Links contain no white space, and most pieces between white space have nothing in them that could make one. A text with
 * a hundred has been judged by then, and each costs time.
 */
function findLinks(text: string): readonly Link[] {
  if (!MAY_HOLD_LINKS.test(text)) return [];
  const links: Link[] = [];
  for (const { 0: piece, index } of text.matchAll(/\S+/g)) {
    if (links.length >= MOST_LINKS) break;
    if (MAY_HOLD_LINKS.test(piece)) links.push(...readPiece(piece, index));
  }
  return links;
}

const readPiece = (piece: string, at: number): readonly Link[] =>
  (linkifier.match(piece) ?? []).flatMap((match) => readLink(match, at) ?? []);

function findEmails(text: string): readonly Span[] {
  if (!text.includes('@')) return [];
  return Array.from(text.matchAll(EMAIL))
    .filter(([, host]) => parse(host ?? '').isIcann)
    .map(({ index, 0: email }) => ({ start: index, end: index + email.length }));
}

/** The host of a link as browsers understand it, for comparing; null when it is none. */
export function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname : null;
}

function readLink({ schema, raw, url, index, lastIndex }: Match, offset: number): Link | null {
  const host = hostOf(url);
  if (!host || schema === 'mailto:') return null;
  const { domain, isIcann, isIp } = parse(host, { allowPrivateDomains: false });
  const isGuess = schema === '' && !isIp;
  if (isGuess && (!isIcann || readsAsProse(raw, host))) return null;
  return { start: offset + index, end: offset + lastIndex, host, domain };
}

/** Two bare words around a full stop whose space was forgotten, or the name of a file. */
function readsAsProse(written: string, host: string): boolean {
  if (written.includes('/') || /^www\./i.test(written) || KNOWN_HOSTS.has(host)) return false;
  const ending = host.slice(host.lastIndexOf('.') + 1);
  const startsSentence = /\.(?!Com|Net|Org)\p{Lu}\p{Ll}*$/u.test(written);
  return startsSentence || WORD_LIKE_ENDINGS.has(ending);
}
