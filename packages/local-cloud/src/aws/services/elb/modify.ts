import { AwsError } from '../../AwsError';
import { setAttributes } from '../../elb/targetGroupAttributes';
import { Call, Operation } from '../../wire/AwsService';
import { Input } from '../../wire/Input';
import { taggedNotFound } from './describe';
import { foundListener, foundRule, foundTargetGroup, inScope } from './find';
import { readActions } from './readActions';
import { readConditions } from './readConditions';
import { checkTagCount, readTags } from './readTags';
import { writeListener, writeRule } from './write';

export const modifyRule: Operation = (call, input) => {
  const rule = foundRule(call, input.requiredString('RuleArn'));
  if (rule.priority === 'default') {
    throw new AwsError({
      code: 'OperationNotPermitted',
      message: `Default rule '${rule.arn}' cannot be modified; modify its listener`,
    });
  }
  const actions = input.list('Actions');
  const conditions = input.list('Conditions');
  if (actions.length === 0 && conditions.length === 0) {
    throw new AwsError({
      code: 'ValidationError',
      message: 'Either conditions or actions must be specified',
    });
  }
  const read = readConditions(conditions);
  if (actions.length > 0) {
    const { caller, now, cloud } = call;
    cloud.elb.writeActions({
      rule,
      actions: readActions(actions),
      writer: caller.arn,
      now,
    });
  }
  if (read.length > 0) call.cloud.elb.setConditions(rule, read);
  return { Rules: [writeRule(rule)] };
};

export const modifyListener: Operation = (call, input) => {
  const listener = foundListener(call, input.requiredString('ListenerArn'));
  const actions = input.list('DefaultActions');
  if (actions.length === 0) {
    throw new AwsError({
      code: 'ValidationError',
      message: 'Only the default actions of a listener can be modified here',
    });
  }
  const { caller, now, cloud } = call;
  cloud.elb.writeActions({
    rule: listener.defaultRule,
    actions: readActions(actions),
    writer: caller.arn,
    now,
  });
  return { Listeners: [writeListener(listener)] };
};

export const addTags: Operation = (call, input) => {
  const tags = readTags(input);
  const resources = taggedResources(call, input);
  for (const present of resources) checkTagCount(present.keys(), tags);
  for (const present of resources) {
    for (const [key, value] of tags) present.set(key, value);
  }
  return {};
};

export const removeTags: Operation = (call, input) => {
  const keys = input.strings('TagKeys');
  for (const present of taggedResources(call, input)) {
    for (const key of keys) present.delete(key);
  }
  return {};
};

export const describeTargetGroupAttributes: Operation = (call, input) =>
  attributesOf(call, input.requiredString('TargetGroupArn'));

export const modifyTargetGroupAttributes: Operation = (call, input) => {
  const arn = input.requiredString('TargetGroupArn');
  setAttributes(
    foundTargetGroup(call, arn).attributes,
    input.list('Attributes').map(attribute => ({
      key: attribute.requiredString('Key'),
      value: attribute.string('Value') ?? '',
    })),
  );
  return attributesOf(call, arn);
};

function attributesOf(call: Call, arn: string) {
  return {
    Attributes: [...foundTargetGroup(call, arn).attributes].map(
      ([Key, Value]) => ({ Key, Value }),
    ),
  };
}

function taggedResources(
  call: Call,
  input: Input,
): readonly Map<string, string>[] {
  return input.strings('ResourceArns').map(arn => {
    const tags = inScope(call, arn) ? call.cloud.elb.tagsOf(arn) : undefined;
    if (!tags) throw taggedNotFound(arn);
    return tags;
  });
}
