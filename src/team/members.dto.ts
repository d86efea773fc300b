import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString } from 'class-validator';
import { ROLES, type Role } from '../accounts/site-role.entity.js';
import { MayBeAbsent } from '../http/dto-rules.js';
import { PageView } from '../http/openapi.js';

export class RoleDto {
  @ApiProperty({ enum: ROLES, example: 'senior' })
  @IsString()
  @IsIn(ROLES, { context: { code: 'not-one-of', allowed: ROLES.join(', ') } })
  role: Role;
}

export class AccountChangeDto {
  @ApiPropertyOptional({ example: true, description: 'A suspended account loses every session and token at once' })
  @MayBeAbsent()
  @IsBoolean()
  isSuspended?: boolean;

  @ApiPropertyOptional({ example: false })
  @MayBeAbsent()
  @IsBoolean()
  isOwner?: boolean;
}

export class MemberView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ example: 'هدى الراوي' })
  name: string;

  @ApiProperty({ example: 'huda@news.example' })
  email: string;

  @ApiProperty({ enum: ROLES, example: 'moderator' })
  role: Role;

  @ApiProperty({ example: false })
  isOwner: boolean;

  @ApiProperty({ example: false })
  isSuspended: boolean;

  @ApiProperty({ example: true, description: 'Whether a code is asked for at sign-in' })
  hasTotp: boolean;
}

export class MembersView {
  @ApiProperty({ type: [MemberView] })
  items: MemberView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

export class AccountView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ example: 'هدى الراوي' })
  name: string;

  @ApiProperty({ example: 'huda@news.example' })
  email: string;

  @ApiProperty({ example: false })
  isOwner: boolean;

  @ApiProperty({ example: false })
  isSuspended: boolean;
}

export class AccountsView {
  @ApiProperty({ type: [AccountView] })
  items: AccountView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}
