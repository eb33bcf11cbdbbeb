// @ts-check

/**
 * The nodes of a cluster are the same for all workloads on it: they are kept once, and observations name the set.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('node_set', table => {
    table.string('id', 32).primary().comment('Digest of the content');
    table.text('nodes').notNullable().comment('Nodes without pods, JSON');
    table.bigInteger('used_at').notNullable();
    table.index(['used_at'], 'node_set_used');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('node_set');
};
