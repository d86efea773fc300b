import { ApiProperty } from '@nestjs/swagger';
import { COMMENTING, type Commenting } from '../sites/article.entity.js';
import { MAX_CODE_UNITS } from '../text/length.js';

/** What a form needs to know before a reader writes. */
export class FormView {
  @ApiProperty({ example: ['/author/name', '/author/email', '/body'], description: 'JSON pointers into the body' })
  required: string[];

  @ApiProperty({ example: 1500, description: 'Extended grapheme clusters after NFC, LF and trimming' })
  characterLimit: number;

  @ApiProperty({ example: MAX_CODE_UNITS, description: 'UTF-16 code units at most, whatever they look like' })
  codeUnitLimit: number;

  @ApiProperty({ enum: COMMENTING, example: 'open' })
  commenting: Commenting;

  @ApiProperty({ type: Object, nullable: true, example: null, description: 'What must be solved first, if anything' })
  challenge: null;
}
