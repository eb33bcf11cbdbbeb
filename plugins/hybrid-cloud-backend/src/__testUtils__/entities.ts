import { Entity } from '@backstage/catalog-model';

/** The catalogue entry of the workload that `buildWorkload` builds, owned by one person. */
export function buildEntity(
  name = 'course-registration',
  hybrid: object = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'user:default/minji',
      hybrid: {
        criticality: 1,
        sites: [
          {
            site: 'onprem',
            role: 'home',
            namespace: 'enrolment',
            selector: `app=${name}`,
            baseWeight: 40,
            probeUrl: `http://onprem.invalid/${name}/healthz`,
          },
          {
            site: 'aws',
            role: 'overflow',
            namespace: 'enrolment',
            selector: `app=${name}`,
            baseWeight: 60,
            probeUrl: `http://aws.invalid/${name}/healthz`,
          },
        ],
        traffic: {
          switch: 'alb-rule',
          ruleArn:
            'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:listener-rule/app/enrolment/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee',
          targetGroups: {
            onprem:
              'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/course-registration-onprem/73e2d6bc24d8a067',
            aws: 'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/course-registration-aws/943f017f100becff',
          },
        },
        policy: {
          failover: { mode: 'approve', badOf: [2, 3], approvals: 1 },
        },
        ...hybrid,
      },
    },
  };
}
