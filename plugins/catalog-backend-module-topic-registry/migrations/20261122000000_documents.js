// @ts-check

/**
 * The last good text of every registry's document, so that a document that
 * breaks keeps its entities, after a restart too.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('topic_registry_documents', table => {
    table.comment('Documents of topic registries, as last read');
    table.string('registry', 63).primary().comment('Id of the registry');
    table.text('target').notNullable().comment('Where it was read from');
    table.string('status', 16).notNullable().comment('ok, stale or failed');
    table.text('error').comment('Why the newest text is not in force');
    table.string('checked_at', 32).notNullable().comment('ISO 8601');
    table.text('text', 'longtext').comment('The text in force');
    table.string('hash', 64).comment('SHA-256 of its bytes, hex');
    table.string('read_at', 32).comment('When it was read, ISO 8601');
    table.text('etag').comment('What the git host calls it');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('topic_registry_documents');
};
