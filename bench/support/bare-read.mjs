// The limit for reading: Fastify sends bytes from memory and does nothing else.
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';

const bytes = readFileSync(process.env.PAGE);
const server = Fastify();
server.get('/page', (_, reply) => {
  reply.header('content-type', 'application/json; charset=utf-8').send(bytes);
});
process.stdout.write(`ready ${await server.listen({ port: 0, host: '127.0.0.1' })}\n`);
