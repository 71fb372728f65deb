import { it } from 'vitest';
import { forge } from './forged.ts';

it('300 made-up buttons, choices and forms have no effect that their senders may not have', () => forge(300));
