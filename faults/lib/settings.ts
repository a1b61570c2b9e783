import { configsOf } from './conforming';
import { Fault } from './types';

/** Settings of a topic, set and set back. */
export function settings(
  name: string,
  topic: string,
  change: Record<string, string | undefined>,
  expected: string[],
): Fault {
  return {
    name,
    expected,
    async inject(cluster) {
      const configs: Record<string, string> = {};
      for (const [key, value] of Object.entries({
        ...configsOf(topic),
        ...change,
      })) {
        if (value !== undefined) configs[key] = value;
      }
      await cluster.setConfigs(topic, configs);
      return () => cluster.setConfigs(topic, configsOf(topic));
    },
    shown: ({ topics }) => {
      const configs = topics.find(one => one.name === topic)?.configs;
      return Object.entries(change).every(([key, value]) => {
        const seen = configs?.[key];
        if (value === undefined) return seen?.source !== 'topic';
        // not all keys are read, and a number comes back without its zeros
        return !seen || seen.value === value.replace(/^0+(?=\d)/, '');
      });
    },
  };
}
