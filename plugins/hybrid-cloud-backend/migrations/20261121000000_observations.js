// @ts-check

/**
 * What was seen and decided. Instants are milliseconds since the Unix epoch in bigint columns, JSON is text:
 * both mean the same on SQLite and on PostgreSQL.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('workload_state', table => {
    table.comment('One row for each workload: the latest of everything');
    table.string('ref', 255).primary().comment('Entity ref of the Component');
    table.string('name', 255).notNullable();
    table.string('title', 255).nullable();
    table.string('owner', 255).notNullable();
    table.integer('criticality').notNullable();
    table.text('workload').nullable().comment('Last spec that was valid, JSON');
    table.text('problems').notNullable().comment('SpecProblem[], JSON');
    table.bigInteger('removed_at').nullable();
    table.text('observation').nullable();
    table.bigInteger('observed_at').nullable();
    table.text('decision').nullable();
    table.text('up_since').notNullable().comment('Instants by site, JSON');
    table.text('drift').nullable();
    table.text('last_error').nullable().comment('Of the latest look, if any');
    table.bigInteger('updated_at').notNullable();
    table.string('claimed_by', 255).nullable().comment('Replica at work');
    table.bigInteger('ticket').notNullable().defaultTo(0);
    table.bigInteger('lease_until').nullable().comment('Database time');
  });

  await knex.schema.createTable('observation_tick', table => {
    table.comment('Verdicts of the last hour, for m of n and holds');
    table.string('workload_ref', 255).notNullable();
    table.bigInteger('at').notNullable();
    table.text('verdicts').notNullable().comment('PastSiteVerdict[], JSON');
    table.primary(['workload_ref', 'at']);
    table.index(['at'], 'observation_tick_at');
  });

  await knex.schema.createTable('reading_history', table => {
    table.comment('What the charts show; thinned after an hour, kept 14 days');
    table.string('workload_ref', 255).notNullable();
    table.bigInteger('at').notNullable();
    table.double('lag_seconds').nullable().comment('Null is not known');
    table.double('queue_depth').nullable();
    table.text('utilisation').notNullable().comment('By site, JSON');
    table.text('configured').nullable();
    table.text('observed').nullable();
    table.primary(['workload_ref', 'at']);
    table.index(['at'], 'reading_history_at');
  });

  await knex.schema.createTable('decision_entry', table => {
    table.comment('Each decision that differed from the one before it');
    table.string('id', 36).primary();
    table.string('workload_ref', 255).notNullable();
    table.bigInteger('at').notNullable();
    table.string('kind', 32).notNullable();
    table.text('decision').notNullable();
    table.index(['workload_ref', 'at'], 'decision_entry_workload');
    table.index(['at'], 'decision_entry_at');
  });

  await knex.schema.createTable('suppression', table => {
    table.comment('Automation off for a workload until a time');
    table.string('id', 36).primary();
    table.string('workload_ref', 255).notNullable();
    table.bigInteger('until').notNullable();
    table.text('reason').notNullable();
    table.string('created_by', 255).notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('ended_at').nullable();
    table.index(['until'], 'suppression_until');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('suppression');
  await knex.schema.dropTable('decision_entry');
  await knex.schema.dropTable('reading_history');
  await knex.schema.dropTable('observation_tick');
  await knex.schema.dropTable('workload_state');
};
