import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ATTRIBUTES } from './attributes.js';

/*
 * Only described here: bodies are read by proto-json.ts, which refuses in the words of Google's API.
 */

export class TextEntryDto {
  @ApiProperty({ example: 'أنت إنسان تافه.', description: 'At most 20,480 bytes of UTF-8' })
  text: string;

  @ApiPropertyOptional({ enum: ['PLAIN_TEXT'], example: 'PLAIN_TEXT' })
  type?: string;
}

export class ContextDto {
  @ApiPropertyOptional({ type: [TextEntryDto], description: 'Read, and not looked at: as with Google’s' })
  entries?: TextEntryDto[];
}

export class AttributeParametersDto {
  @ApiPropertyOptional({ enum: ['PROBABILITY'], example: 'PROBABILITY' })
  scoreType?: string;

  @ApiPropertyOptional({ example: 0.5, description: 'Lower scores are left out' })
  scoreThreshold?: number;
}

/** AnalyzeCommentRequest of Google's API. */
export class AnalyzeDto {
  @ApiProperty({ type: TextEntryDto })
  comment: TextEntryDto;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: '#/components/schemas/AttributeParametersDto' },
    example: { TOXICITY: {}, THREAT: { scoreThreshold: 0.5 } },
    description: `One or more of ${ATTRIBUTES.join(', ')}, also with _EXPERIMENTAL after the name`,
  })
  requestedAttributes: Record<string, AttributeParametersDto>;

  @ApiPropertyOptional({ type: [String], example: ['ar'], description: 'ar and en; detected when absent' })
  languages?: string[];

  @ApiPropertyOptional({ type: ContextDto })
  context?: ContextDto;

  @ApiPropertyOptional({ example: true, description: 'Whatever it says, nothing is stored' })
  doNotStore?: boolean;

  @ApiPropertyOptional({ example: false, description: 'Scores each sentence, too' })
  spanAnnotations?: boolean;

  @ApiPropertyOptional({ example: false, description: 'Leaves out what is not supported instead of refusing' })
  dropUnsupportedAttributes?: boolean;

  @ApiPropertyOptional({ example: 'comment-53922', description: 'Repeated in the answer' })
  clientToken?: string;

  @ApiPropertyOptional({ example: 'session-7', description: 'Read, and not looked at' })
  sessionId?: string;

  @ApiPropertyOptional({ example: 'نهر', description: 'Read, and not looked at' })
  communityId?: string;
}

/** SuggestCommentScoreRequest of Google's API. */
export class SuggestScoreDto {
  @ApiProperty({ type: TextEntryDto })
  comment: TextEntryDto;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'object' },
    example: { TOXICITY: { summaryScore: { value: 0 } } },
  })
  attributeScores?: Record<string, object>;

  @ApiPropertyOptional({ type: [String], example: ['ar'] })
  languages?: string[];

  @ApiPropertyOptional({ type: ContextDto })
  context?: ContextDto;

  @ApiPropertyOptional({ example: 'comment-53922' })
  clientToken?: string;

  @ApiPropertyOptional({ example: 'session-7' })
  sessionId?: string;

  @ApiPropertyOptional({ example: 'نهر' })
  communityId?: string;
}
