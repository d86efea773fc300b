import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { LOCALES, type Locale } from '../i18n/locale.js';
import { messagesIn } from '../i18n/messages.js';
import { Public } from './access.js';
import { ApiProblems } from './openapi.js';
import { Problem, PROBLEMS, type ProblemCode } from './problem.js';

class ProblemExplanation {
  @ApiProperty({ example: 'bad-cursor' })
  code: string;

  @ApiProperty({ example: 400 })
  status: number;

  @ApiProperty({ example: { ar: 'مؤشر صفحة غير صالح', en: 'Bad cursor' } })
  title: Record<Locale, string>;

  @ApiProperty({ example: { ar: 'استعمل المؤشر كما تلقيته.', en: 'Use the cursor unchanged.' } })
  detail: Record<Locale, string>;
}

/** Where the `type` of every problem leads: what it means, in each language. */
@Controller('problems')
@Public()
@ApiTags('operators')
export class ProblemsController {
  @Get(':code')
  @Header('Cache-Control', 'public, max-age=3600')
  @ApiOperation({ summary: 'What a problem code means' })
  @ApiResponse({ status: 200, type: ProblemExplanation })
  @ApiProblems('route-unknown')
  explain(@Param('code') code: string): ProblemExplanation {
    if (!isProblemCode(code)) throw new Problem('route-unknown');
    const words = LOCALES.map((locale) => [locale, messagesIn(locale).problems[code]] as const);
    return {
      code,
      status: PROBLEMS[code],
      title: Object.fromEntries(words.map(([locale, { title }]) => [locale, title])) as Record<Locale, string>,
      detail: Object.fromEntries(words.map(([locale, { detail }]) => [locale, detail])) as Record<Locale, string>,
    };
  }
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code);
