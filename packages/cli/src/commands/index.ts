import { convert } from './convert';
import { doctor } from './doctor';
import { drift } from './drift';
import { edit } from './edit';
import { exportFiles } from './export';
import { lint } from './lint';
import { parse } from './parse';

/** What the command line can do. */
export const commands = {
  parse,
  convert,
  lint,
  drift,
  doctor,
  edit,
  exportFiles,
};
export type Commands = typeof commands;
