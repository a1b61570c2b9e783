import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 300;

/**
 * Tries again what Kafka says may be tried again: brokers learn of new topics,
 * leaders and coordinators one after the other.
 */
export async function retrying<T>(
  tries: number,
  action: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (attempt >= tries || !isRetriable(error)) throw error;
      await delay(PAUSE_MS);
    }
  }
}

// kafkajs wraps the error when its own tries are used up.
function isRetriable(error: unknown): boolean {
  const { retriable, cause } = error as {
    retriable?: boolean;
    cause?: { retriable?: boolean };
  };
  return Boolean(retriable || cause?.retriable);
}
