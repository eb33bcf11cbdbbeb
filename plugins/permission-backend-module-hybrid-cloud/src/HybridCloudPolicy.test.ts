import { mockCredentials } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import { catalogEntityDeletePermission } from '@backstage/plugin-catalog-common/alpha';
import {
  hybridAuditReadPermission,
  hybridFreezeSetPermission,
  hybridPlanApprovePermission,
  hybridPlanCancelPermission,
  hybridPlanProposePermission,
  hybridReadPermission,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { HybridCloudPolicy } from './HybridCloudPolicy';
import { readRoles } from './readRoles';

const policy = new HybridCloudPolicy({
  roles: readRoles(
    new ConfigReader({
      permission: {
        hybridCloud: {
          approvers: ['group:default/approvers'],
          operators: ['platform'],
        },
      },
    }),
  ),
});

const ask = (permission: Permission, ...groups: string[]) =>
  policy.handle(
    { permission },
    {
      credentials: mockCredentials.user(),
      info: {
        userEntityRef: 'user:default/someone',
        ownershipEntityRefs: ['user:default/someone', ...groups],
      },
    },
  );

describe('HybridCloudPolicy', () => {
  it('denies everything to nobody', async () => {
    expect(await policy.handle({ permission: hybridReadPermission })).toEqual({
      result: AuthorizeResult.DENY,
    });
  });

  it('lets everybody who is signed in look', async () => {
    expect((await ask(hybridReadPermission)).result).toBe('ALLOW');
  });

  it.each([hybridPlanProposePermission, hybridPlanCancelPermission])(
    'lets owners, and only owners, $name',
    async permission => {
      expect(await ask(permission, 'group:default/enrolment')).toEqual({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'hybrid-cloud',
        resourceType: 'hybrid-workload',
        conditions: {
          rule: 'IS_OWNER',
          resourceType: 'hybrid-workload',
          params: {
            claims: ['user:default/someone', 'group:default/enrolment'],
          },
        },
      });
    },
  );

  it.each([hybridPlanProposePermission, hybridPlanCancelPermission])(
    'lets operators $name for every workload',
    async permission => {
      expect((await ask(permission, 'group:default/platform')).result).toBe(
        'ALLOW',
      );
    },
  );

  it.each([
    ['group:default/approvers', 'ALLOW'],
    ['group:default/platform', 'DENY'],
    ['group:default/enrolment', 'DENY'],
  ])('asked by %s to approve, answers %s', async (group, result) => {
    expect((await ask(hybridPlanApprovePermission, group)).result).toBe(result);
  });

  it.each([
    ['group:default/approvers', 'ALLOW'],
    ['group:default/platform', 'ALLOW'],
    ['group:default/enrolment', 'DENY'],
  ])('asked by %s for the audit trail, answers %s', async (group, result) => {
    expect((await ask(hybridAuditReadPermission, group)).result).toBe(result);
  });

  it.each([
    ['group:default/approvers', 'ALLOW'],
    ['group:default/platform', 'ALLOW'],
    ['group:default/enrolment', 'DENY'],
  ])('asked by %s to freeze deployments, answers %s', async (group, result) => {
    expect((await ask(hybridFreezeSetPermission, group)).result).toBe(result);
  });

  it('keeps entities from being deleted by anybody but operators', async () => {
    expect((await ask(catalogEntityDeletePermission)).result).toBe('DENY');
    expect(
      (await ask(catalogEntityDeletePermission, 'group:default/platform'))
        .result,
    ).toBe('ALLOW');
  });

  it('leaves other plugins alone', async () => {
    const other = createPermission({ name: 'other.read', attributes: {} });
    expect((await ask(other)).result).toBe('ALLOW');
  });
});

describe('readRoles', () => {
  it('denies by default: a role that is not configured has no members', () => {
    expect(readRoles(new ConfigReader({}))).toEqual({
      approvers: [],
      operators: [],
      auditors: [],
    });
  });

  it('names the path and the value of a mistake', () => {
    expect(() =>
      readRoles(
        new ConfigReader({
          permission: { hybridCloud: { approvers: [':'] } },
        }),
      ),
    ).toThrow(/permission\.hybridCloud\.approvers\[0\] is ':'/);
  });
});
