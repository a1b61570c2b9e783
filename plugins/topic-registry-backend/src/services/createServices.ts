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
import { DatabaseDocumentsStore } from '../database/DatabaseDocumentsStore';
import { DatabaseFindingsStore } from '../database/DatabaseFindingsStore';
import { DatabaseObservationsStore } from '../database/DatabaseObservationsStore';
import { DefaultComponentsService } from '../landscape/ComponentsService';
import { DefaultLandscapeService } from '../landscape/LandscapeService';
import {
  DefaultVisibilityService,
  topicResourceType,
  VisibilityService,
} from '../permissions';
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
  findings: FindingsService;
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
  const checks = DefaultChecksService.create({
    registryConfigs: configs,
    registries,
    observations,
    evaluation,
    events,
    logger,
  });
  const landscapes = DefaultLandscapeService.create({
    registries,
    components: DefaultComponentsService.create({ catalog, auth, logger }),
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
  const visibilities = DefaultVisibilityService.create({
    config,
    landscapes,
    rules: () =>
      options.permissionsRegistry.getPermissionRuleset(topicResourceType),
  });
  return { checks, findings, topics, views, visibilities };
}
