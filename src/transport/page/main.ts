import { start } from './app.ts';
import { overHttp } from './client.ts';

void start(overHttp);
