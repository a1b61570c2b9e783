// @ts-check

// As in the first migration: times are ISO 8601 texts in UTC.
const TIME = 32;
const ID = 64;

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('document_versions', table => {
    table.comment('The texts of each registry that were in force, newest last');
    table.string('registry', ID).notNullable();
    table.integer('version').notNullable();
    table.string('hash', 64).notNullable();
    table.string('since', TIME).notNullable();
    table.integer('bytes').notNullable();
    table.integer('lines').notNullable();
    table.text('text', 'longtext').notNullable();
    table.primary(['registry', 'version']);
  });

  // What is in force now is the first that is known.
  const documents = await knex('documents')
    .whereNotNull('text')
    .whereNotNull('hash')
    .whereNotNull('read_at')
    .select('registry', 'text', 'hash', 'read_at');
  for (const { registry, text, hash, read_at: since } of documents) {
    await knex('document_versions').insert({
      registry,
      version: 1,
      hash,
      since,
      bytes: Buffer.byteLength(text),
      // A line end at the end of the text begins no line.
      lines: text.replace(/(\r\n|\n|\r)$/, '').split(/\r\n|\n|\r/).length,
      text,
    });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('document_versions');
};
