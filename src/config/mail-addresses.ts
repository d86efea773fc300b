/** The address of a server that takes mail, RFC 3986: smtp or smtps, a host, and nothing after it but options. */
export function isServerAddress(value: unknown): boolean {
  if (typeof value !== 'string' || !/^smtps?:\/\//.test(value) || !URL.canParse(value)) return false;
  const { hostname, pathname } = new URL(value);
  return hostname !== '' && /^\/?$/.test(pathname);
}

/** Scheme, host and port as browsers write them (RFC 6454). */
export function isWebOrigin(value: unknown): boolean {
  return (
    typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value) && new URL(value).origin === value
  );
}
