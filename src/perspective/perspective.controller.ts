import { applyDecorators, Body, Controller, Header, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOperation, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { AnalyzeDto, AttributeParametersDto, SuggestScoreDto } from './analyze.dto.js';
import { readAnalyzeRequest, readSuggestRequest } from './analyze-request.js';
import { AnalyzeService } from './analyze.service.js';
import { AnalyzeView, AttributeScoresView, SuggestScoreView } from './analyze.view.js';
import { ForKeyHolders } from '../http/access.js';
import { KeyGuard } from './key.guard.js';
import { envelopeOf, refuse, refuseKey, type Refusal } from './refusal.js';

const EXAMPLES: readonly Refusal[] = [
  refuse('COMMENT_EMPTY', 'Comment must be non-empty.'),
  refuseKey('PERMISSION_DENIED', 'API_KEY_SERVICE_BLOCKED', 'Requests to this API are blocked for this key.'),
  refuseKey('RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED', 'Quota exceeded for quota metric.'),
];

/** Google's error envelope, an example for each status. */
const ApiRefusals = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ...EXAMPLES.map((refusal) =>
      ApiResponse({
        status: refusal.status,
        description: refusal.rpcStatus,
        content: { 'application/json': { schema: { type: 'object', example: envelopeOf(refusal) } } },
      }),
    ),
  );

/** The routes of Google's Perspective API, for its clients: docs/perspective.md. */
@Controller('v1alpha1')
@UseGuards(KeyGuard)
@ForKeyHolders()
@ApiTags('perspective')
@ApiSecurity('key')
@ApiSecurity('key-header')
@ApiExtraModels(AttributeParametersDto, AttributeScoresView)
@ApiRefusals()
export class PerspectiveController {
  constructor(private readonly texts: AnalyzeService) {}

  @Post('comments::analyze')
  @HttpCode(200)
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({ summary: 'Score a text as Google’s Perspective API did, by the local model. Nothing is stored' })
  @ApiBody({ type: AnalyzeDto })
  @ApiResponse({ status: 200, type: AnalyzeView })
  analyze(@Body() body: unknown): AnalyzeView {
    return this.texts.analyze(readAnalyzeRequest(body));
  }

  @Post('comments::suggestscore')
  @HttpCode(200)
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({ summary: 'Accepts feedback as Google’s Perspective API did, and drops it' })
  @ApiBody({ type: SuggestScoreDto })
  @ApiResponse({ status: 200, type: SuggestScoreView })
  suggestScore(@Body() body: unknown): SuggestScoreView {
    const { clientToken } = readSuggestRequest(body);
    return clientToken === undefined ? {} : { clientToken };
  }
}
