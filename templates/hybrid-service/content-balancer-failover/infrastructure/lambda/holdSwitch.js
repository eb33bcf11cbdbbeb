'use strict';

/**
 * Holds the switch, a calculated health check, on AWS, or lets it follow its
 * witnesses again. One file, two functions: HOLD says which move.
 *
 * Held is `disabled and inverted`: Route 53 then calls the home site lost
 * whatever is measured. The write names the version that was read, so it cannot
 * undo what somebody else did meanwhile. It refuses a check of another kind, and
 * a destination that Route 53's checkers cannot reach; `{"force": true}` in the
 * event overrides the second. Repeating it changes nothing.
 */
function createHandler({ route53, switchId, hold, witnessIds }) {
  return async function handler(event) {
    const before = await readSwitch(route53, switchId);
    if (before.HealthCheckConfig.Type !== 'CALCULATED') {
      throw new Error(`${switchId} is a check of type ${before.HealthCheckConfig.Type}, expected CALCULATED: left alone`);
    }
    if (!(event && event.force === true)) await checkDestination(route53, witnessIds);
    if (agrees(before, hold)) return { changed: false, switchId, hold };
    await route53.updateHealthCheck({
      HealthCheckId: switchId,
      HealthCheckVersion: before.HealthCheckVersion,
      Disabled: hold,
      Inverted: hold,
    });
    // Not read back is not done.
    if (!agrees(await readSwitch(route53, switchId), hold)) {
      throw new Error(`The check ${switchId} was changed but reads differently`);
    }
    return { changed: true, switchId, hold };
  };
}

async function readSwitch(route53, switchId) {
  const { HealthCheck } = await route53.getHealthCheck({ HealthCheckId: switchId });
  return HealthCheck;
}

/** Most checkers reach it. No checker at all is not a yes. */
async function checkDestination(route53, witnessIds) {
  for (const id of witnessIds) {
    const { HealthCheckObservations: seen = [] } = await route53.getHealthCheckStatus({ HealthCheckId: id });
    const good = seen.filter(({ StatusReport }) => /^Success/.test((StatusReport && StatusReport.Status) || ''));
    if (good.length * 2 <= seen.length) {
      throw new Error(`${good.length} of ${seen.length} checkers reach the destination (${id}): nothing was changed`);
    }
  }
}

function agrees({ HealthCheckConfig: { Disabled = false, Inverted = false } }, hold) {
  return Disabled === hold && Inverted === hold;
}

/** The SDK is part of the function's runtime, so nothing has to be packed. */
function createRoute53() {
  const sdk = require('@aws-sdk/client-route-53');
  const client = new sdk.Route53Client({});
  return {
    getHealthCheck: input => client.send(new sdk.GetHealthCheckCommand(input)),
    getHealthCheckStatus: input => client.send(new sdk.GetHealthCheckStatusCommand(input)),
    updateHealthCheck: input => client.send(new sdk.UpdateHealthCheckCommand(input)),
  };
}

exports.createHandler = createHandler;
exports.handler = event =>
  createHandler({
    route53: createRoute53(),
    switchId: process.env.SWITCH_ID,
    hold: process.env.HOLD === 'true',
    witnessIds: JSON.parse(process.env.WITNESS_IDS),
  })(event);
