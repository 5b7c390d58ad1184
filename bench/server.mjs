/**
 * The server as it is, with two routes more that do nothing but pass the guard and the
 * validation of a body: the floor of what any route costs. Started by bench/run.mjs.
 */
import 'reflect-metadata';
import { Body, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../dist/app.module.js';
import { SystemClock } from '../dist/config/clock.js';
import { readSettings } from '../dist/config/settings.js';
import { CompleteModuleDto } from '../dist/features/learning/complete-module.dto.js';
import { ApiController } from '../dist/http/api-controller.js';
import { configureHttp } from '../dist/http/configure-http.js';
import { createAdapter } from '../dist/http/create-adapter.js';
import { Needs } from '../dist/http/needs.js';

class NoopController {
  post() {
    return { done: true };
  }
  get() {
    return { done: true };
  }
}
route('post', Post('noop'), [CompleteModuleDto]);
route('get', Get('noop'), []);
ApiController('bench')(NoopController);

function route(name, method, parameters) {
  const descriptor = Object.getOwnPropertyDescriptor(NoopController.prototype, name);
  Reflect.defineMetadata('design:paramtypes', parameters, NoopController.prototype, name);
  parameters.forEach((_, i) => Body()(NoopController.prototype, name, i));
  method(NoopController.prototype, name, descriptor);
  Needs('completion:mark-own')(NoopController.prototype, name, descriptor);
}

class NoopModule {}
Module({ controllers: [NoopController] })(NoopModule);

class BenchModule {}
const settings = readSettings(process.env);
Module({ imports: [AppModule.with(settings, new SystemClock()), NoopModule] })(BenchModule);

const app = await NestFactory.create(BenchModule, createAdapter(settings), {
  bufferLogs: true,
  abortOnError: false,
});
await configureHttp(app, settings);
await app.listen(settings.port, settings.host);
console.log('listening');
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void app.close().then(() => process.exit(0)));
}
