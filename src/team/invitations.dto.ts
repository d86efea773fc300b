import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString } from 'class-validator';
import { MOST_LENGTH } from '../accounts/password-rule.js';
import { ROLES, type Role } from '../accounts/site-role.entity.js';
import { IsEmailAddress, IsText, MayBeAbsent } from '../http/dto-rules.js';
import { PageView } from '../http/openapi.js';
import type { Invitation } from './invitation.entity.js';

const NAME_LENGTH = 80;
const SECRET_LENGTH = 100;
const ONE_OF_ROLES = { context: { code: 'not-one-of', allowed: ROLES.join(', ') } };

export class NewInvitationDto {
  @ApiProperty({ example: 'huda@news.example' })
  @IsEmailAddress()
  email: string;

  @ApiProperty({ enum: ROLES, example: 'moderator' })
  @IsString()
  @IsIn(ROLES, ONE_OF_ROLES)
  role: Role;
}

export class InvitationSecretDto {
  @ApiProperty({ example: 'b2xk…', description: 'What follows # in the link of the invitation' })
  @IsText(SECRET_LENGTH)
  invitation: string;
}

export class AcceptInvitationDto extends InvitationSecretDto {
  @ApiPropertyOptional({ example: 'هدى الراوي', description: 'Needed for a new account' })
  @MayBeAbsent()
  @IsText(NAME_LENGTH)
  name?: string;

  @ApiProperty({
    example: 'سبع نخلات على ضفة بعيدة',
    description: 'The password of the account that there is, else the one that the new account gets',
  })
  @IsText(MOST_LENGTH)
  password: string;
}

export class InvitationView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ example: 'huda@news.example' })
  email: string;

  @ApiProperty({ enum: ROLES, example: 'moderator' })
  role: Role;

  @ApiProperty({ example: '2026-11-29T08:00:00.000Z' })
  expiresAt: string;
}

export class NewInvitationView extends InvitationView {
  @ApiProperty({
    example: 'https://comments.news.example/console/invitation#b2xk…',
    description: 'To be handed to whoever is invited. It is shown this once',
  })
  link: string;
}

export class InvitationsView {
  @ApiProperty({ type: [InvitationView] })
  items: InvitationView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

class InvitingSiteView {
  @ApiProperty({ example: 'demo' })
  key: string;

  @ApiProperty({ example: 'صحيفة النهر' })
  name: string;
}

/** An invitation as whoever is invited sees it. */
export class OfferView {
  @ApiProperty({ example: 'huda@news.example' })
  email: string;

  @ApiProperty({ enum: ROLES, example: 'moderator' })
  role: Role;

  @ApiProperty({ type: InvitingSiteView })
  site: InvitingSiteView;

  @ApiProperty({ example: false, description: 'Whether the e-mail has an account, whose password is then asked for' })
  hasAccount: boolean;
}

export const viewInvitation = ({ id, email, role, expiresAt }: Invitation): InvitationView => ({
  id,
  email,
  role,
  expiresAt: expiresAt.toISOString(),
});
