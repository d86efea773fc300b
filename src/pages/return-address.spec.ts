import { DEFAULT_SITE_SETTINGS } from '../sites/site-settings.js';
import { safeReturnAddress } from './return-address.js';

const site = { settings: { ...DEFAULT_SITE_SETTINGS, allowedOrigins: ['https://news.example'] } };

describe('safeReturnAddress', () => {
  it.each([
    ['/demo', '/demo'],
    ['/demo?lang=en', '/demo?lang=en'],
    ['/demo?lang=en#comments', '/demo?lang=en'],
    ['/a/../demo', '/demo'],
    ['https://news.example/tigris?page=2', 'https://news.example/tigris?page=2'],
    ['https://news.example/tigris#comments', 'https://news.example/tigris'],
    ['HTTPS://NEWS.EXAMPLE/', 'https://news.example/'],
  ])('lets %j through', (raw, safe) => {
    expect(safeReturnAddress(raw, site)).toBe(safe);
  });

  it.each([
    '',
    'demo',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/\t/evil.example',
    '\n//evil.example',
    ' //evil.example',
    '\u00A0//evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https:///evil.example',
    'https://evil.example/',
    'https://news.example.evil.example/',
    'https://news.example@evil.example/',
    'https://user:pass@news.example/',
    'http://news.example/',
    'https://news.example:8443/',
    'javascript:alert(1)',
    'data:text/html,x',
    `/${'x'.repeat(2000)}`,
  ])('stops %j', (raw) => {
    expect(safeReturnAddress(raw, site)).toBeNull();
  });

  it('knows no other origin for a site that has named none', () => {
    expect(safeReturnAddress('https://news.example/', { settings: DEFAULT_SITE_SETTINGS })).toBeNull();
  });
});
