import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Env } from './env.js';
import type { Keys } from './keys.js';

/** What one running process knows of itself: checked environment, keys, and the database it was given. */
export class Runtime {
  constructor(
    readonly env: Env,
    readonly keys: Keys,
    readonly databaseUrl: string,
  ) {}
}

@Global()
@Module({})
export class RuntimeModule {
  static of(runtime: Runtime): DynamicModule {
    return { module: RuntimeModule, providers: [{ provide: Runtime, useValue: runtime }], exports: [Runtime] };
  }
}
