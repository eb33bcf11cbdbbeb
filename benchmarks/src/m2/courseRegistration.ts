import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  parseHybridSpec,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { parse } from 'yaml';

/** Below the repository's root, where `./portal bench` runs. */
const FILE = resolve('catalog/components/course-registration.yaml');

/** The demo's course registration as its owners describe it, but for failover, which is automatic here. */
export function courseRegistration(): Workload {
  const parsed = parseHybridSpec(parse(readFileSync(FILE, 'utf8')));
  if (parsed.kind !== 'ok') throw new Error(`${FILE} does not parse`);
  const { workload } = parsed;
  const { policy } = workload;
  return {
    ...workload,
    policy: { ...policy, failover: { ...policy.failover, mode: 'auto' } },
  };
}
