// @ts-check

/**
 * Signals that were pushed in, so that the same one sent again is known, on whichever replica it arrives.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('signal_receipt', table => {
    table
      .string('key', 64)
      .primary()
      .comment('Digest of what makes it the same');
    table.string('source', 32).notNullable();
    table.bigInteger('received_at').notNullable();
    table.index(['received_at'], 'signal_receipt_received');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('signal_receipt');
};
