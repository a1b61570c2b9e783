export {
  startConsoleConsumer,
  type ConsoleConsumer,
  type ConsoleConsumerOptions,
} from './startConsoleConsumer';
export {
  joinWorkers,
  type WorkerGroup,
  type WorkerGroupOptions,
} from './joinWorkers';
