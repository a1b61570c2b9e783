import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  Observation,
  OptionalQuestion,
  Question,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterConfig } from '../../config';
import { ClusterReader, ObserveOptions } from '../ClusterReader';
import { unexpectedFailure } from '../reading/unexpectedFailure';
import { ObservationDraft } from '../reading/ObservationDraft';
import { ASKED_FOR, refusal } from '../reading/refusals';
import { createSecurity, KafkaSecurity } from '../session/security';
import { AdminSession } from './AdminSession';
import { readConfigsByAdmin } from './readConfigsByAdmin';
import { readGroupsByAdmin } from './readGroupsByAdmin';
import { readOffsetsByAdmin } from './readOffsetsByAdmin';
import { readReassignmentsByAdmin } from './readReassignmentsByAdmin';
import { readTopicsByAdmin } from './readTopicsByAdmin';

/**
 * Reads through the public admin client of kafkajs, for a kafkajs whose inside
 * is not the one that `KafkaJsClusterReader` knows. Slower, and it tells less:
 * no topic ids, no newest records, no groups of newer protocols, no proof that
 * something is not there. What it cannot tell is covered as `unsupported`.
 */
export class KafkaJsAdminReader implements ClusterReader {
  static create(
    config: ClusterConfig,
    options: { logger?: LoggerService },
  ): KafkaJsAdminReader {
    return new KafkaJsAdminReader(
      config,
      createSecurity(config),
      options.logger,
    );
  }

  private constructor(
    private readonly config: ClusterConfig,
    private readonly security: () => KafkaSecurity,
    private readonly logger?: LoggerService,
  ) {}

  async observe(options: ObserveOptions): Promise<Observation> {
    const startedAt = new Date().toISOString();
    const draft = new ObservationDraft(this.config, options);
    const session = AdminSession.open({
      config: this.config,
      security: this.security,
      logger: this.logger,
      signal: options.signal,
      deadlineMs: options.deadlineMs,
    });
    try {
      for (const question of new Set(options.also)) {
        this.refuseOptional(draft, question);
      }
      await readTopicsByAdmin(draft, session);
      // one after the other: each of them has several clients already
      await this.step(draft, session, ['configs'], readConfigsByAdmin);
      await this.step(
        draft,
        session,
        ['groups', 'members', 'commits'],
        readGroupsByAdmin,
      );
      await this.step(
        draft,
        session,
        ['reassignments'],
        readReassignmentsByAdmin,
      );
      await this.step(
        draft,
        session,
        ['offsets', 'newest'],
        readOffsetsByAdmin,
      );
    } catch (error) {
      draft.coverage.refuseRest(
        unexpectedFailure(this.config, error, this.logger),
      );
    } finally {
      session.close();
    }
    return draft.toObservation(startedAt, session.cost);
  }

  /** One question that fails leaves the others their answers. */
  private async step(
    draft: ObservationDraft,
    session: AdminSession,
    questions: Question[],
    read: (draft: ObservationDraft, session: AdminSession) => Promise<void>,
  ): Promise<void> {
    try {
      await read(draft, session);
    } catch (error) {
      draft.coverage.refuseRest(
        unexpectedFailure(this.config, error, this.logger),
        questions,
      );
    }
  }

  private refuseOptional(
    { coverage, config }: ObservationDraft,
    question: OptionalQuestion,
  ): void {
    coverage.refuse(
      question,
      refusal(
        config,
        'unsupported',
        `could not read ${ASKED_FOR[question]}: the public admin client of kafkajs does not ask for that.`,
      ),
    );
  }
}
