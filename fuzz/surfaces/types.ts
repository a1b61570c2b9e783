import { Plan } from '../lib/plan';

/** A part of the product that names from outside pass through. */
export interface Surface {
  name: string;
  /** How many plans `npm test` takes; each is a fraction of a second, or a second. */
  sample: number;
  /** How many `npm run fuzz` takes, unless told. */
  runs: number;
  /** @throws Error where it crashes, or lets through what it must not. */
  examine(plan: Plan): Promise<void>;
  close?(): Promise<void>;
}
