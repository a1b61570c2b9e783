export {
  startConsoleConsumer,
  type ConsoleConsumer,
  type ConsoleConsumerOptions,
} from './startConsoleConsumer';
