// @ts-check

/**
 * The append-only, hash-chained record. No code of the portal updates or deletes a row of it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('audit_entry', table => {
    table.bigInteger('sequence').primary().comment('1, 2, 3 ... without gaps');
    table.bigInteger('at').notNullable();
    table.string('actor', 255).notNullable();
    table.string('event', 64).notNullable();
    table.string('workload_ref', 255).nullable();
    table.string('plan_id', 36).nullable();
    table.text('payload').notNullable();
    table.string('previous_hash', 64).notNullable();
    table.string('hash', 64).notNullable();
    table.index(['workload_ref', 'sequence'], 'audit_entry_workload');
    table.index(['plan_id', 'sequence'], 'audit_entry_plan');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('audit_entry');
};
