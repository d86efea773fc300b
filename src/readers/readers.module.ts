import { Module } from '@nestjs/common';
import { Runtime } from '../config/runtime.js';
import { AuthorTokens } from './author-token.js';
import { EmailVault } from './email-vault.js';
import { ReaderPipe } from './reader.js';

@Module({
  providers: [
    ReaderPipe,
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
  exports: [ReaderPipe, AuthorTokens, EmailVault],
})
export class ReadersModule {}
