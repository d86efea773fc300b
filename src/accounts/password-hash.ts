import { hash, verify } from '@node-rs/argon2';

/** argon2id, the library's default algorithm, with the first setting of the OWASP password storage cheat sheet. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const CURRENT = `$argon2id$v=19$m=${ARGON2ID.memoryCost},t=${ARGON2ID.timeCost},p=${ARGON2ID.parallelism}$`;

/** What is compared where there is no account, so that it takes the same work; no password gives this hash. */
const NOBODY = `${CURRENT}bm9ib2R5LW5vYm9keQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;

/** The whole password counts, whatever its length, in NFC: keyboards write the same letter in different ways. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), ARGON2ID);

/** @param passwordHash null for an account that does not exist, which takes as long and is never right */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? NOBODY, password.normalize('NFC'));
  return isRight && passwordHash !== null;
}

/** Whether a hash was made with other settings than those of today, and should be made anew when the password is at hand. */
export const isOutdated = (passwordHash: string): boolean => !passwordHash.startsWith(CURRENT);
