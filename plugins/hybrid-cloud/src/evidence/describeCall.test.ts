import { exampleWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common/testUtils';
import { burstProposal, failoverProposal } from '../__testUtils__';
import { describeCall } from './describeCall';

describe('describeCall', () => {
  const workload = exampleWorkload();

  it('names the call, the rule, and the weights before and after', () => {
    expect(describeCall(failoverProposal.steps[0], workload)).toEqual({
      call: 'elasticloadbalancing:ModifyRule',
      target: expect.stringContaining('listener-rule/app/enrolment'),
      before: 'onprem 40 : aws 60',
      after: 'onprem 0 : aws 100',
    });
  });

  it('shows what it knows when the workload is not known', () => {
    expect(
      describeCall(failoverProposal.steps[0], undefined).target,
    ).toBeUndefined();
  });

  it('uncordoning turns unschedulable from true to false', () => {
    expect(describeCall(burstProposal.steps[0], workload)).toEqual({
      call: 'PATCH /api/v1/nodes/node-3',
      target: 'onprem',
      before: 'spec.unschedulable: true',
      after: 'spec.unschedulable: false',
    });
  });

  it('a wait makes no call', () => {
    expect(describeCall(burstProposal.steps[2], workload)).toEqual({
      target: 'aws',
    });
  });
});
