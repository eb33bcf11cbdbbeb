// @ts-check

/**
 * Until when pipelines may not deploy. A freeze is over when its time is, or when somebody ends it; rows stay.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployment_freeze', table => {
    table.string('id', 36).primary();
    table.string('workload_ref', 255).nullable().comment('Null: the fleet');
    table.bigInteger('until').notNullable();
    table.text('reason').notNullable();
    table.string('created_by', 255).notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('ended_at').nullable().comment('Ended before its time');
    table.index(['until'], 'deployment_freeze_until');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('deployment_freeze');
};
