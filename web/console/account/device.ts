/** In the order in which they name themselves: every browser says it is like some other. */
const BROWSERS = ['Edg', 'OPR', 'SamsungBrowser', 'Firefox', 'Chrome', 'Safari'] as const;
const NAMES: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', SamsungBrowser: 'Samsung Internet' };
const SYSTEMS = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac OS', 'Linux'] as const;

/** Browser and system out of what the browser says of itself; all of it where neither is known. */
export function nameOfDevice(userAgent: string): string {
  const browser = BROWSERS.find((name) => userAgent.includes(`${name}/`));
  const system = SYSTEMS.find((name) => userAgent.includes(name));
  const known = [browser && (NAMES[browser] ?? browser), system].filter((name) => name !== undefined);
  return known.length === 0 ? userAgent.slice(0, 80) : known.join(' · ');
}
