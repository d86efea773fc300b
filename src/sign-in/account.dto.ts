import { ApiProperty } from '@nestjs/swagger';
import { MOST_LENGTH } from '../accounts/password-rule.js';
import { IsText } from '../http/dto-rules.js';

const CODE_LENGTH = 64;
const NAME_LENGTH = 80;

export class ConfirmDto {
  @ApiProperty({ example: 'سبع نخلات على ضفة بعيدة', description: 'The present password' })
  @IsText(MOST_LENGTH)
  password: string;
}

export class PasswordDto extends ConfirmDto {
  @ApiProperty({ example: 'قارب أزرق ينتظر المطر', description: 'At least 12 characters' })
  @IsText(MOST_LENGTH)
  newPassword: string;
}

export class ProfileDto {
  @ApiProperty({ example: 'هدى الراوي', maxLength: NAME_LENGTH, description: 'As colleagues see it' })
  @IsText(NAME_LENGTH)
  name: string;
}

export class CodeDto {
  @ApiProperty({ example: '123456', description: 'What the authenticator app shows' })
  @IsText(CODE_LENGTH)
  code: string;
}

export class TotpSecretView {
  @ApiProperty({
    example: 'otpauth://totp/Hashiya:huda%40news.example?issuer=Hashiya&secret=…',
    description: 'To be shown as a QR code',
  })
  uri: string;

  @ApiProperty({ example: 'JBSWY3DPEHPK3PXP', description: 'The same to be typed in' })
  secret: string;
}

export class RecoveryCodesView {
  @ApiProperty({ example: ['k7mf-2pqx-9dvr'], description: 'Each is good for one sign-in. They are shown this once' })
  recoveryCodes: readonly string[];
}
