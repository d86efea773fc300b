import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { IsText } from '../http/dto-rules.js';
import { PageView } from '../http/openapi.js';

const NAME_LENGTH = 100;
const QUERY = {
  type: 'object',
  additionalProperties: { type: 'string' },
  example: { site: 'demo', status: 'held', category: 'insult', sort: 'oldest' },
  description: 'Parameters of the list of comments but limit and cursor, as they stand in its address',
} as const;

export class SavedViewDto {
  @ApiProperty({ example: 'إهانات تنتظر', description: 'A view of the same name is replaced' })
  @IsText(NAME_LENGTH)
  name: string;

  @ApiProperty(QUERY)
  @IsObject()
  query: Record<string, unknown>;
}

export class SavedViewView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ example: 'إهانات تنتظر' })
  name: string;

  @ApiProperty(QUERY)
  query: Record<string, string>;
}

export class SavedViewsView {
  @ApiProperty({ type: [SavedViewView] })
  items: SavedViewView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}
