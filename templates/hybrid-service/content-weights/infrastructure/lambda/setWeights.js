'use strict';

/**
 * Sets the weights of one listener rule: the move the portal makes, for when the
 * portal is down. One file, two functions: WEIGHTS says which move.
 *
 * It touches nothing but the weights: every other part of the rule's action is
 * sent back as it was. A rule of another shape, or a site without a healthy
 * target, is refused; `{"force": true}` in the event overrides the second.
 * Repeating it changes nothing.
 */
function createHandler({ elb, ruleArn, weights }) {
  return async function handler(event) {
    const before = await readForward(elb, ruleArn);
    checkShape(before, weights);
    if (!(event && event.force === true)) await checkHealth(elb, weights);
    if (agrees(before, weights)) {
      return { changed: false, ruleArn, weights };
    }
    const { TargetGroupArn, ...action } = before.action;
    await elb.modifyRule({
      RuleArn: ruleArn,
      Actions: [
        {
          ...action,
          ForwardConfig: {
            ...action.ForwardConfig,
            TargetGroups: before.groups.map(group => ({
              ...group,
              Weight: weights[group.TargetGroupArn],
            })),
          },
        },
      ],
    });
    // Not read back is not done.
    if (!agrees(await readForward(elb, ruleArn), weights)) {
      throw new Error(`The rule ${ruleArn} was changed but reads differently`);
    }
    return { changed: true, ruleArn, weights };
  };
}

async function readForward(elb, ruleArn) {
  const { Rules } = await elb.describeRules({ RuleArns: [ruleArn] });
  const actions = (Rules && Rules[0] && Rules[0].Actions) || [];
  if (actions.length !== 1 || actions[0].Type !== 'forward') {
    throw new Error(
      `The rule ${ruleArn} has not exactly one forward action: left alone`,
    );
  }
  const [action] = actions;
  return {
    action,
    groups: (action.ForwardConfig && action.ForwardConfig.TargetGroups) || [],
  };
}

function checkShape({ groups }, weights) {
  const found = groups.map(group => group.TargetGroupArn).sort();
  const known = Object.keys(weights).sort();
  if (found.join() !== known.join()) {
    throw new Error(
      `The rule forwards to ${found.join(', ') || 'nothing'}, expected ${known.join(
        ', ',
      )}: left alone`,
    );
  }
}

async function checkHealth(elb, weights) {
  for (const [arn, weight] of Object.entries(weights)) {
    if (weight === 0) continue;
    const { TargetHealthDescriptions } = await elb.describeTargetHealth({
      TargetGroupArn: arn,
    });
    const healthy = (TargetHealthDescriptions || []).some(
      target => target.TargetHealth && target.TargetHealth.State === 'healthy',
    );
    if (!healthy) {
      throw new Error(
        `${arn} has no healthy target: it cannot take ${weight} of the traffic`,
      );
    }
  }
}

function agrees({ groups }, weights) {
  return groups.every(group => group.Weight === weights[group.TargetGroupArn]);
}

/** The SDK is part of the function's runtime, so nothing has to be packed. */
function createElb() {
  const sdk = require('@aws-sdk/client-elastic-load-balancing-v2');
  const client = new sdk.ElasticLoadBalancingV2Client({});
  return {
    describeRules: input => client.send(new sdk.DescribeRulesCommand(input)),
    describeTargetHealth: input =>
      client.send(new sdk.DescribeTargetHealthCommand(input)),
    modifyRule: input => client.send(new sdk.ModifyRuleCommand(input)),
  };
}

exports.createHandler = createHandler;
exports.handler = event =>
  createHandler({
    elb: createElb(),
    ruleArn: process.env.RULE_ARN,
    weights: JSON.parse(process.env.WEIGHTS),
  })(event);
