import { Finding } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  evaluateRegistry,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { registryState } from '../__testUtils__/landscape';
import { Landscape } from '../landscape/Landscape';
import { ConditionalVisibility } from './Visibility';

const SHOP = `# Shop Topics

## Active Kafka Topics

#### 1. **secret.returns**
- **Producer:** Service 1 (Order Desk)
- **Consumers:** Service 2 (Billing)
- **Key Events:** \`return_announced\`, \`parcel_arrived\`

#### 2. **secret_returns**
- **Producer:** Service 1 (Order Desk)
- **Consumers:** Service 2 (Billing)
- **Key Events:** \`return_announced\`, \`parcel_arrived\`

#### 3. **order_events**
- **Producer:** Service 1 (Order Desk)
- **Consumers:** Service 2 (Billing)
- **Key Events:** \`order_placed\`, \`parcels_arrived\`

#### 5. **stock_events**
- **Producer:** Service 1 (Order Desk)
- **Consumers:** None yet
- **Key Events:** \`stock_counted\`

## Deprecated Topics

### **old_events** (DEPRECATED)
- **Migration:** Use \`secret.returns\` with event type \`return_anounced\`
`;
const STORE = `# Store Topics

## Active Kafka Topics

#### 1. **order_events**
- **Producer:** Service 9 (Crates)
- **Consumers:** None yet
- **Key Events:** \`order_placed\`
`;

const shop = registryState({ id: 'shop', clusters: ['main'] }, SHOP);
const store = registryState({ id: 'store', clusters: ['main'] }, STORE);
const registries = [shop, store];
const landscape = new Landscape(registries, []);
const config = {
  clusters: [],
  registries: registries.map(one => one.config),
} as unknown as TopicRegistryConfig;

const findings = registries.flatMap(
  ({ bound, parsed }) =>
    evaluateRegistry({
      ...bound!,
      unparsed: parsed!.unparsed,
      neighbours: { registries: registries.map(one => one.bound!), unread: [] },
      now: new Date(),
    }).findings,
);

/** What is seen by somebody to whom names are hidden. */
function shownWithout(hidden: RegExp, given: readonly Finding[] = findings) {
  const visibility = new ConditionalVisibility({
    landscape,
    config,
    allows: ({ name }) => !hidden.test(name ?? ''),
  });
  return given.filter(finding => visibility.finding(finding));
}

describe('findings by all that they name', () => {
  it('are of several kinds that name another topic', () => {
    const rules = findings
      .filter(({ related }) => related?.some(({ kind }) => kind === 'topic'))
      .map(({ rule }) => rule);
    expect([...new Set(rules)].sort()).toEqual([
      'deprecation/no-event-mapping',
      'document/numbering',
      'event/near-duplicate',
      'event/twin',
      'topic/name-collision',
    ]);
  });

  it('are shown to who may see everything', () => {
    expect(shownWithout(/^nothing$/)).toEqual(findings);
  });

  it('are not shown where one of the topics is hidden', () => {
    const text = JSON.stringify(shownWithout(/^secret/));
    expect(text).not.toContain('secret');
    expect(text).toContain('stock_events');
  });

  it('are not shown where they were stored before that was noted', () => {
    const before = findings.map(({ related, ...finding }) => finding);
    expect(shownWithout(/^secret/, before).map(one => one.message)).toEqual(
      shownWithout(/^secret/).map(one => one.message),
    );
  });

  it('are not shown where they name a registry that is hidden', () => {
    const visibility = new ConditionalVisibility({
      landscape,
      config,
      allows: resource =>
        resource.name !== undefined || !resource.registries.includes('shop'),
    });
    const shown = findings.filter(finding => visibility.finding(finding));
    expect(findings.map(({ rule }) => rule)).toContain('cross/collision');
    expect(shown.map(({ rule }) => rule)).not.toContain('cross/collision');
  });
});
