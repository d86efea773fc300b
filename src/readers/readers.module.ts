import { Module } from '@nestjs/common';
import { Runtime } from '../config/runtime.js';
import { SitesModule } from '../sites/sites.module.js';
import { AuthorTokens } from './author-token.js';
import { EmailVault } from './email-vault.js';
import { ReaderPipe } from './reader.js';
import { SanctionsController } from './sanctions.controller.js';
import { Sanctions } from './sanctions.js';

@Module({
  imports: [SitesModule],
  controllers: [SanctionsController],
  providers: [
    ReaderPipe,
    Sanctions,
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
  exports: [ReaderPipe, AuthorTokens, EmailVault, Sanctions],
})
export class ReadersModule {}
