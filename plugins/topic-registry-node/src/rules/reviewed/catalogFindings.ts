/** One finding that was looked at: would the author of the document be glad of it? */
export interface ReviewedFinding {
  /** Severity, line and the words that are marked. */
  finding: string;
  rule: string;
  /** Why it is right. */
  because: string;
}

/** What `catalog/registries/platform.md` gives, by the clock of the tests. */
export const PLATFORM_FINDINGS: ReviewedFinding[] = [
  {
    rule: 'topic/placeholder',
    finding: 'info 30 "TBD (implementation phase)"',
    because:
      'All 23 topics leave their schema open: one decision, one finding.',
  },
  {
    rule: 'topic/placeholder',
    finding: 'warning 200 "TBD (implementation phase)"',
    because:
      'agent_action_events is active, and neither its consumers nor its events are decided.',
  },
  {
    rule: 'event/twin',
    finding: 'warning 61 "research_completed"',
    because: 'client_events and research_events both carry it.',
  },
  {
    rule: 'event/twin',
    finding: 'warning 75 "nda_signed"',
    because: 'client_events and sales_doc_events both carry it.',
  },
  {
    rule: 'event/twin',
    finding: 'warning 183 "conversation_escalated"',
    because: 'conversation_events and escalation_events both carry it.',
  },
  {
    rule: 'event/near-duplicate',
    finding: 'warning 68 "client_agreed_pilot"',
    because: 'client_events calls the same milestone pilot_agreed.',
  },
  {
    rule: 'event/near-duplicate',
    finding: 'warning 94 "feedback_received"',
    because: 'prd_feedback_received stands beside it on the same topic.',
  },
  {
    rule: 'event/near-duplicate',
    finding: 'warning 133 "cross_product_image_processed"',
    because: 'image_processed stands beside it on cross_product_events.',
  },
  {
    rule: 'event/near-duplicate',
    finding: 'warning 151 "incidents_created"',
    because: 'incident_created stands beside it.',
  },
  {
    rule: 'event/near-duplicate',
    finding: 'warning 151 "incidents_resolved"',
    because: 'incident_resolved stands beside it.',
  },
  {
    rule: 'event/near-duplicate',
    finding: 'warning 158 "experiments_completed"',
    because: 'experiment_completed stands beside it.',
  },
  {
    rule: 'event/foreign-prefix',
    finding: 'info 119 "escalation_requested"',
    because:
      'Three of the four events of conversation_events begin with its domain, this one with that of escalation_events.',
  },
  {
    rule: 'event/lifecycle-gap',
    finding: 'info 133 "chatbot_paused"',
    because:
      'The voicebot has voicebot_session_ended; nothing tells that the chatbot goes on or ends.',
  },
  {
    rule: 'event/lifecycle-gap',
    finding: 'info 140 "continuous_sync_started"',
    because: 'rag_events carries no event that ends a synchronization.',
  },
  {
    rule: 'service/name-variant',
    finding: 'info 34 "Customer Success"',
    because:
      'Service 13 is also Customer Success Service, and its groups may be named after either.',
  },
  {
    rule: 'service/name-variant',
    finding: 'info 73 "PRD Builder"',
    because: 'Service 6 is also PRD Builder & Configuration Workspace.',
  },
  {
    rule: 'service/name-variant',
    finding: 'info 73 "Billing"',
    because: 'Service 22 is also Billing & Revenue Management.',
  },
  {
    rule: 'document/example-invalid',
    finding: 'info 284 "},"',
    because:
      'The payload of the envelope holds an ellipsis instead of a value.',
  },
  {
    rule: 'document/review-overdue',
    finding: 'warning 403 "2025-10-10"',
    because: 'It is to be reviewed monthly and was not since October.',
  },
  {
    rule: 'standards/dedupe-window',
    finding: 'warning 297 "7 days"',
    because: 'Audit topics are kept for 30 days, so a replay goes beyond it.',
  },
  {
    rule: 'standards/undefined-class',
    finding: 'info 314 "30 days"',
    because: 'No topic says that it is an audit topic.',
  },
  {
    rule: 'deprecation/no-date',
    finding: 'warning 241 "nda_events"',
    because: 'No day of the announcement, so no clock.',
  },
  {
    rule: 'deprecation/no-date',
    finding: 'warning 246 "pricing_events"',
    because: 'No day of the announcement, so no clock.',
  },
  {
    rule: 'deprecation/no-date',
    finding: 'warning 251 "proposal_events"',
    because: 'No day of the announcement, so no clock.',
  },
  {
    rule: 'deprecation/no-date',
    finding: 'warning 262 "personalization_events"',
    because: 'No day of the announcement, so no clock.',
  },
  {
    rule: 'deprecation/no-event-mapping',
    finding:
      'info 260 "Use `communication_events` for whatever is sent to a client"',
    because:
      'communication_events carries five event types; the migrations of the sales topics name theirs.',
  },
  {
    rule: 'deprecation/no-event-mapping',
    finding:
      'info 265 "Use `communication_events` to follow what was made personal"',
    because: 'The same, for personalization_events.',
  },
  {
    rule: 'deprecation/overdue',
    finding: 'warning 258 "2025-06-02"',
    because: 'Its 90 days were over in August.',
  },
  {
    rule: 'proposed/undecided',
    finding: 'info 355 "knowledge_events"',
    because: 'Producer, consumers and events are open, as the document says.',
  },
];

/** What `catalog/registries/cypher.md` gives beside it, on one cluster. */
export const CYPHER_FINDINGS: ReviewedFinding[] = [
  {
    rule: 'document/declared-count',
    finding: 'warning 11 "7"',
    because: 'The page has five categories.',
  },
  {
    rule: 'standards/broker-host',
    finding: 'warning 25 "b-1.eventzr-msk-prod.ap-south-1.amazonaws.com:9098"',
    because: 'Amazon MSK gives no such address; its name was shortened.',
  },
  {
    rule: 'cross/unresolved',
    finding: 'info 57 "eventzr.chat.message.created.v1"',
    because:
      'Four topics come from services whose registries are not bound to the cluster.',
  },
];
