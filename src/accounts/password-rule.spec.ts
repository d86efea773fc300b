import { faultOf } from './password-rule.js';

const ABOUT = ['huda.rawi@news.example', 'هدى الراوي'];

describe('A new password', () => {
  it.each([
    'سبع نخلات على ضفة بعيدة',
    'قارب أزرق ينتظر المطر',
    'correct horse battery staple',
    'xK9-vQ2!mZ7#',
    'ممممدينة السلام 1258',
    'مُؤْتَمَر آب أُغسطس',
    '🌴🌊⛵🎻🪁🧭🫖🎈🥁🪵🧶🌶',
  ])('may be %s', (password) => {
    expect(faultOf(password, ABOUT)).toBeNull();
  });

  it.each([
    ['', 'password-too-short'],
    ['xK9-vQ2!mZ7', 'password-too-short'],
    ['🌴🌊⛵🎻🪁🧭', 'password-too-short'],
    // In NFC these are six letters.
    ['\u0627\u0653'.repeat(6), 'password-too-short'],
    ['aaaaaaaaaaaaaaaa', 'password-guessable'],
    ['abababababababab', 'password-guessable'],
    ['123456789012', 'password-guessable'],
    ['abcdefghijklmnop', 'password-guessable'],
    ['zyxwvutsrqponmlk', 'password-guessable'],
    ['Password1234', 'password-guessable'],
    ['P@ssw0rd P@ssw0rd', 'password-guessable'],
    ['qwerty123456', 'password-guessable'],
    ['admin-admin-admin', 'password-guessable'],
    ['كلمة السر 123', 'password-guessable'],
    ['ضصثقفغضصثقفغ', 'password-guessable'],
    ['Huda Rawi 2026', 'password-guessable'],
    ['هدى.الراوي.1', 'password-guessable'],
  ])('may not be %s: %s', (password, fault) => {
    expect(faultOf(password, ABOUT)).toBe(fault);
  });
});
