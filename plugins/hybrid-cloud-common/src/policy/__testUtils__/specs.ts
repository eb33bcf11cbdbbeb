import { parseHybridSpec } from '../parseHybridSpec';

export const RULE =
  'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:listener-rule/app/a/1/2/3';
export const GROUP =
  'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/a';

export const minimal = () => ({
  sites: [
    { site: 'onprem', role: 'home', baseWeight: 40 },
    { site: 'aws', role: 'overflow', baseWeight: 60 },
  ],
  traffic: {
    switch: 'alb-rule',
    ruleArn: RULE,
    targetGroups: { onprem: `${GROUP}-onprem/1`, aws: `${GROUP}-aws/2` },
  },
});

export const entity = (hybrid: unknown, owner: unknown = 'enrolment') => ({
  kind: 'Component',
  metadata: { name: 'Course-Registration' },
  spec: { owner, hybrid },
});

export const problemsOf = (hybrid: unknown) => {
  const parsed = parseHybridSpec(entity(hybrid));
  if (parsed.kind !== 'invalid') throw new Error(`it is ${parsed.kind}`);
  return parsed.problems;
};

export const workloadOf = (hybrid: unknown) => {
  const parsed = parseHybridSpec(entity(hybrid));
  if (parsed.kind !== 'ok')
    throw new Error(`it is ${JSON.stringify(parsed, null, 1)}`);
  return parsed.workload;
};
