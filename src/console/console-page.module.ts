import { Module } from '@nestjs/common';
import { ConsoleFiles } from './console-files.js';
import { ConsolePageController } from './console-page.controller.js';

/** The console's page and files. */
@Module({ controllers: [ConsolePageController], providers: [ConsoleFiles] })
export class ConsolePageModule {}
