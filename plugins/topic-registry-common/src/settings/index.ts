export * from './configValue';
export * from './topicConfigs';
