/** A day of announcement whose window has just begun. */
export const TODAY = new Date().toISOString().slice(0, 10);

/** Replaces a part of the document; see {@link documentText}. */
export interface DocumentChanges {
  /** Partitions that `order_events` states. */
  orderPartitions?: number;
  /** More topics, as Markdown. */
  more?: string;
}

/** A small registry document in the bullets shape, for tests. */
export function documentText(changes: DocumentChanges = {}): string {
  return `# Shop Topics

## Topic Naming Convention

- **\`{domain}_events\`**: what happened in a domain

## Active Kafka Topics

### Sales (Service 1)

#### 1. **order_events**
- **Producer:** Service 1 (Order Desk)
- **Consumers:** Service 2 (Billing)
- **Purpose:** Orders from placing to delivery
- **Key Events:** \`order_placed\`, \`order_shipped\`
- **Partitions:** ${changes.orderPartitions ?? 3}

#### 2. **stock_events**
- **Producer:** Service 1 (Order Desk)
- **Consumers:** None yet
- **Key Events:** \`stock_counted\`

#### 3. **user_events**
- **Producer:** Service 2 (Billing)
- **Consumers:** None yet
- **Key Events:** \`user_added\`
${changes.more ?? ''}
## Deprecated Topics

### **old_events** (DEPRECATED)
- **Status:** Consolidated into \`order_events\`
- **Migration:** Use \`order_events\` with event type \`order_placed\`

## Topic Configuration Standards

- **Partitions:** 2 (default)
- **Replication Factor:** 1
- **Retention:** 7 days

### Consumer Group Naming

Format: \`{service_name}_{topic_name}_consumer\`
`;
}
