import { Module } from '@nestjs/common';
import { AuditLog } from './audit-log.js';
import { AuditVerifier } from './audit-verifier.js';

@Module({ providers: [AuditLog, AuditVerifier], exports: [AuditLog, AuditVerifier] })
export class AuditModule {}
