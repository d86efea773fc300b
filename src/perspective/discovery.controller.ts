import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../http/access.js';
import { ApiProblems } from '../http/openapi.js';

const schemaOf = (id: string): object => ({ id, type: 'object', additionalProperties: { type: 'any' } });

const methodOf = (name: string, message: string): object => ({
  id: `commentanalyzer.comments.${name}`,
  path: `v1alpha1/comments:${name}`,
  flatPath: `v1alpha1/comments:${name}`,
  httpMethod: 'POST',
  parameters: {},
  request: { $ref: `${message}Request` },
  response: { $ref: `${message}Response` },
});

const MESSAGES = ['AnalyzeComment', 'SuggestCommentScore'].flatMap((name) => [`${name}Request`, `${name}Response`]);

/** What Google's client libraries learn an API's methods from, cut down to what they read. */
const describe = (rootUrl: string): object => ({
  kind: 'discovery#restDescription',
  discoveryVersion: 'v1',
  id: 'commentanalyzer:v1alpha1',
  name: 'commentanalyzer',
  version: 'v1alpha1',
  title: 'Perspective-compatible scoring by Hashiya',
  protocol: 'rest',
  rootUrl,
  baseUrl: rootUrl,
  servicePath: '',
  parameters: { key: { location: 'query', type: 'string', description: 'An access token with the scope analyze' } },
  schemas: Object.fromEntries(MESSAGES.map((id) => [id, schemaOf(id)])),
  resources: {
    comments: {
      methods: {
        analyze: methodOf('analyze', 'AnalyzeComment'),
        suggestscore: methodOf('suggestscore', 'SuggestCommentScore'),
      },
    },
  },
});

/**
 * Google's own samples of Perspective build their client from the discovery document at `/$discovery/rest`; with this one
 * their `discoveryServiceUrl` is the only address to change. Format: https://developers.google.com/discovery/v1/reference
 */
@Controller('$discovery')
@Public()
@ApiTags('perspective')
export class DiscoveryController {
  @Get('rest')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The discovery document, from which Google’s client libraries build a client' })
  @ApiResponse({ status: 200, schema: { type: 'object', example: describe('https://comments.example/') } })
  @ApiProblems()
  describe(@Req() { protocol, host }: FastifyRequest): object {
    return describe(`${protocol}://${host}/`);
  }
}
