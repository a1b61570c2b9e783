import { documentOf, SHAPES } from './workload';
import {
  parseDocument,
  evaluateRegistry,
} from '@topic-registry/backstage-plugin-topic-registry-node';
const only = process.argv.slice(2);
for (const shape of SHAPES)
  for (const n of only.length ? only.map(Number) : [100, 500, 2000, 5000]) {
    const text = documentOf(shape, n);
    const p: number[] = [],
      l: number[] = [];
    let parsed;
    for (let i = 0; i < 4; i++) {
      let t = performance.now();
      parsed = parseDocument(text, { id: 'x', file: 'x.md' });
      p.push(performance.now() - t);
      t = performance.now();
      const e = evaluateRegistry({
        registry: parsed.registry,
        unparsed: parsed.unparsed,
        timezone: 'UTC',
        serviceAliases: {},
        now: new Date(),
      });
      l.push(performance.now() - t);
      if (i === 0)
        console.log(
          shape,
          n,
          (text.length / 1e6).toFixed(2) + 'MB',
          parsed.registry.topics.length,
          parsed.unparsed.length,
          e.findings.length,
          e.findings[0]?.message,
        );
    }
    console.log(
      p.map(x => x.toFixed(0)).join(' '),
      '|',
      l.map(x => x.toFixed(0)).join(' '),
    );
  }
