import { AwsService } from '../wire/AwsService';
import { QueryProtocol } from '../wire/QueryProtocol';
import {
  describeListeners,
  describeLoadBalancers,
  describeRules,
  describeTags,
  describeTargetGroups,
  describeTargetHealth,
} from './elb/describe';
import {
  addTags,
  describeTargetGroupAttributes,
  modifyListener,
  modifyRule,
  modifyTargetGroupAttributes,
  removeTags,
} from './elb/modify';
import { describeLoadBalancerAttributes } from './elb/loadBalancerAttributes';
import { createRule, deleteRule, setRulePriorities } from './elb/rules';
import {
  createTargetGroup,
  deleteTargetGroup,
  modifyTargetGroup,
} from './elb/targetGroups';
import { deregisterTargets, registerTargets } from './elb/targets';

/** Elastic Load Balancing v2, application load balancers only. */
export const elasticLoadBalancingService: AwsService = {
  signingName: 'elasticloadbalancing',
  iamPrefix: 'elasticloadbalancing',
  protocol: new QueryProtocol({
    xmlNamespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
  }),
  operations: {
    DescribeLoadBalancers: describeLoadBalancers,
    DescribeLoadBalancerAttributes: describeLoadBalancerAttributes,
    DescribeListeners: describeListeners,
    DescribeRules: describeRules,
    DescribeTargetGroups: describeTargetGroups,
    DescribeTargetHealth: describeTargetHealth,
    DescribeTags: describeTags,
    DescribeTargetGroupAttributes: describeTargetGroupAttributes,
    CreateTargetGroup: createTargetGroup,
    ModifyTargetGroup: modifyTargetGroup,
    DeleteTargetGroup: deleteTargetGroup,
    RegisterTargets: registerTargets,
    DeregisterTargets: deregisterTargets,
    CreateRule: createRule,
    SetRulePriorities: setRulePriorities,
    DeleteRule: deleteRule,
    ModifyRule: modifyRule,
    ModifyListener: modifyListener,
    ModifyTargetGroupAttributes: modifyTargetGroupAttributes,
    AddTags: addTags,
    RemoveTags: removeTags,
  },
};
