import { convert } from './convert';
import { drift } from './drift';
import { lint } from './lint';
import { parse } from './parse';

/** What the command line can do. */
export const commands = { parse, convert, lint, drift };
export type Commands = typeof commands;
