import { parseDocument } from '../parseDocument';

function standardsOf(text: string) {
  const { registry } = parseDocument(`# Registry\n\n${text}\n`, {
    id: 'x',
    file: 'x.md',
  });
  const { partitionKey, tenantFields } = registry.standards;
  return { key: partitionKey?.value, tenants: tenantFields?.value };
}

describe('what sentences prescribe for every record', () => {
  it.each([
    ['Events are partitioned by tenant_id and published to MSK.', 'tenant_id'],
    [
      'The `tenant_id` decides the partition, so that order is kept.',
      'tenant_id',
    ],
    ['Messages keyed by orderId are cheap.', 'orderId'],
    ['The partition key is `user_id`.', 'user_id'],
    ['Events are partitioned by tenant.', undefined],
    ['Events are partitioned by day.', undefined],
    ['Partitions: 10', undefined],
  ])('reads the partition key of “%s”', (text, key) => {
    expect(standardsOf(text).key).toBe(key);
  });

  it.each([
    [
      '- ALWAYS include `tenant_id` and `organization_id` in every event',
      ['tenant_id', 'organization_id'],
    ],
    [
      '- Every event carries `tenant_id` and `organization_id`, without exception',
      ['tenant_id', 'organization_id'],
    ],
    ['All events contain a tenantId. They may have an orgId.', ['tenantId']],
    ['Not every event carries `tenant_id`.', undefined],
    ['An event may carry `tenant_id`.', undefined],
    ['Every event carries a tenant.', undefined],
    ['Every service has a tenant_id in its config.', undefined],
  ])('reads the tenant fields of “%s”', (text, tenants) => {
    expect(standardsOf(text).tenants).toEqual(tenants);
  });

  it('keeps the place of the words', () => {
    const text = '# R\n\nEvery event carries `tenant_id`.\n';
    const { registry } = parseDocument(text, { id: 'x', file: 'x.md' });
    const range = registry.standards.tenantFields?.range;
    expect(text.slice(range?.offset, range?.endOffset)).toBe('tenant_id');
  });

  it('reads nothing of one topic as a standard of all', () => {
    const text = [
      '## Topics',
      '',
      '#### 1. **stock_events**',
      '- **Producer:** Service 1 (Stock)',
      '- **Note:** Events are partitioned by user_id',
    ].join('\n');
    expect(standardsOf(text).key).toBeUndefined();
  });
});
