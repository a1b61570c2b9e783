// @ts-check

const ID = 64;
const TIME = 32;

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('reading_log', table => {
    table.comment(
      'How the last readings of each cluster went and what they cost',
    );
    table.string('cluster', ID).notNullable();
    table.string('started_at', TIME).notNullable();
    table.string('ended_at', TIME).notNullable();
    table.string('status', 16).notNullable();
    table.text('reason').nullable();
    table.integer('topics').nullable();
    table.integer('partitions').nullable();
    table.integer('groups').nullable();
    table.integer('requests').nullable();
    table.bigInteger('bytes_received').nullable();
    table.primary(['cluster', 'started_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('reading_log');
};
