import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ROLES = ['viewer', 'moderator', 'senior', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What an account may do on one site. */
@Entity('site_role')
export class SiteRole {
  @PrimaryColumn('uuid', { name: 'site_id' })
  siteId: string;

  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  role: Role;
}

export const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);
