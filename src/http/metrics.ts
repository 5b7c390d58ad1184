import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Around } from './around-transaction.js';

/** What is measured of this process, for Prometheus. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took to answer, by route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  private readonly transactions = new Gauge({
    name: 'database_transactions_pending',
    help: 'Transactions that were begun or wait to be, and are not committed yet.',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  /** Counts an answered request, by its route and not its URL: there are endless URLs. */
  countAnswered(request: FastifyRequest, reply: FastifyReply): void {
    const route = request.is404 ? '(none)' : (request.routeOptions.url ?? '(none)');
    this.requests.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  }

  /** For `aroundEachTransaction`: counts those that are under way. */
  countTransaction: Around = async (work, run) => {
    this.transactions.inc();
    try {
      return await run(work);
    } finally {
      this.transactions.dec();
    }
  };
}
