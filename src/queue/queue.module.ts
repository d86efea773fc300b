import { Global, Inject, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Runtime } from '../config/runtime.js';
import { type Backend, makeBackend } from './backend.js';
import { CheckQueue } from './check-queue.js';
import { NodeEvents } from './node-events.js';

const BACKEND = Symbol('queue backend');

/** The queue and the hints between nodes, on Redis when there is one and on PostgreSQL otherwise. */
@Global()
@Module({
  providers: [
    {
      provide: BACKEND,
      inject: [Runtime],
      useFactory: ({ databaseUrl, env }: Runtime) => makeBackend(databaseUrl, env.REDIS_URL),
    },
    { provide: CheckQueue, inject: [BACKEND], useFactory: (backend: Backend) => new CheckQueue(backend) },
    { provide: NodeEvents, inject: [BACKEND], useFactory: (backend: Backend) => new NodeEvents(backend.wire) },
  ],
  exports: [CheckQueue, NodeEvents],
})
export class QueueModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(BACKEND) private readonly backend: Backend,
    private readonly queue: CheckQueue,
    private readonly events: NodeEvents,
  ) {}

  onModuleInit(): Promise<void> {
    return this.events.open();
  }

  /** Last of all: the rooms above have handed over what they held. */
  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
    await this.events.close();
    await this.backend.close();
  }
}
