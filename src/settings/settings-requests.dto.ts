import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, ValidateNested } from 'class-validator';
import { IsText, MayBeAbsent } from '../http/dto-rules.js';
import { MAX_CODE_UNITS } from '../text/length.js';
import { IsWhole } from './setting-rules.js';
import { SettingsDto } from './settings.dto.js';

const LONGEST_NAME = 300;
const LONGEST_NOTE = 500;

/** Part of every request that carries changed settings. */
const IsSettings = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: SettingsDto }),
    IsDefined(),
    IsObject(),
    ValidateNested(),
    Type(() => SettingsDto),
  );

export class SettingsChangeDto {
  @ApiProperty({ example: 3, description: 'The version that the change starts from, as it was read' })
  @IsDefined()
  @IsWhole(0, 2 ** 31 - 1)
  version: number;

  @IsSettings()
  settings: SettingsDto;

  @ApiPropertyOptional({ example: 'بعد موجة الإعلانات في نهاية الأسبوع', maxLength: LONGEST_NOTE })
  @MayBeAbsent()
  @IsText(LONGEST_NOTE)
  note?: string;
}

export class RestoreDto {
  @ApiProperty({ example: 3, description: 'The present version, as it was read' })
  @IsDefined()
  @IsWhole(0, 2 ** 31 - 1)
  version: number;

  @ApiPropertyOptional({ example: 'القائمة السابقة أدق', maxLength: LONGEST_NOTE })
  @MayBeAbsent()
  @IsText(LONGEST_NOTE)
  note?: string;
}

export class SettingsTryDto {
  @ApiProperty({ example: 'أنتم كلاب وأتباع كلاب', description: `At most ${MAX_CODE_UNITS} UTF-16 units` })
  @IsText(MAX_CODE_UNITS)
  text: string;

  @ApiPropertyOptional({ example: 'ليلى العزاوي' })
  @MayBeAbsent()
  @IsText(LONGEST_NAME)
  authorName?: string;

  @IsSettings()
  changes: SettingsDto;
}

export const MOST_REPLAYED = 1_000;

export class SettingsReplayDto {
  @IsSettings()
  changes: SettingsDto;

  @ApiPropertyOptional({ example: MOST_REPLAYED, minimum: 1, maximum: MOST_REPLAYED, default: MOST_REPLAYED })
  @MayBeAbsent()
  @IsWhole(1, MOST_REPLAYED)
  limit?: number;
}
