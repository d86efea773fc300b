import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who moderates. The owner of the installation may do everything on every site. */
@Entity('account')
export class Account {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  email: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'password_hash' })
  passwordHash: string;

  @Column('boolean', { name: 'is_owner', default: false })
  isOwner: boolean;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  /** Since when the account is suspended: its sessions and tokens are refused. */
  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt: Date | null;
}
