import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { Invitation } from './invitation.entity.js';
import { AcceptanceController, InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { AccountsController, MembersController } from './members.controller.js';
import { MembersService } from './members.service.js';
import { TrailController } from './trail.controller.js';
import { TrailService } from './trail.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Invitation]), AccountsModule, AuditModule, SignInModule],
  controllers: [InvitationsController, AcceptanceController, MembersController, AccountsController, TrailController],
  providers: [InvitationsService, MembersService, TrailService],
  exports: [InvitationsService],
})
export class TeamModule {}
