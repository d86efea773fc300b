import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ABILITIES, type Ability } from '../accounts/abilities.js';
import { MOST_LENGTH } from '../accounts/password-rule.js';
import type { Session } from '../accounts/session.entity.js';
import { ROLES, type Role } from '../accounts/site-role.entity.js';
import { IsEmailAddress, IsText, MayBeAbsent } from '../http/dto-rules.js';
import { PageView } from '../http/openapi.js';

const CODE_LENGTH = 64;
const ABILITY_NAMES = Object.keys(ABILITIES);

export class SignInDto {
  @ApiProperty({ example: 'huda@news.example' })
  @IsEmailAddress()
  email: string;

  @ApiProperty({ example: 'سبع نخلات على ضفة بعيدة' })
  @IsText(MOST_LENGTH)
  password: string;

  @ApiPropertyOptional({ example: '123456', description: 'From the authenticator app, or a recovery code' })
  @MayBeAbsent()
  @IsText(CODE_LENGTH)
  totp?: string;
}

export class OwnSiteView {
  @ApiProperty({ example: 'demo' })
  key: string;

  @ApiProperty({ example: 'صحيفة النهر' })
  name: string;

  @ApiProperty({ enum: ROLES, example: 'moderator' })
  role: Role;

  @ApiProperty({ enum: ABILITY_NAMES, isArray: true, example: ['queue.read', 'comments.decide'] })
  abilities: readonly Ability[];
}

export class TotpView {
  @ApiProperty({ example: true })
  isEnabled: boolean;

  @ApiProperty({ example: 10 })
  recoveryCodesLeft: number;
}

export class UserView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ example: 'هدى الراوي' })
  name: string;

  @ApiProperty({ example: 'huda@news.example' })
  email: string;

  @ApiProperty({ example: false, description: 'The owner of the installation is an admin of every site' })
  isOwner: boolean;

  @ApiProperty({ type: TotpView })
  totp: TotpView;

  @ApiProperty({ type: [OwnSiteView] })
  sites: readonly OwnSiteView[];

  @ApiProperty({ enum: ABILITY_NAMES, isArray: true, example: [], description: 'For the installation as a whole' })
  abilities: readonly Ability[];
}

export class SessionView {
  @ApiProperty({ type: UserView })
  user: UserView;

  @ApiProperty({ example: 'kq0V…', description: 'To be sent as X-CSRF-Token with whatever changes something' })
  csrfToken: string;
}

export class OpenSessionView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ example: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0' })
  userAgent: string;

  @ApiProperty({ example: '2026-11-22T08:00:00.000Z' })
  createdAt: string;

  @ApiProperty({ example: '2026-11-22T09:30:00.000Z', description: 'To the minute' })
  lastSeenAt: string;

  @ApiProperty({ example: true })
  isCurrent: boolean;
}

export class OpenSessionsView {
  @ApiProperty({ type: [OpenSessionView] })
  items: OpenSessionView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

/** @param current id of the session that asks */
export const viewSession = (session: Session, current: string | null): OpenSessionView => ({
  id: session.id,
  userAgent: session.userAgent,
  createdAt: session.createdAt.toISOString(),
  lastSeenAt: session.lastSeenAt.toISOString(),
  isCurrent: session.id === current,
});
