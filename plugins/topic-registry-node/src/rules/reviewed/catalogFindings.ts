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

/** What a review adds for `catalog/registries/platform.md`. */
export const PLATFORM_REVIEW: ReviewedFinding[] = [
  {
    rule: 'topic/no-owner',
    finding: 'info 25 "auth_events"',
    because:
      'Nobody is named for any topic; findings fall back on the owner in app-config.',
  },
  {
    rule: 'event/foreign-prefix',
    finding: 'info 43 "config_permissions_updated"',
    because: 'config_events has the domain of its name.',
  },
  {
    rule: 'event/foreign-prefix',
    finding: 'info 101 "agent_joined_session"',
    because: 'agent_events has the domain of its name.',
  },
  {
    rule: 'event/lifecycle-gap',
    finding: 'info 36 "agent_registered"',
    because: 'Human agents also leave.',
  },
  {
    rule: 'event/lifecycle-gap',
    finding: 'info 43 "organization_created"',
    because: 'Organizations also leave.',
  },
  {
    rule: 'event/lifecycle-gap',
    finding: 'info 50 "client_created"',
    because: 'A consumer that keeps clients never learns which are gone.',
  },
  {
    rule: 'event/lifecycle-gap',
    finding: 'info 94 "prd_created"',
    because: 'Nothing says that one is given up.',
  },
  {
    rule: 'event/lifecycle-gap',
    finding: 'info 140 "faq_created"',
    because: 'A knowledge base also loses entries.',
  },
  {
    rule: 'event/lifecycle-gap',
    finding: 'info 194 "manual_ticket_created"',
    because: 'support_events resolves tickets; this topic never does.',
  },
  {
    rule: 'event/lifecycle-gap',
    finding: 'info 218 "contact_created"',
    because: 'CRM contacts are also deleted and merged.',
  },
  {
    rule: 'event/lifecycle-gap',
    finding: 'info 220 "account_created"',
    because: 'CRM accounts are also closed.',
  },
  {
    rule: 'event/lifecycle-gap',
    finding: 'info 223 "task_created"',
    because: 'Nothing says that a task is done.',
  },
  {
    rule: 'event/past-tense',
    finding: 'info 36 "client_assigned_to_agent"',
    because: 'The verb stands in the middle.',
  },
  {
    rule: 'event/past-tense',
    finding: 'info 36 "specialist_handoff_back"',
    because: 'The others say initiated, accepted, rejected.',
  },
  {
    rule: 'event/past-tense',
    finding: 'info 68 "client_agreed_pilot"',
    because: 'pilot_agreed on client_events has the form of the others.',
  },
  {
    rule: 'event/past-tense',
    finding: 'info 101 "agent_joined_session"',
    because: 'session_joined would have the form of the others.',
  },
  {
    rule: 'event/past-tense',
    finding: 'info 108 "config_updated_by_client"',
    because: 'Who did it belongs into the payload.',
  },
  {
    rule: 'event/past-tense',
    finding: 'info 108 "config_rollback"',
    because: 'rolled_back is what happened.',
  },
  {
    rule: 'event/past-tense',
    finding: 'info 108 "tool_attached_to_config"',
    because: 'The verb stands in the middle.',
  },
  {
    rule: 'event/past-tense',
    finding: 'info 226 "field_mapping_conflict"',
    because: 'sync_failed beside it says what happened; this is a state.',
  },
  {
    rule: 'event/lifecycle-start',
    finding: 'info 50 "research_completed"',
    because: 'research_started is on research_events.',
  },
  {
    rule: 'event/lifecycle-start',
    finding: 'info 50 "requirements_validation_completed"',
    because: 'Nothing begins the validation.',
  },
  {
    rule: 'event/lifecycle-start',
    finding: 'info 94 "dependency_completed"',
    because: 'No event says that a dependency exists.',
  },
  {
    rule: 'event/lifecycle-start',
    finding: 'info 101 "collaboration_ended"',
    because: 'Nothing says that a session began.',
  },
  {
    rule: 'event/lifecycle-start',
    finding: 'info 133 "voicebot_session_ended"',
    because: 'Nothing says that a session began.',
  },
  {
    rule: 'event/lifecycle-start',
    finding: 'info 169 "qbr_completed"',
    because: 'A review that is scheduled is not told.',
  },
  {
    rule: 'event/lifecycle-start',
    finding: 'info 224 "sync_completed"',
    because: 'sync_failed and sync_completed have no sync_started.',
  },
  {
    rule: 'service/one-sided',
    finding: 'info 113 "17"',
    because: 'Three services read nothing: to be asked once.',
  },
  {
    rule: 'service/number-only',
    finding: 'info 48 "1"',
    because: 'Every other line names its services.',
  },
  {
    rule: 'service/number-only',
    finding: 'info 131 "8"',
    because: 'The name in parentheses belongs to 21 alone.',
  },
  {
    rule: 'service/remark-in-name',
    finding: 'info 105 "6 (PRD Builder for client self-service)"',
    because: 'for client self-service is not part of the name.',
  },
  {
    rule: 'group/several-readings',
    finding: 'info 319 "{service_name}_{topic_name}_consumer"',
    because: 'The separator of the template stands in every name.',
  },
  {
    rule: 'document/markup',
    finding:
      'info 8 "**Last Updated:** 2025-10-10\n**Total Active Topics:** 23"',
    because: 'The two lines of the head are shown as one.',
  },
  {
    rule: 'document/markup',
    finding:
      'info 401 "**Document Owner:** Platform Architecture Team\n**Review Frequency:** Monthly or when adding/deprecating topics\n**Last Reviewed:** 2025-10-10"',
    because: 'The three lines of the foot are shown as one.',
  },
  {
    rule: 'standards/open-variable',
    finding: 'info 15 "{domain}_events"',
    because: 'Nothing lists the domains.',
  },
  {
    rule: 'standards/open-variable',
    finding: 'info 319 "{service_name}_{topic_name}_consumer"',
    because: 'Nothing says what becomes of the ampersand.',
  },
  {
    rule: 'deprecation/no-parties',
    finding: 'info 241 "nda_events"',
    because: 'Whom to tell of the migration is not written down.',
  },
];

/** What a review adds for `catalog/registries/cypher.md`. */
export const CYPHER_REVIEW: ReviewedFinding[] = [
  {
    rule: 'topic/no-producer',
    finding: 'warning 57 "eventzr.chat.message.created.v1"',
    because: 'chat-svc, mcp-svc and the others are named nowhere.',
  },
  {
    rule: 'topic/no-consumer',
    finding: 'info 68 "eventzr.cypher.conversation.created.v1"',
    because: 'The page says what it writes and not for whom.',
  },
  {
    rule: 'topic/no-schema',
    finding: 'info 68 "eventzr.cypher.conversation.created.v1"',
    because: 'The envelope is shown; no topic says what its data holds.',
  },
  {
    rule: 'topic/no-owner',
    finding: 'info 68 "eventzr.cypher.conversation.created.v1"',
    because: 'The page is about one service and does not say whose it is.',
  },
  {
    rule: 'event/past-tense',
    finding: 'info 85 "eventzr.cypher.voice-call.utterance.v1"',
    because: 'Every other topic ends with a verb.',
  },
  {
    rule: 'event/past-tense',
    finding: 'info 87 "eventzr.cypher.voice-call.analytics.v1"',
    because: 'Every other topic ends with a verb.',
  },
  {
    rule: 'document/no-dates',
    finding: 'info nowhere',
    because: 'Nothing says how old the page is.',
  },
  {
    rule: 'standards/unstated',
    finding: 'info nowhere',
    because: 'Any number of partitions agrees with the page.',
  },
  {
    rule: 'standards/partition-key',
    finding: 'warning 16 "tenant_id"',
    because: 'The sentence says tenant_id, the envelope tenantId.',
  },
];
