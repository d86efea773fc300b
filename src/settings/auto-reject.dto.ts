import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { MayBeAbsent } from '../http/dto-rules.js';
import type { AutoReject } from '../policy/policy-settings.js';

/** Which certain violations are rejected without a moderator. */
export class AutoRejectDto implements Partial<AutoReject> {
  @ApiPropertyOptional({ example: true })
  @MayBeAbsent()
  @IsBoolean()
  insult?: boolean;

  @ApiPropertyOptional({ example: false })
  @MayBeAbsent()
  @IsBoolean()
  hate?: boolean;

  @ApiPropertyOptional({ example: true })
  @MayBeAbsent()
  @IsBoolean()
  obscene?: boolean;

  @ApiPropertyOptional({ example: false })
  @MayBeAbsent()
  @IsBoolean()
  threat?: boolean;

  @ApiPropertyOptional({ example: true })
  @MayBeAbsent()
  @IsBoolean()
  spam?: boolean;

  @ApiPropertyOptional({ example: true })
  @MayBeAbsent()
  @IsBoolean()
  'personal-data'?: boolean;

  @ApiPropertyOptional({ example: true })
  @MayBeAbsent()
  @IsBoolean()
  disguise?: boolean;

  @ApiPropertyOptional({ example: true })
  @MayBeAbsent()
  @IsBoolean()
  style?: boolean;

  @ApiPropertyOptional({ example: false, description: 'What only the classifier says' })
  @MayBeAbsent()
  @IsBoolean()
  classifier?: boolean;
}
