import {
  AuthService,
  LoggerService,
  PermissionsRegistryService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  createClusterReader,
  createDocumentParser,
  DocumentParser,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { Knex } from 'knex';
import { DatabaseChangesStore } from '../database/DatabaseChangesStore';
import { AlertSender, DefaultAlertSender } from '../alerts/AlertSender';
import { DefaultAnnouncer } from '../alerts/Announcer';
import { DefaultRecipients } from '../alerts/Recipients';
import { AlertOutbox } from '../database/AlertOutbox';
import { DatabaseAlertsStore } from '../database/DatabaseAlertsStore';
import { DatabaseDocumentsStore } from '../database/DatabaseDocumentsStore';
import { DatabaseDocumentVersionsStore } from '../database/DatabaseDocumentVersionsStore';
import { DatabaseFindingLifeStore } from '../database/DatabaseFindingLifeStore';
import { DatabaseFindingsStore } from '../database/DatabaseFindingsStore';
import { DatabaseObservationsStore } from '../database/DatabaseObservationsStore';
import { DatabaseRevisionStore } from '../database/DatabaseRevisionStore';
import { DatabaseUsageStore } from '../database/DatabaseUsageStore';
import {
  DefaultDeprecationsService,
  DeprecationsService,
} from '../deprecations/DeprecationsService';
import {
  ClustersService,
  DefaultClustersService,
} from '../clusters/ClustersService';
import { DefaultComponentsService } from '../landscape/ComponentsService';
import { DefaultLandscapeService } from '../landscape/LandscapeService';
import {
  DefaultVisibilityService,
  topicResourceType,
  VisibilityService,
} from '../permissions';
import {
  DefaultOverviewService,
  OverviewService,
} from '../overview/OverviewService';
import { DefaultUsageService } from '../usage/UsageService';
import { ChecksService, DefaultChecksService } from './ChecksService';
import { DefaultEvaluationService } from './EvaluationService';
import {
  DefaultFindingLifeService,
  FindingLifeService,
} from './FindingLifeService';
import { DefaultFindingsService, FindingsService } from './FindingsService';
import { DefaultObservationsService } from './ObservationsService';
import { DefaultRegistriesService } from './RegistriesService';
import { DefaultRevisionsService, RevisionsService } from './RevisionsService';
import { DefaultTopicsService, TopicsService } from './TopicsService';
import { DefaultVersionsService, VersionsService } from './VersionsService';
import { DefaultViewsService, ViewsService } from './ViewsService';

/** What the plugin offers. */
export interface Services {
  checks: ChecksService;
  deprecations: DeprecationsService;
  findings: FindingsService;
  findingLife: FindingLifeService;
  /** Absent where nobody is told. */
  alerts?: AlertSender;
  parser: DocumentParser;
  overview: OverviewService;
  topics: TopicsService;
  versions: VersionsService;
  views: ViewsService;
  clusters: ClustersService;
  visibilities: VisibilityService;
  revisions: RevisionsService;
}

/** Puts the services together. */
export function createServices(options: {
  config: TopicRegistryConfig;
  db: Knex;
  logger: LoggerService;
  urlReader: UrlReaderService;
  events: EventsService;
  signals: SignalsService;
  notifications: NotificationService;
  catalog: CatalogService;
  auth: AuthService;
  permissionsRegistry: PermissionsRegistryService;
}): Services {
  const { config, db, logger, urlReader, events, signals, catalog, auth } =
    options;
  const configs = config.registries;
  // Where nobody is told, nothing is noted: what would pile up is old news on
  // the day on which somebody is.
  const outbox = config.alerts.enabled
    ? new AlertOutbox(config.alerts)
    : undefined;
  const store = new DatabaseFindingsStore(db, { alerts: outbox });
  const parser = createDocumentParser({ logger });
  const versions = new DatabaseDocumentVersionsStore(db);
  const registries = DefaultRegistriesService.create({
    config,
    parser,
    store: new DatabaseDocumentsStore(db),
    versions,
    urlReader,
    logger,
  });
  const observations = DefaultObservationsService.create({
    clusters: config.clusters,
    readerOf: cluster => createClusterReader(cluster, { logger }),
    store: new DatabaseObservationsStore(db),
    logger,
  });
  const landscapes = DefaultLandscapeService.create({
    registries,
    components: DefaultComponentsService.create({ catalog, auth, logger }),
  });
  const announcer = DefaultAnnouncer.create({ events, signals, logger });
  const alerts = config.alerts.enabled
    ? DefaultAlertSender.create({
        store: new DatabaseAlertsStore(db),
        findings: store,
        landscapes,
        recipients: DefaultRecipients.create({
          catalog,
          auth,
          logger,
          waitMs: config.alerts.ownerWaitMs,
        }),
        notifications: options.notifications,
        logger,
        configs,
        content: config.alerts.content,
      })
    : undefined;
  const usage = DefaultUsageService.create({
    store: new DatabaseUsageStore(db),
  });
  const evaluation = DefaultEvaluationService.create({
    registries,
    observations,
    usage,
    findings: store,
    announcer,
    alerts,
    rules: config.rules,
    profile: config.ruleProfile,
    logger,
  });
  const checks = DefaultChecksService.create({
    registryConfigs: configs,
    registries,
    observations,
    evaluation,
    usage,
    events,
    logger,
  });
  const revisions = DefaultRevisionsService.create({
    landscapes,
    store: new DatabaseRevisionStore(db),
  });
  const deprecations = DefaultDeprecationsService.create({
    landscapes,
    observations,
    usage,
    revisions,
  });
  const changes = new DatabaseChangesStore(db);
  const findings = DefaultFindingsService.create({
    store,
    changes,
    registries,
    landscapes,
    revisions,
    configs,
  });
  const findingLife = DefaultFindingLifeService.create({
    life: new DatabaseFindingLifeStore(db, { findings: store, alerts: outbox }),
    store,
    findings,
    announcer,
    alerts,
  });
  const topics = DefaultTopicsService.create({
    revisions,
    landscapes,
    observations,
    findings,
    store,
    usage,
  });
  const views = DefaultViewsService.create({
    registries,
    findings,
    landscapes,
  });
  const clusters = DefaultClustersService.create({
    observations,
    landscapes,
    configs,
  });
  const overview = DefaultOverviewService.create({
    topics,
    views,
    clusters,
    findings,
    deprecations,
    changes,
    revisions,
    configs,
  });
  const visibilities = DefaultVisibilityService.create({
    config,
    landscapes,
    rules: () =>
      options.permissionsRegistry.getPermissionRuleset(topicResourceType),
  });
  return {
    checks,
    deprecations,
    findings,
    findingLife,
    alerts,
    parser,
    overview,
    topics,
    versions: DefaultVersionsService.create({ registries, store: versions }),
    views,
    clusters,
    visibilities,
    revisions,
  };
}
