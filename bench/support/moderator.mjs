import { randomUUID } from 'node:crypto';
import { hashOfSecret, newSecret } from '../../dist/src/accounts/secret-token.js';

/** A token of the owner's that no quota stops. @returns what goes into the header `Authorization` */
export async function addModerator({ pool }, scopes) {
  const [token, account] = [`hsp_${newSecret()}`, randomUUID()];
  await pool.query(
    `INSERT INTO account (id, email, name, password_hash, is_owner) VALUES ($1, $2, 'Bench', 'none', true)`,
    [account, `${account}@example.org`],
  );
  await pool.query(
    `INSERT INTO access_token (id, account_id, name, hash, scopes, per_minute, expires_at)
     VALUES ($1, $2, 'bench', $3, $4, 1000000, now() + interval '1 day')`,
    [randomUUID(), account, hashOfSecret(token), scopes],
  );
  return `Bearer ${token}`;
}
