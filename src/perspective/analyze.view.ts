import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class ScoreView {
  @ApiProperty({ example: 0.93, description: '0 to 1' })
  value: number;

  @ApiProperty({ enum: ['PROBABILITY'], example: 'PROBABILITY' })
  type: 'PROBABILITY';
}

export class SpanScoreView {
  @ApiProperty({ example: 0, description: 'In UTF-16 units' })
  begin: number;

  @ApiProperty({ example: 16, description: 'The unit after the last' })
  end: number;

  @ApiProperty({ type: ScoreView })
  score: ScoreView;
}

export class AttributeScoresView {
  @ApiProperty({
    type: [SpanScoreView],
    description: 'One for the whole text, or one a sentence with `spanAnnotations`',
  })
  spanScores: SpanScoreView[];

  @ApiProperty({ type: ScoreView })
  summaryScore: ScoreView;
}

const SCORE = { value: 0.93, type: 'PROBABILITY' };

/** AnalyzeCommentResponse of Google's API. */
export class AnalyzeView {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { $ref: '#/components/schemas/AttributeScoresView' },
    example: { TOXICITY: { spanScores: [{ begin: 0, end: 16, score: SCORE }], summaryScore: SCORE } },
    description: 'By the names that were asked for, without those below their threshold; absent when none is left',
  })
  attributeScores?: Record<string, AttributeScoresView>;

  @ApiProperty({ type: [String], example: ['ar'], description: 'As in the request, or as detected' })
  languages: string[];

  @ApiProperty({ type: [String], example: ['ar'] })
  detectedLanguages: string[];

  @ApiPropertyOptional({ example: 'comment-53922', description: 'As in the request' })
  clientToken?: string;
}

export class SuggestScoreView {
  @ApiPropertyOptional({ example: 'comment-53922', description: 'As in the request' })
  clientToken?: string;
}
