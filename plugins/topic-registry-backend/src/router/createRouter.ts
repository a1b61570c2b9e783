import { ClustersService } from '../clusters/ClustersService';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { DeprecationsService } from '../deprecations/DeprecationsService';
import { OverviewService } from '../overview/OverviewService';
import { ChecksService } from '../services/ChecksService';
import { FindingLifeService } from '../services/FindingLifeService';
import { FindingsService } from '../services/FindingsService';
import { RevisionsService } from '../services/RevisionsService';
import { TopicsService } from '../services/TopicsService';
import { VersionsService } from '../services/VersionsService';
import { ViewsService } from '../services/ViewsService';
import { Access } from './access';
import { createAnswers } from './answers';
import { addClusterRoutes } from './clusters';
import { addDeprecationRoutes } from './deprecations';
import { addFindingLifeRoutes } from './findingLife';
import { addFindingRoutes } from './findings';
import { addGraphRoutes } from './graph';
import { addOverviewRoutes } from './overview';
import { addRegistryRoutes } from './registries';
import { addTopicRoutes } from './topics';

/** The HTTP interface; `TopicRegistryClient` is its other end. */
export function createRouter(options: {
  access: Access;
  versions: VersionsService;
  views: ViewsService;
  clusters: ClustersService;
  topics: TopicsService;
  findings: FindingsService;
  findingLife: FindingLifeService;
  checks: ChecksService;
  deprecations: DeprecationsService;
  overview: OverviewService;
  revisions: RevisionsService;
}): Router {
  const router = PromiseRouter();
  const answers = createAnswers(options.revisions);
  addRegistryRoutes(router, options);
  addTopicRoutes(router, { ...options, answers });
  addGraphRoutes(router, { ...options, answers });
  addFindingRoutes(router, options);
  addFindingLifeRoutes(router, options);
  addClusterRoutes(router, options);
  addDeprecationRoutes(router, options);
  addOverviewRoutes(router, options);
  return router;
}
