// @ts-check

const TIME = 32;
const ID = 64;

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('usage_watches', table => {
    table.comment('How long each cluster has been watched; locks its marks');
    table.string('cluster', ID).primary();
    table.string('reading', TIME).nullable();
    table.string('readers_since', TIME).nullable();
    table.string('readers_seen_at', TIME).nullable();
  });

  // Names of topics and groups have no useful bound: the key is a hash of them.
  await knex.schema.createTable('topic_marks', table => {
    table.comment('When each incarnation of a topic was last seen to grow');
    table.string('key', ID).primary();
    table.string('cluster', ID).notNullable();
    table.text('topic').notNullable();
    table.string('topic_id', ID).notNullable();
    table.string('watched_since', TIME).notNullable();
    table.string('seen_at', TIME).notNullable();
    table.text('ends', 'longtext').notNullable();
    table.string('moved_at', TIME).nullable();
    table.text('movement').nullable();
    table.string('newest_at', TIME).nullable();
    table.index(['cluster', 'topic'], 'topic_marks_topic_idx');
  });

  await knex.schema.createTable('group_marks', table => {
    table.comment('When each group was last seen to read a topic');
    table.string('key', ID).primary();
    table.string('cluster', ID).notNullable();
    table.text('topic').notNullable();
    table.string('topic_id', ID).notNullable();
    table.text('group_id').notNullable();
    table.string('watched_since', TIME).notNullable();
    table.string('seen_at', TIME).notNullable();
    table.text('commits', 'longtext').notNullable();
    table.string('moved_at', TIME).nullable();
    table.text('movement').nullable();
    table.string('members_at', TIME).nullable();
    table.index(['cluster', 'topic'], 'group_marks_topic_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('group_marks');
  await knex.schema.dropTable('topic_marks');
  await knex.schema.dropTable('usage_watches');
};
