import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, type EntityManager, Repository } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Runtime } from '../config/runtime.js';
import { SecretCipher } from '../config/secret-cipher.js';
import { invalid, Problem } from '../http/problem.js';
import { describeTotp, newRecoveryCode, newTotpSecret, stepOf, tidyCode } from './one-time-code.js';
import { AccountTotp } from './totp.entity.js';

const RECOVERY_CODES = 10;

export interface TotpState {
  readonly isEnabled: boolean;
  readonly recoveryCodesLeft: number;
}

/** One-time passwords (RFC 6238) and the codes to recover with. */
@Injectable()
export class TotpService {
  private readonly cipher: SecretCipher;
  private readonly recoveryKey: Buffer;

  constructor(
    private readonly dataSource: DataSource,
    @InjectRepository(AccountTotp) private readonly totps: Repository<AccountTotp>,
    private readonly audit: AuditLog,
    { keys }: Runtime,
  ) {
    this.cipher = new SecretCipher(keys.for('totp-cipher'));
    this.recoveryKey = keys.for('recovery-code');
  }

  async stateOf(accountId: string): Promise<TotpState> {
    const [row] = await this.dataSource.query<{ is_enabled: boolean; left: number }[]>(STATE, [accountId]);
    return { isEnabled: row?.is_enabled ?? false, recoveryCodesLeft: row?.left ?? 0 };
  }

  /** Makes a secret, which counts for nothing until `confirm`. @throws Problem `totp-on` */
  async begin(accountId: string, email: string): Promise<{ uri: string; secret: string }> {
    const secret = newTotpSecret();
    const rows: unknown[] = await this.dataSource.query(BEGIN, [accountId, this.cipher.seal(secret, accountId)]);
    if (rows.length === 0) throw new Problem('totp-on');
    return describeTotp(secret, email);
  }

  /**
   * From now on a code is asked for. @returns the recovery codes, this once
   * @throws Problem `totp-on`, `totp-off` when none was begun, `invalid-input` for a wrong code
   */
  async confirm(accountId: string, code: string, now: number): Promise<string[]> {
    const totp = await this.totps.findOneBy({ accountId });
    if (!totp) throw new Problem('totp-off');
    if (totp.enabledAt !== null) throw new Problem('totp-on');
    const step = stepOf(this.cipher.open(totp.secretCipher, accountId), tidyCode(code), now);
    if (step === null) throw invalid('/code', 'code-wrong');
    return this.dataSource.transaction(async (manager) => {
      await manager.update(AccountTotp, { accountId }, { enabledAt: new Date(now), lastStep: String(step) });
      await this.note(manager, accountId, accountId, 'totp.enabled');
      return this.replaceCodes(manager, accountId);
    });
  }

  /** Makes new recovery codes in the place of all earlier ones. @throws Problem `totp-off` */
  async renewCodes(accountId: string): Promise<string[]> {
    if (!(await this.stateOf(accountId)).isEnabled) throw new Problem('totp-off');
    return this.dataSource.transaction(async (manager) => {
      const codes = await this.replaceCodes(manager, accountId);
      await this.note(manager, accountId, accountId, 'recovery-codes.renewed');
      return codes;
    });
  }

  /** No code is asked for any more. @param by the account that does this; null from the command line */
  async turnOff(accountId: string, by: string | null): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(`DELETE FROM recovery_code WHERE account_id = $1`, [accountId]);
      const off: unknown[] = await manager.query(TURN_OFF, [accountId]);
      if (off.length > 0) await this.note(manager, accountId, by, 'totp.disabled');
    });
  }

  /** Uses up a code of the app or a recovery code. @returns false for one that is wrong or was used before */
  async use(accountId: string, typed: string, now: number): Promise<boolean> {
    const totp = await this.totps.findOneBy({ accountId });
    if (!totp) return false;
    const code = tidyCode(typed);
    const step = stepOf(this.cipher.open(totp.secretCipher, accountId), code, now);
    const used: unknown[] =
      step === null
        ? await this.dataSource.query(USE_RECOVERY, [accountId, this.hash(accountId, code)])
        : await this.dataSource.query(USE_STEP, [accountId, step]);
    return used.length === 1;
  }

  private note(
    manager: EntityManager,
    id: string,
    actorId: string | null,
    action: 'totp.enabled' | 'totp.disabled' | 'recovery-codes.renewed',
  ): Promise<string> {
    return this.audit.write(manager, { siteId: null, actorId, action, subject: { type: 'account', id } });
  }

  private async replaceCodes(manager: EntityManager, accountId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await manager.query(`DELETE FROM recovery_code WHERE account_id = $1`, [accountId]);
    const hashes = codes.map((code) => this.hash(accountId, tidyCode(code)));
    await manager.query(`INSERT INTO recovery_code (account_id, hash) SELECT $1, unnest($2::bytea[])`, [
      accountId,
      hashes,
    ]);
    return codes;
  }

  private hash(accountId: string, code: string): Buffer {
    return createHmac('sha256', this.recoveryKey).update(`${accountId}\n${code}`).digest();
  }
}

const STATE = `SELECT t.enabled_at IS NOT NULL AS is_enabled,
    (SELECT count(*)::int FROM recovery_code r WHERE r.account_id = t.account_id AND r.used_at IS NULL) AS left
  FROM account_totp t WHERE t.account_id = $1`;

const BEGIN = `WITH begun AS (
  INSERT INTO account_totp AS t (account_id, secret_cipher) VALUES ($1, $2)
  ON CONFLICT (account_id) DO UPDATE SET secret_cipher = excluded.secret_cipher, last_step = 0
  WHERE t.enabled_at IS NULL RETURNING 1) SELECT FROM begun`;

const TURN_OFF = `WITH off AS (
  DELETE FROM account_totp WHERE account_id = $1 RETURNING enabled_at)
  SELECT FROM off WHERE enabled_at IS NOT NULL`;

/** Of two who come with one code at one moment, the database lets one pass. */
const USE_STEP = `WITH used AS (
  UPDATE account_totp SET last_step = $2 WHERE account_id = $1 AND last_step < $2 RETURNING 1) SELECT FROM used`;

const USE_RECOVERY = `WITH used AS (
  UPDATE recovery_code SET used_at = now() WHERE account_id = $1 AND hash = $2 AND used_at IS NULL RETURNING 1)
  SELECT FROM used`;
