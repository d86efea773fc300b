import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import { DEFAULT_SITE_SETTINGS, type SiteSettings } from './site-settings.js';

@Entity('site')
export class Site {
  @PrimaryColumn('uuid')
  id: string;

  /** The public key: what pages and callers name the site by. */
  @Column('text')
  key: string;

  @Column('text')
  name: string;

  @Column('jsonb', { name: 'settings' })
  ownSettings: Partial<SiteSettings>;

  /** Rises with each change of the settings. */
  @Column('integer', { name: 'settings_version', default: 0 })
  settingsVersion: number;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  get settings(): SiteSettings {
    return { ...DEFAULT_SITE_SETTINGS, ...this.ownSettings };
  }
}
