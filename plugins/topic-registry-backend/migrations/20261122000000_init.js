// @ts-check

// Times are ISO 8601 texts in UTC: SQLite and PostgreSQL then store, compare
// and sort them alike, to the millisecond.
const TIME = 32;
const ID = 64;

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('documents', table => {
    table.comment('The last good text of each registry, and the last attempt');
    table.string('registry', ID).primary();
    table.text('target').notNullable();
    table.string('status', 16).notNullable();
    table.text('error').nullable();
    table.string('checked_at', TIME).notNullable();
    table.text('text', 'longtext').nullable();
    table.string('hash', 64).nullable();
    table.text('etag').nullable();
    table.string('read_at', TIME).nullable();
  });

  await knex.schema.createTable('readings', table => {
    table.comment('How the last reading of each cluster went, answered or not');
    table.string('cluster', ID).primary();
    table.string('started_at', TIME).notNullable();
    table.string('ended_at', TIME).notNullable();
    table.string('status', 16).notNullable();
    table.text('reason').nullable();
    table.text('coverage', 'longtext').notNullable();
  });

  await knex.schema.createTable('observations', table => {
    table.comment('The last two readings of each cluster that gave answers');
    table.string('cluster', ID).notNullable();
    table.string('started_at', TIME).notNullable();
    table.text('body', 'longtext').notNullable();
    table.primary(['cluster', 'started_at']);
  });

  await knex.schema.createTable('evaluations', table => {
    table.comment('What each scope was last evaluated from; locks the scope');
    table.string('scope', 160).primary();
    table.string('reading', TIME).nullable();
    table.string('evaluated_at', TIME).nullable();
    table.text('not_evaluated', 'longtext').nullable();
  });

  await knex.schema.createTable('findings', table => {
    table.comment('Every finding with its life');
    table.string('fingerprint', ID).primary();
    table.string('registry', ID).notNullable();
    table.string('cluster', ID).nullable();
    table.string('rule', ID).notNullable();
    table.string('severity', 16).notNullable();
    table.string('subject_kind', 16).notNullable();
    table.text('subject_name').notNullable();
    table.text('topic').nullable();
    table.text('payload', 'longtext').notNullable();
    table.string('state', 16).notNullable();
    table.integer('confirmations').notNullable();
    table.string('confirmed_by', TIME).notNullable();
    table.string('first_seen_at', TIME).notNullable();
    table.string('last_seen_at', TIME).notNullable();
    table.string('opened_at', TIME).nullable();
    table.string('resolved_at', TIME).nullable();
    table.integer('reopened').notNullable();
    table.text('stale_reason').nullable();
    table.index(['registry', 'cluster'], 'findings_scope_idx');
    table.index(['state'], 'findings_state_idx');
  });

  await knex.schema.createTable('finding_events', table => {
    table.comment('The history of each finding');
    table.increments('id');
    table.string('fingerprint', ID).notNullable();
    table.string('at', TIME).notNullable();
    table.string('kind', 16).notNullable();
    table.text('note').nullable();
    table.index(['fingerprint'], 'finding_events_fingerprint_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('finding_events');
  await knex.schema.dropTable('findings');
  await knex.schema.dropTable('evaluations');
  await knex.schema.dropTable('observations');
  await knex.schema.dropTable('readings');
  await knex.schema.dropTable('documents');
};
