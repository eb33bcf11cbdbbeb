import { AwsError } from '../../AwsError';
import { LoadBalancer } from '../../elb/ElbState';
import { Listener } from '../../elb/Listener';
import { Rule } from '../../elb/Rule';
import { TargetGroup } from '../../elb/TargetGroup';
import { Structure } from '../../StructuredValue';
import { Call, Operation } from '../../wire/AwsService';
import { Input } from '../../wire/Input';
import { pageOf } from '../../wire/page';
import {
  foundListener,
  foundLoadBalancer,
  foundRule,
  foundTargetGroup,
  inScope,
} from './find';
import {
  writeListener,
  writeLoadBalancer,
  writeRule,
  writeTargetGroup,
  writeTargetHealth,
} from './write';

const MAX_PAGE = 400;
/** DescribeTags takes this many ARNs. */
const MAX_TAGGED = 20;

export const describeLoadBalancers: Operation = (call, input) => {
  const arns = input.strings('LoadBalancerArns');
  const names = input.strings('Names');
  atMostOne(input, ['LoadBalancerArns', 'Names']);
  const all = call.cloud.elb.loadBalancers.list(call.caller.scope);
  const found = pick({
    all,
    arns: arns.map(arn => foundLoadBalancer(call, arn)),
    names,
    nameOf: (each: LoadBalancer) => each.spec.name,
    missing: name =>
      notFound('LoadBalancerNotFound', `Load balancers '[${name}]' not found`),
  });
  return paged(call, input, 'LoadBalancers', found, each =>
    writeLoadBalancer(each, call.cloud.createdAt),
  );
};

export const describeListeners: Operation = (call, input) => {
  const arns = input.strings('ListenerArns');
  const loadBalancerArn = input.string('LoadBalancerArn');
  exactlyOne(input, ['LoadBalancerArn', 'ListenerArns']);
  let found: readonly Listener[];
  if (loadBalancerArn === undefined) {
    found = arns.map(arn => foundListener(call, arn));
  } else {
    foundLoadBalancer(call, loadBalancerArn);
    found = call.cloud.elb.listeners
      .list(call.caller.scope)
      .filter(each => each.spec.loadBalancerArn === loadBalancerArn);
  }
  return paged(call, input, 'Listeners', found, writeListener);
};

export const describeRules: Operation = (call, input) => {
  const arns = input.strings('RuleArns');
  const listenerArn = input.string('ListenerArn');
  exactlyOne(input, ['ListenerArn', 'RuleArns']);
  const found: readonly Rule[] =
    listenerArn === undefined
      ? arns.map(arn => foundRule(call, arn))
      : foundListener(call, listenerArn).rules;
  return paged(call, input, 'Rules', found, writeRule);
};

export const describeTargetGroups: Operation = (call, input) => {
  const arns = input.strings('TargetGroupArns');
  const names = input.strings('Names');
  const loadBalancerArn = input.string('LoadBalancerArn');
  atMostOne(input, ['LoadBalancerArn', 'TargetGroupArns', 'Names']);
  const { elb } = call.cloud;
  let all = elb.targetGroups.list(call.caller.scope);
  if (loadBalancerArn !== undefined) {
    foundLoadBalancer(call, loadBalancerArn);
    all = all.filter(each =>
      elb.loadBalancersUsing(each.arn).includes(loadBalancerArn),
    );
  }
  const found = pick({
    all,
    arns: arns.map(arn => foundTargetGroup(call, arn)),
    names,
    nameOf: (each: TargetGroup) => each.spec.name,
    missing: () =>
      notFound('TargetGroupNotFound', 'One or more target groups not found'),
  });
  return paged(call, input, 'TargetGroups', found, each =>
    writeTargetGroup(each, elb.loadBalancersUsing(each.arn)),
  );
};

export const describeTargetHealth: Operation = (call, input) => {
  const group = foundTargetGroup(call, input.requiredString('TargetGroupArn'));
  const asked = input.list('Targets').map(target => ({
    id: target.requiredString('Id'),
    port: target.integer('Port') ?? group.spec.port,
  }));
  return { TargetHealthDescriptions: writeTargetHealth(group, asked) };
};

export const describeTags: Operation = (call, input) => {
  const arns = input.strings('ResourceArns');
  if (arns.length < 1 || arns.length > MAX_TAGGED) {
    throw new AwsError({
      code: 'ValidationError',
      message: `1 to ${MAX_TAGGED} resource ARNs can be specified, ${arns.length} were given`,
    });
  }
  return {
    TagDescriptions: arns.map(arn => {
      const tags = inScope(call, arn) ? call.cloud.elb.tagsOf(arn) : undefined;
      if (!tags) throw taggedNotFound(arn);
      return {
        ResourceArn: arn,
        Tags: [...tags].map(([Key, Value]) => ({ Key, Value })),
      };
    }),
  };
};

/** The code depends on the kind of resource that the ARN names. */
export function taggedNotFound(arn: string): AwsError {
  if (arn.includes(':targetgroup/')) {
    return notFound('TargetGroupNotFound', `Target group '${arn}' not found`);
  }
  if (arn.includes(':listener-rule/')) {
    return notFound('RuleNotFound', `Rule '${arn}' not found`);
  }
  if (arn.includes(':listener/')) {
    return notFound('ListenerNotFound', `Listener '${arn}' not found`);
  }
  return notFound('LoadBalancerNotFound', `Load balancer '${arn}' not found`);
}

function notFound(code: string, message: string): AwsError {
  return new AwsError({ code, message });
}

function pick<T>(options: {
  readonly all: readonly T[];
  readonly arns: readonly T[];
  readonly names: readonly string[];
  readonly nameOf: (each: T) => string;
  readonly missing: (name: string) => AwsError;
}): readonly T[] {
  const { all, arns, names, nameOf, missing } = options;
  if (arns.length > 0) return arns;
  if (names.length === 0) return all;
  return names.map(name => {
    const found = all.find(each => nameOf(each) === name);
    if (!found) throw missing(name);
    return found;
  });
}

function paged<T>(
  call: Call,
  input: Input,
  member: string,
  items: readonly T[],
  write: (item: T) => Structure,
): Structure {
  const size = input.integer('PageSize') ?? MAX_PAGE;
  if (size < 1 || size > MAX_PAGE) {
    throw new AwsError({
      code: 'ValidationError',
      message: `'pageSize' must be between 1 and ${MAX_PAGE}, ${size} was given`,
    });
  }
  const page = pageOf({
    items,
    marker: input.string('Marker'),
    size: Math.min(size, call.pageLimit),
    badMarkerCode: 'ValidationError',
  });
  return { [member]: page.items.map(write), NextMarker: page.next };
}

function given(input: Input, names: readonly string[]): readonly string[] {
  return names.filter(name => input.has(name));
}

function atMostOne(input: Input, names: readonly string[]): void {
  if (given(input, names).length > 1) {
    throw new AwsError({
      code: 'ValidationError',
      message: `Only one of ${names.join(', ')} can be specified`,
    });
  }
}

function exactlyOne(input: Input, names: readonly string[]): void {
  if (given(input, names).length !== 1) {
    throw new AwsError({
      code: 'ValidationError',
      message: `You must specify either ${names.join(' or ')}`,
    });
  }
}
