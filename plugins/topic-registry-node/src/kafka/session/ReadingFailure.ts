import { RefusalCode } from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * Why something could not be read. The message is written for people: what
 * happened, at which cluster and broker, and what would mend it.
 */
export class ReadingFailure extends Error {
  readonly name = 'ReadingFailure';

  constructor(
    readonly code: RefusalCode,
    message: string,
    /**
     * The request itself may be the cause (the broker hung up on it, or its
     * answer made no sense), so a part of it may still be answered.
     */
    readonly splittable: boolean = false,
  ) {
    super(message);
  }
}
