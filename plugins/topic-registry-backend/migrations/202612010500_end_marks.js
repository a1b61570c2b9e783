// @ts-check

const ID = 64;
const TIME = 32;

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('end_marks', table => {
    table.comment(
      'How far the topics of each cluster had come at some moments of the last hour',
    );
    table.string('cluster', ID).notNullable();
    table.string('at', TIME).notNullable();
    table.text('ends', 'longtext').notNullable();
    table.primary(['cluster', 'at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('end_marks');
};
