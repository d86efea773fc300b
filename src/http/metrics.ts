import { Controller, Get, Global, Header, Injectable, Module } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Public } from './access.js';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Figures of this process for Prometheus. Labels are route patterns and fixed words, never ids or text. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly registers = [this.registry];

  readonly requests = new Histogram({
    name: 'hashiya_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: this.registers,
  });
  readonly accepted = new Counter({
    name: 'hashiya_comments_accepted_total',
    help: 'Comments written to the database as pending',
    registers: this.registers,
  });
  readonly dispatched = new Counter({
    name: 'hashiya_queue_dispatched_total',
    help: 'Jobs handed to the queue, by who handed them over',
    labelNames: ['by'],
    registers: this.registers,
  });
  readonly dispatchFailures = new Counter({
    name: 'hashiya_queue_dispatch_failures_total',
    help: 'Batches that the queue did not take; the relay repeats them',
    registers: this.registers,
  });
  readonly jobFailures = new Counter({
    name: 'hashiya_queue_job_failures_total',
    help: 'Failed attempts to check a comment',
    registers: this.registers,
  });
  readonly findings = new Counter({
    name: 'hashiya_findings_total',
    help: 'Findings of the checks',
    labelNames: ['check', 'severity'],
    registers: this.registers,
  });
  readonly verdicts = new Counter({
    name: 'hashiya_verdicts_total',
    help: 'Decisions of the policy',
    labelNames: ['status'],
    registers: this.registers,
  });
  readonly decisionSeconds = new Histogram({
    name: 'hashiya_decision_seconds',
    help: 'Time from acceptance to the policy’s decision',
    buckets: SECONDS,
    registers: this.registers,
  });
  readonly checkSeconds = new Histogram({
    name: 'hashiya_check_seconds',
    help: 'Time to run all checks on one comment',
    buckets: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05],
    registers: this.registers,
  });
  readonly pageReads = new Counter({
    name: 'hashiya_page_cache_total',
    help: 'Pages asked of the page cache',
    labelNames: ['result'],
    registers: this.registers,
  });

  readonly signIns = new Counter({
    name: 'hashiya_sign_ins_total',
    help: 'Attempts to sign in, by how they ended',
    labelNames: ['outcome'],
    registers: this.registers,
  });

  readonly deliveries = new Counter({
    name: 'hashiya_outbox_deliveries_total',
    help: 'Attempts to deliver what is to go out, by how they ended',
    labelNames: ['kind', 'outcome'],
    registers: this.registers,
  });

  readonly openStreams = new Gauge({
    name: 'hashiya_event_streams',
    help: 'Open connections on which events are sent, by what they are of',
    labelNames: ['kind'],
    registers: this.registers,
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** A figure that is asked for only when Prometheus reads it; a failing one is left out, the rest is served. */
  gauge(name: string, help: string, read: () => Promise<number>): Gauge {
    return new Gauge({
      name,
      help,
      registers: this.registers,
      async collect() {
        await read().then(
          (value) => this.set(value),
          () => this.reset(),
        );
      },
    });
  }
}

@Controller()
@Public()
@ApiExcludeController()
class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}

@Global()
@Module({ controllers: [MetricsController], providers: [Metrics], exports: [Metrics] })
export class MetricsModule {}
