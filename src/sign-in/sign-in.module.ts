import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AccountController } from './account.controller.js';
import { AccountService } from './account.service.js';
import { AttemptsService } from './attempts.service.js';
import { OwnTokensService } from './own-tokens.service.js';
import { ProfileService } from './profile.service.js';
import { SessionController } from './session.controller.js';
import { SignInService } from './sign-in.service.js';
import { TokensController } from './tokens.controller.js';
import { AccountTotp } from './totp.entity.js';
import { TotpService } from './totp.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([AccountTotp]), AccountsModule],
  controllers: [SessionController, AccountController, TokensController],
  providers: [AttemptsService, SignInService, AccountService, ProfileService, TotpService, OwnTokensService],
  exports: [SignInService, TotpService],
})
export class SignInModule {}
