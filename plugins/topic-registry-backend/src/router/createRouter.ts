import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ChecksService } from '../services/ChecksService';
import { FindingsService } from '../services/FindingsService';
import { TopicsService } from '../services/TopicsService';
import { ViewsService } from '../services/ViewsService';
import { Access } from './access';
import { addClusterRoutes } from './clusters';
import { addFindingRoutes } from './findings';
import { addRegistryRoutes } from './registries';
import { addTopicRoutes } from './topics';

/** The HTTP interface; `TopicRegistryClient` is its other end. */
export function createRouter(options: {
  access: Access;
  views: ViewsService;
  topics: TopicsService;
  findings: FindingsService;
  checks: ChecksService;
}): Router {
  const router = PromiseRouter();
  addRegistryRoutes(router, options);
  addTopicRoutes(router, options);
  addFindingRoutes(router, options);
  addClusterRoutes(router, options);
  return router;
}
