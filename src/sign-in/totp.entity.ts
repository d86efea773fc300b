import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** The second step of signing in, of an account that set it up. */
@Entity('account_totp')
export class AccountTotp {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  @Column('bytea', { name: 'secret_cipher' })
  secretCipher: Buffer;

  /** The period of the last code that was used: none is taken twice. */
  @Column('int8', { name: 'last_step' })
  lastStep: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  /** Since when it is asked for; null until a first code was right. */
  @Column('timestamptz', { name: 'enabled_at', nullable: true })
  enabledAt: Date | null;
}
