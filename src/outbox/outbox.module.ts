import { Module } from '@nestjs/common';
import { Outbox } from './outbox.js';
import { OutboxDelivery } from './delivery.js';

/** For whoever writes what is to go out. */
@Module({ providers: [Outbox], exports: [Outbox] })
export class OutboxModule {}

/** Of the worker: what sends it. */
@Module({ imports: [OutboxModule], providers: [OutboxDelivery] })
export class OutboxDeliveryModule {}
