// @ts-check

/**
 * Plans, their steps and the votes on them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('plan', table => {
    table.string('id', 36).primary();
    table.string('workload_ref', 255).notNullable();
    table.string('state', 32).notNullable().comment('PLAN_STATES');
    table.string('action', 32).notNullable();
    table.string('digest', 64).notNullable().comment('What is approved');
    table.string('requested_by', 255).notNullable();
    table.text('request_reason').nullable();
    table.integer('approvals_needed').notNullable();
    table.text('body').notNullable().comment('Proposal and evidence, JSON');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('expires_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.bigInteger('ended_at').nullable();
    table.text('outcome').nullable();
    table.index(['workload_ref', 'created_at'], 'plan_workload');
    table.index(['state'], 'plan_state');
    table.index(['ended_at'], 'plan_ended');
  });
  // One plan in flight for each workload, kept by the database: whoever inserts second gets a conflict.
  await knex.schema.raw(
    'CREATE UNIQUE INDEX plan_one_open ON plan (workload_ref) WHERE ended_at IS NULL',
  );

  await knex.schema.createTable('plan_step', table => {
    table.string('plan_id', 36).notNullable();
    table.integer('idx').notNullable();
    table.string('state', 32).notNullable().comment('STEP_STATES');
    table.text('step').notNullable();
    table.integer('calls').notNullable().defaultTo(0);
    table.bigInteger('intended_at').nullable();
    table.bigInteger('accepted_at').nullable();
    table.bigInteger('verified_at').nullable();
    table.text('outcome').nullable();
    table.primary(['plan_id', 'idx']);
    table.foreign('plan_id').references('plan.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('approval', table => {
    table.string('plan_id', 36).notNullable();
    table.string('voter', 255).notNullable();
    table.string('verdict', 16).notNullable();
    table.string('digest', 64).notNullable();
    table.text('reason').nullable();
    table.bigInteger('at').notNullable();
    table.primary(['plan_id', 'voter']);
    table.foreign('plan_id').references('plan.id').onDelete('CASCADE');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('approval');
  await knex.schema.dropTable('plan_step');
  await knex.schema.dropTable('plan');
};
