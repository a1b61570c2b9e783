import {
  AuthService,
  LoggerService,
  PermissionsRegistryService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import {
  createClusterReader,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { Knex } from 'knex';
import { DatabaseChangesStore } from '../database/DatabaseChangesStore';
import { DatabaseDocumentsStore } from '../database/DatabaseDocumentsStore';
import { DatabaseFindingsStore } from '../database/DatabaseFindingsStore';
import { DatabaseObservationsStore } from '../database/DatabaseObservationsStore';
import { DatabaseUsageStore } from '../database/DatabaseUsageStore';
import {
  DefaultDeprecationsService,
  DeprecationsService,
} from '../deprecations/DeprecationsService';
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
import { DefaultFindingsService, FindingsService } from './FindingsService';
import { DefaultObservationsService } from './ObservationsService';
import { DefaultRegistriesService } from './RegistriesService';
import { DefaultTopicsService, TopicsService } from './TopicsService';
import { DefaultViewsService, ViewsService } from './ViewsService';

/** What the plugin offers. */
export interface Services {
  checks: ChecksService;
  deprecations: DeprecationsService;
  findings: FindingsService;
  overview: OverviewService;
  topics: TopicsService;
  views: ViewsService;
  visibilities: VisibilityService;
}

/** Puts the services together. */
export function createServices(options: {
  config: TopicRegistryConfig;
  db: Knex;
  logger: LoggerService;
  urlReader: UrlReaderService;
  events: EventsService;
  catalog: CatalogService;
  auth: AuthService;
  permissionsRegistry: PermissionsRegistryService;
}): Services {
  const { config, db, logger, urlReader, events, catalog, auth } = options;
  const configs = config.registries;
  const store = new DatabaseFindingsStore(db);
  const registries = DefaultRegistriesService.create({
    config,
    store: new DatabaseDocumentsStore(db),
    urlReader,
    logger,
  });
  const observations = DefaultObservationsService.create({
    clusters: config.clusters,
    readerOf: cluster => createClusterReader(cluster, { logger }),
    store: new DatabaseObservationsStore(db),
    logger,
  });
  const evaluation = DefaultEvaluationService.create({
    registries,
    observations,
    findings: store,
    logger,
  });
  const usage = DefaultUsageService.create({
    store: new DatabaseUsageStore(db),
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
  const landscapes = DefaultLandscapeService.create({
    registries,
    components: DefaultComponentsService.create({ catalog, auth, logger }),
  });
  const deprecations = DefaultDeprecationsService.create({
    landscapes,
    observations,
    usage,
  });
  const findings = DefaultFindingsService.create({
    store,
    registries,
    landscapes,
    configs,
  });
  const topics = DefaultTopicsService.create({
    landscapes,
    observations,
    findings,
    store,
  });
  const views = DefaultViewsService.create({
    registries,
    observations,
    findings,
    landscapes,
    configs,
  });
  const overview = DefaultOverviewService.create({
    topics,
    views,
    findings,
    deprecations,
    changes: new DatabaseChangesStore(db),
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
    overview,
    topics,
    views,
    visibilities,
  };
}
