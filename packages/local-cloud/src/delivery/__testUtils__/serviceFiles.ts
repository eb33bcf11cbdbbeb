import { stringify } from 'yaml';
import { CAMPUS_ALB } from '../../world/demo/demoNames';

/** Writes what it is handed, and what it can see of the keys of this machine, into the catalogue file. */
const ADOPT = `
const { readFileSync, writeFileSync } = require('node:fs');
const { ruleArn } = JSON.parse(readFileSync(0, 'utf8'));
const keys = Object.keys(process.env).filter(name => /KEY|TOKEN|SECRET/.test(name));
writeFileSync('catalog-info.yaml', ['rule: ' + ruleArn, 'keys: ' + keys.length, ''].join('\\n'));
`;

export const switchSettings = (name: string) => ({
  listener_arn: CAMPUS_ALB.listenerArn,
  hostname: `${name}.example.org`,
  target_groups: { onprem: `${name}-onprem`, aws: `${name}-aws` },
  home_nodes: ['10.10.0.11', '10.10.0.12'],
  node_port: 30080,
  probe_urls: {
    onprem: `http://${name}-onprem.example.org/healthz`,
    aws: 'http://127.0.0.1:4592/healthz',
  },
  initial_weights: { onprem: 100, aws: 0 },
});

function manifests(name: string): string {
  const labels = { app: name };
  const namespace = 'library';
  const metadata = { name, namespace };
  const container = {
    name: 'service',
    image: 'example.org/service:1',
    resources: { requests: { cpu: '100m', memory: '64Mi' } },
  };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [container] },
        },
      },
    },
  ]
    .map(each => stringify(each))
    .join('---\n');
}

/** A repository as a template makes it, as far as deliveries read it. */
export function serviceFiles(name: string): Readonly<Record<string, string>> {
  return {
    'catalog-info.yaml': 'rule: none\n',
    'scripts/adoptSwitch.js': ADOPT,
    'infrastructure/switch.auto.tfvars.json': JSON.stringify(
      switchSettings(name),
    ),
    'deploy/overlays/onprem/all.yaml': manifests(name),
    'deploy/overlays/aws/all.yaml': manifests(name),
  };
}
