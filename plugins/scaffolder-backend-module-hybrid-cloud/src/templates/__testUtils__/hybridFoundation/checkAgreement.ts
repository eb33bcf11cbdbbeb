import { parse } from 'yaml';
import { at } from '../at';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { FormValues } from '../TemplateRenderer';

/** The same thing has the same name in every file that speaks of it, and documents lead somewhere. */
export function checkAgreement(options: {
  readonly folder: RenderedFolder;
  readonly values: FormValues;
}): Findings {
  const { folder, values } = options;
  const read = (file: string) => folder.files.get(file) ?? '';
  const portal = parse(read('portal/app-config.hybrid.yaml'));
  const account = at(portal, 'hybridCloud', 'aws', 'accounts', 0);
  const role = (name: string) =>
    `arn:aws:iam::${values.accountId}:role/${values.name}-portal-${name}`;
  const alertmanager = parse(read('deploy/monitoring/alertmanager.yaml'));
  const receivers = Object.values(at(alertmanager, 'receivers') ?? {});
  const people = receivers.find(one => at(one, 'name') === 'people');
  const called = receivers.find(one => at(one, 'name') === 'portal');
  const told = values.receiver !== 'slack';
  const clusters = Object.values(
    at(portal, 'kubernetes', 'clusterLocatorMethods', 0, 'clusters') ?? {},
  ).map(cluster => at(cluster, 'name'));
  const sites = Object.values(at(portal, 'hybridCloud', 'sites') ?? {});
  const must: readonly (readonly [string, boolean])[] = [
    ['the observing role', at(account, 'observeRoleArn') === role('observe')],
    ['the acting role', at(account, 'actRoleArn') === role('act')],
    [
      'both sites, each with a cluster that is named',
      sites.map(site => at(site, 'id')).join() === `${values.home},aws` &&
        sites.every(site => clusters.includes(at(site, 'cluster'))),
    ],
    [
      'the webhook only with its token',
      (at(called, 'webhook_configs', 0, 'url') ===
        `${values.portalUrl}/api/hybrid-cloud/ingest/alertmanager`) ===
        told &&
        Boolean(at(portal, 'hybridCloud', 'ingest', 'alertmanager')) === told,
    ],
    [
      'the channel',
      at(people, 'slack_configs', 0, 'channel') ===
        (values.receiver === 'portal' ? undefined : `#${values.slackChannel}`),
    ],
    [
      'the tunnels between the two networks',
      ['local_ts', 'remote_ts'].every((key, index) =>
        [
          ...read('vpn/swanctl.conf').matchAll(
            new RegExp(`${key} = (\\S+)`, 'g'),
          ),
        ]
          .map(([, range]) => range)
          .join()
          .startsWith(
            [values.homeCidr, values.vpcCidr].map(range => `${range},${range}`)[
              index
            ],
          ),
      ),
    ],
  ];
  return [
    ...must.filter(([, kept]) => !kept).map(([what]) => `not so: ${what}`),
    ...deadLinks(folder),
  ];
}

/** Links between documents, and pages of the documentation that are not there. */
function deadLinks({ files }: RenderedFolder): Findings {
  const nav = [...(files.get('mkdocs.yml') ?? '').matchAll(/: (\S+\.md)$/gm)]
    .map(([, page]) => `docs/${page}`)
    .filter(page => !files.has(page));
  const links = [...files]
    .filter(([file]) => file.endsWith('.md'))
    .flatMap(([file, content]) =>
      [...content.matchAll(/\]\(([^):]+\.md)\)/g)]
        .map(([, link]) => new URL(link, `file:///${file}`).pathname.slice(1))
        .filter(page => !files.has(page)),
    );
  return [...nav, ...links].map(page => `${page} is linked and not there`);
}
