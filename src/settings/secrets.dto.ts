import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsIn } from 'class-validator';
import { PageView } from '../http/openapi.js';

/** What a site and the service share a secret for. */
export const SECRET_PURPOSES = ['reader-jwt'] as const;
export type SecretPurpose = (typeof SECRET_PURPOSES)[number];

export class NewSecretDto {
  @ApiProperty({ enum: SECRET_PURPOSES, example: 'reader-jwt', description: 'Signing the tokens of readers (HS256)' })
  @IsDefined()
  @IsIn(SECRET_PURPOSES, { context: { code: 'not-one-of', allowed: SECRET_PURPOSES.join(', ') } })
  purpose: SecretPurpose;
}

/** A secret as it can be seen later: everything but itself. */
export class SecretView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ enum: SECRET_PURPOSES, example: 'reader-jwt' })
  purpose: SecretPurpose;

  @ApiProperty({ type: String, nullable: true, example: 'هدى الراوي', description: 'Who made it' })
  madeBy: string | null;

  @ApiProperty({ example: '2026-11-22T08:00:00.000Z' })
  createdAt: string;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Since when it counts no more' })
  retiredAt: string | null;
}

export class NewSecretView extends SecretView {
  @ApiProperty({
    example: 'vK3…',
    description: '43 characters, shown this once. The key is this text as it stands, its bytes as ASCII',
  })
  secret: string;
}

export class SecretsView {
  @ApiProperty({ type: [SecretView], description: 'Those in use, and the last ten that were retired' })
  items: SecretView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}
