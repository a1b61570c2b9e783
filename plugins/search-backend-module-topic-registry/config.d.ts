import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      topicRegistry?: {
        /**
         * How often the index is made anew beside every change of a document,
         * which it follows at once. Default: every 10 minutes, on every
         * backend, since the index of Lunr is in the memory of each.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Where a result leads. Default: the Topic tab of the topic's API in the
         * catalog, `/catalog/:namespace/:kind/:name/topic`.
         */
        locationTemplate?: string;
      };
    };
  };
}
