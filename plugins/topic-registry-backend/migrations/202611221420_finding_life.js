// @ts-check

// As in the first migration: times are ISO 8601 texts in UTC.
const TIME = 32;
const ID = 64;
const SCOPE = 160;
const REF = 255;

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('finding_events', table => {
    table.string('actor', REF).nullable();
    table.string('until', TIME).nullable();
  });

  await knex.schema.createTable('finding_mutes', table => {
    table.comment('What somebody has put aside; gone when the mute ends');
    table.string('fingerprint', ID).primary();
    table.string('until', TIME).notNullable();
    table.text('reason').notNullable();
    table.string('by', REF).notNullable();
    table.string('at', TIME).notNullable();
    table.index(['until'], 'finding_mutes_until_idx');
  });

  await knex.schema.createTable('alert_outbox', table => {
    table.comment('Changes that somebody has yet to be told, one a finding');
    table.string('fingerprint', ID).primary();
    table.string('kind', 16).notNullable();
    table.string('since', TIME).notNullable();
    table.string('batch', SCOPE + ID).nullable();
    table.string('recipient', REF).nullable();
    table.integer('version').notNullable();
    table.integer('attempts').notNullable();
    table.string('due_at', TIME).notNullable();
    table.index(['due_at'], 'alert_outbox_due_idx');
  });

  await knex.schema.createTable('alert_told', table => {
    table.comment('Who was told of which finding, and not yet that it is over');
    table.string('fingerprint', ID).notNullable();
    table.string('recipient', REF).notNullable();
    table.string('batch', SCOPE + ID).nullable();
    table.string('at', TIME).notNullable();
    table.primary(['fingerprint', 'recipient']);
    table.index(['batch'], 'alert_told_batch_idx');
  });

  await knex.schema.createTable('alert_baselines', table => {
    table.comment('Scopes whose first complete evaluation has been summarised');
    table.string('scope', SCOPE).notNullable();
    table.string('registry', ID).notNullable();
    table.string('at', TIME).notNullable();
    table.primary(['scope', 'registry']);
  });

  await knex.schema.createTable('alert_sender', table => {
    table.comment('Which backend sends at present');
    table.string('name', 16).primary();
    table.string('holder', ID).notNullable();
    table.string('until', TIME).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('alert_sender');
  await knex.schema.dropTable('alert_baselines');
  await knex.schema.dropTable('alert_told');
  await knex.schema.dropTable('alert_outbox');
  await knex.schema.dropTable('finding_mutes');
  // What people did has no place in the tables of before.
  await knex('finding_events')
    .whereIn('kind', ['muted', 'unmuted', 'commented'])
    .delete();
  await knex.schema.alterTable('finding_events', table => {
    table.dropColumn('until');
    table.dropColumn('actor');
  });
};
