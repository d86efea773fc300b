const IPV4_BITS = 24;
const IPV6_GROUPS = 3;

/**
 * The part of the network that an address belongs to: /24 of IPv4 and /48 of IPv6, which is what one holder can easily
 * change addresses within.
 * @param address as Node gives it, such as `203.0.113.7`, `::ffff:203.0.113.7` or `2001:db8::1%eth0`
 */
export function networkPrefix(address: string): string {
  const v4 = /(?:^|:)(\d+\.\d+\.\d+)\.\d+$/.exec(address)?.[1];
  if (v4 !== undefined) return `${v4}.0/${IPV4_BITS}`;
  const [head = '', tail] = address.split('%')[0]?.toLowerCase().split('::') ?? [];
  const before = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const groups = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
  return `${groups
    .slice(0, IPV6_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/48`;
}
