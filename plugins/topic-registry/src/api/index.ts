export { topicRegistryApiRef } from './topicRegistryApiRef';
