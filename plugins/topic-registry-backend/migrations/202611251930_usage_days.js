// @ts-check

const TIME = 32;
const ID = 64;
const DAY = 10;

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('usage_watches', table => {
    table.string('read_at', TIME).nullable();
    table.text('kafka_cluster_id').nullable();
    table.string('readers_first_at', TIME).nullable();
  });
  await knex.schema.alterTable('topic_marks', table => {
    table.string('first_seen_at', TIME).nullable();
    table.text('came_after').nullable();
    table.text('last_day').nullable();
  });
  await knex.schema.alterTable('group_marks', table => {
    table.string('first_seen_at', TIME).nullable();
    table.string('attached_since', TIME).nullable();
    table.string('lag_then', ID).nullable();
    table.text('last_day').nullable();
  });

  await knex.schema.createTable('usage_days', table => {
    table.comment('Days that are over on which a topic or a group moved');
    table.string('key', ID).primary();
    table.string('cluster', ID).notNullable();
    table.string('last_day', DAY).notNullable();
    table.text('days', 'longtext').notNullable();
    table.index(['cluster', 'last_day'], 'usage_days_last_idx');
  });

  await knex.schema.createTable('watched_days', table => {
    table.comment('How well each day of a cluster was watched');
    table.string('cluster', ID).notNullable();
    table.string('day', DAY).notNullable();
    table.integer('readings').notNullable();
    table.integer('complete').notNullable();
    table.integer('readers').notNullable();
    table.bigInteger('longest_gap_ms').notNullable();
    table.primary(['cluster', 'day']);
  });

  await knex.schema.createTable('topic_absences', table => {
    table.comment('Topics that a cluster, asked by name, did not have');
    table.string('key', ID).primary();
    table.string('cluster', ID).notNullable();
    table.text('topic').notNullable();
    table.string('seen_at', TIME).notNullable();
    table.index(['cluster', 'seen_at'], 'topic_absences_seen_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('topic_absences');
  await knex.schema.dropTable('watched_days');
  await knex.schema.dropTable('usage_days');
  await knex.schema.alterTable('group_marks', table => {
    table.dropColumns(
      'first_seen_at',
      'attached_since',
      'lag_then',
      'last_day',
    );
  });
  await knex.schema.alterTable('topic_marks', table => {
    table.dropColumns('first_seen_at', 'came_after', 'last_day');
  });
  await knex.schema.alterTable('usage_watches', table => {
    table.dropColumns('read_at', 'kafka_cluster_id', 'readers_first_at');
  });
};
