import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { SESSION_COOKIE } from './accounts/session-cookie.js';
import { ANYONE } from './http/access.js';
import { ProblemView } from './http/openapi.js';

const DESCRIPTION = `Readers' comments for news sites: taken, checked against the site's comments policy, decided by
moderators, and served beside the article. Errors are RFC 9457 problem details in Arabic or English, as Accept-Language
asks. Lists are paged by opaque cursors.`;

/** Swagger UI styles its parts in place and draws its icons from data addresses. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Hashiya API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<noscript><a href="/openapi.json">openapi.json</a></noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true });\n`;

const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

/** The OpenAPI document at /openapi.json, made from the code when first asked for, and its pages at /docs. */
export function serveDocs(app: NestFastifyApplication): void {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  let document: OpenAPIObject | undefined;
  const open = { config: { access: ANYONE } };
  server.get('/openapi.json', open, (_request, reply) => reply.send((document ??= makeDocument(app))));
  server.get('/docs', open, (_request, reply) =>
    reply.header('Content-Security-Policy', PAGE_POLICY).type('text/html; charset=utf-8').send(PAGE),
  );
  server.get('/docs/start.js', open, (_request, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  for (const [name, type] of Object.entries(FILES))
    server.get(`/docs/${name}`, open, async (_request, reply) =>
      reply.type(type).send(await readFile(join(folder, name))),
    );
}

function makeDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Hashiya')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The author token of the first answer' }, 'author')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A personal access token' }, 'token')
    .addCookieAuth(SESSION_COOKIE, { type: 'apiKey', description: 'The session, with X-CSRF-Token' }, 'session')
    .addApiKey({ type: 'apiKey', in: 'query', name: 'key' }, 'key')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'x-goog-api-key' }, 'key-header')
    .build();
  return SwaggerModule.createDocument(app, config, { extraModels: [ProblemView] });
}
