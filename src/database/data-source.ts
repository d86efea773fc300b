import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { Runtime } from '../config/runtime.js';

/** Time limits of every connection, in milliseconds: none may wait for ever. */
export const DATABASE_LIMITS_MS = { acquire: 2_000, statement: 5_000, lock: 3_000, idleInTransaction: 10_000 };
export const POOL_SIZE = 16;

/**
 * Options of the one data source. The schema comes from the migrations alone.
 * @param url a PostgreSQL connection string
 */
export function dataSourceOptions(url: string) {
  return {
    type: 'postgres',
    url,
    applicationName: 'hashiya',
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  } satisfies DataSourceOptions;
}

/** pg reads `connectionTimeoutMillis` as the longest wait for a connection, from the pool or a new one. */
const limited = {
  poolSize: POOL_SIZE,
  connectTimeoutMS: DATABASE_LIMITS_MS.acquire,
  extra: {
    statement_timeout: DATABASE_LIMITS_MS.statement,
    lock_timeout: DATABASE_LIMITS_MS.lock,
    idle_in_transaction_session_timeout: DATABASE_LIMITS_MS.idleInTransaction,
    keepAlive: true,
  },
};

/** A data source for migrations, which may take longer than any request. */
export const makeMigrationSource = (url: string): DataSource =>
  new DataSource({ ...dataSourceOptions(url), poolSize: 2 });

@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Runtime],
      useFactory: ({ databaseUrl }: Runtime) => ({
        ...dataSourceOptions(databaseUrl),
        ...limited,
        autoLoadEntities: true,
        retryAttempts: 3,
        retryDelay: 1_000,
      }),
    }),
  ],
})
export class DatabaseModule {}
