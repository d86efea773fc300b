import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDefined, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { LOCALES, type Locale } from '../i18n/locale.js';
import { MAX_CODE_UNITS } from '../text/length.js';

/** As long as a name may be written before it is shortened for storing. */
const LONGEST_NAME = 1_000;

export class TryTextDto {
  @ApiProperty({ example: 'demo', description: 'The site whose settings judge the text, by its key' })
  @IsDefined()
  @IsString()
  site: string;

  @ApiProperty({
    example: 'اتصل بي على 07701234567',
    description: `At most ${MAX_CODE_UNITS} UTF-16 units. Judged as it is, so that evidence points into it`,
  })
  @IsDefined()
  @IsString()
  @MaxLength(MAX_CODE_UNITS, { context: { limit: MAX_CODE_UNITS } })
  text: string;

  @ApiPropertyOptional({ example: 'ليلى العزاوي', description: 'Judged, too: names hide links and words' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME, { context: { limit: LONGEST_NAME } })
  authorName?: string;

  @ApiPropertyOptional({
    enum: LOCALES,
    example: 'ar',
    description: 'Explains in this language alone; in each when absent',
  })
  @IsOptional()
  @IsIn(LOCALES, { context: { allowed: LOCALES.join(', ') } })
  locale?: Locale;
}
