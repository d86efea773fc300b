import { Module } from '@nestjs/common';
import { Runtime } from '../config/runtime.js';
import { SitesModule } from '../sites/sites.module.js';
import { AuthorTokens } from './author-token.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { Challenges } from './challenges.service.js';
import { Confirmations } from './confirmations.js';
import { EmailVault } from './email-vault.js';
import { FormTokens } from './form-token.js';
import { Gatekeeper } from './gatekeeper.js';
import { ReaderPipe } from './reader.js';
import { ReaderTokens } from './reader-tokens.js';
import { SanctionsController } from './sanctions.controller.js';
import { Sanctions } from './sanctions.js';
import { SignedInAuthors } from './signed-in-authors.js';
import { TrafficCounters } from './traffic.js';

@Module({
  imports: [SitesModule, OutboxModule],
  controllers: [SanctionsController],
  providers: [
    ReaderPipe,
    Challenges,
    Confirmations,
    Gatekeeper,
    ReaderTokens,
    Sanctions,
    SignedInAuthors,
    TrafficCounters,
    { provide: FormTokens, inject: [Runtime], useFactory: ({ keys }: Runtime) => new FormTokens(keys.for('form')) },
    {
      provide: AuthorTokens,
      inject: [Runtime],
      useFactory: ({ keys }: Runtime) => new AuthorTokens(keys.for('author-token')),
    },
    {
      provide: EmailVault,
      inject: [Runtime],
      useFactory: ({ keys }: Runtime) => new EmailVault(keys.for('email-cipher'), keys.for('email-index')),
    },
  ],
  exports: [
    ReaderPipe,
    AuthorTokens,
    Confirmations,
    EmailVault,
    FormTokens,
    Gatekeeper,
    ReaderTokens,
    Sanctions,
    SignedInAuthors,
  ],
})
export class ReadersModule {}
