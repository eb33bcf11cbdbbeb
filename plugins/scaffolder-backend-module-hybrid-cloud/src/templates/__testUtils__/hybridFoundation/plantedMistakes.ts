import { Findings, RenderedFolder } from '../RenderedFolder';
import { FormValues } from '../TemplateRenderer';
import { checkAgeRules } from './checkAgeRules';
import { checkAgreement } from './checkAgreement';
import { checkBalancer } from './checkBalancer';
import { checkClusters } from './checkClusters';
import { checkFoundation } from './checkFoundation';
import { checkLandingZone } from './checkLandingZone';
import { checkPortalRoles } from './checkPortalRoles';
import { checkRoutes } from './checkRoutes';

type Check = (options: {
  readonly folder: RenderedFolder;
  readonly values: FormValues;
}) => Findings | Promise<Findings>;

/** One change to a file of an output, and the check that must notice it. */
interface PlantedMistake {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly check: Check;
  /** Programs without which the check cannot look. */
  readonly needs?: readonly string[];
}

/** Every check of an output can fail: these make it, by what is wrong. */
export const plantedMistakes: readonly (readonly [string, PlantedMistake])[] = [
  [
    'an acting role that reaches untagged rules',
    {
      file: 'infrastructure/portal.tf',
      from: 'variable = "aws:ResourceTag/${local.managed_tag}"',
      to: 'variable = "aws:ResourceTag/other"',
      check: ({ folder }) => checkPortalRoles(folder),
    },
  ],
  [
    'an acting role that may set the tag',
    {
      file: 'infrastructure/portal.tf',
      from: '"elasticloadbalancing:ModifyRule"',
      to: '"elasticloadbalancing:ModifyRule", "elasticloadbalancing:AddTags"',
      check: ({ folder }) => checkPortalRoles(folder),
    },
  ],
  [
    'an observing role that writes',
    {
      file: 'infrastructure/portal.tf',
      from: '"dms:DescribeEndpoints"',
      to: '"dms:StopReplicationTask"',
      check: ({ folder }) => checkPortalRoles(folder),
    },
  ],
  [
    'a single NAT',
    {
      file: 'infrastructure/network.tf',
      from: 'resource "aws_nat_gateway" "zone" {\n  for_each = toset(var.zones)',
      to: 'resource "aws_nat_gateway" "zone" {\n  for_each = toset([var.zones[0]])',
      check: checkFoundation,
    },
  ],
  [
    'a binary log of statements',
    {
      file: 'infrastructure/database.tf',
      from: '"ROW"',
      to: '"MIXED"',
      check: checkFoundation,
    },
  ],
  [
    'a database without backups',
    {
      file: 'infrastructure/database.tf',
      from: 'backup_retention_period   = 14',
      to: 'backup_retention_period   = 0',
      check: checkFoundation,
    },
  ],
  [
    'a site that is called otherwise in the portal',
    {
      file: 'portal/app-config.hybrid.yaml',
      from: 'id: aws',
      to: 'id: amazon',
      check: checkAgreement,
    },
  ],
  [
    'a field that Kubernetes does not know',
    {
      file: 'deploy/monitoring/workloads/grafana.yaml',
      from: 'replicas: 1',
      to: 'replica: 1',
      check: checkClusters,
      needs: ['kubectl'],
    },
  ],
  [
    'a pod that runs as root',
    {
      file: 'deploy/backup/dump.yaml',
      from: 'runAsNonRoot: true',
      to: 'runAsNonRoot: false',
      check: checkClusters,
      needs: ['kubectl'],
    },
  ],
  [
    'a burst without an end',
    {
      file: 'deploy/karpenter/nodepool.yaml',
      from: "cpu: '64'",
      to: "cpu: '6400'",
      check: checkClusters,
      needs: ['kubectl'],
    },
  ],
  [
    'a landing zone that the catalogue refuses',
    {
      file: 'catalog-info.yaml',
      from: 'homeCidr: 192.168.0.0/16',
      to: 'homeCidr: 192.169.0.0/16',
      check: ({ folder }) => checkLandingZone(folder),
    },
  ],
  [
    'a route after which nobody else is told',
    {
      file: 'deploy/monitoring/alertmanager.yaml',
      from: '    - receiver: people\n',
      to: '    - receiver: nobody\n',
      check: ({ folder }) => checkRoutes(folder),
      needs: ['amtool'],
    },
  ],
  [
    'an alert that never fires',
    {
      file: 'deploy/backup/rules-backup.yaml',
      from: '> 26 * 3600',
      to: '> 260 * 3600',
      check: ({ folder }) => checkAgeRules(folder),
      needs: ['promtool'],
    },
  ],
  [
    'a directive that nginx does not know',
    {
      file: 'home/nginx/nginx.conf',
      from: 'server_tokens off;',
      to: 'server_token off;',
      check: ({ folder }) => checkBalancer(folder),
      needs: ['nginx', 'openssl'],
    },
  ],
];
