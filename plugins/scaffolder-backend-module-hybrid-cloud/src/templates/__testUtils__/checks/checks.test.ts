import { RenderedFolder } from '../RenderedFolder';
import { checkDockerfile, checkPinnedBases } from './checkDockerfile';
import { checkDocuments } from './checkDocuments';
import { checkHybridSpec } from './checkHybridSpec';
import { checkIgnored } from './checkIgnored';
import { checkLeftovers } from './checkLeftovers';
import { readTerraform } from './checkTerraform';
import { checkWorkflows } from './checkWorkflows';

const withFile = (file: string, content: string): RenderedFolder => ({
  path: '/output',
  files: new Map([[file, content]]),
});

it.each([
  ['README.md', 'name: ${{ values.name }}\n'],
  ['a.ts', '{% if x %}\n'],
  ['a.yaml', 'host: https://.example.org/\n'],
  ['a.tf', 'x = "undefined"\n'],
  ['a.md', 'blank \n'],
  ['a.md', 'no end'],
])('a leftover is found in %s: %j', (file, content) => {
  expect(checkLeftovers(withFile(file, content))).toHaveLength(1);
});

it("a workflow's own expressions are no leftovers", () => {
  const content = 'tag: ${{ steps.tag.outputs.tag }} ${{ secrets.X }}\n';
  expect(checkLeftovers(withFile('a.yaml', content))).toEqual([]);
});

it.each([
  ['a.yaml', 'a: 1\na: 2\n'],
  ['a.yaml', 'a: [1\n'],
  ['a.json', '{"a": 1,}'],
])('%s that does not parse is found: %j', (file, content) => {
  expect(checkDocuments(withFile(file, content))).not.toEqual([]);
});

it('a Dockerfile of one stage that floats and runs as root is found', () => {
  const content = 'FROM node:24\nCMD ["node", "x.js"]\n';
  const folder = withFile('Dockerfile', content);
  expect(checkPinnedBases(folder)).toEqual([
    'Dockerfile: node:24 is not pinned to a release',
  ]);
  expect(checkDockerfile(folder)).toEqual([
    'Dockerfile: one stage only',
    'Dockerfile: runs as root',
  ]);
});

it('a mistake in spec.hybrid is found by its path', () => {
  const content =
    'kind: Component\nmetadata: { name: x }\nspec: { hybrid: { sites: [] } }\n';
  expect(checkHybridSpec(withFile('catalog-info.yaml', content))).toEqual([
    expect.stringContaining('spec.hybrid.sites'),
  ]);
});

it('a mistake in Terraform is thrown with the file', async () => {
  await expect(
    readTerraform(withFile('a.tf', 'resource "x" {\n')),
  ).rejects.toThrow(/a\.tf/);
});

it('actionlint finds a context that a workflow does not have, and knows only the labels that are written down', () => {
  const workflow = (label: string) =>
    `on: push\njobs:\n  a:\n    runs-on: [self-hosted, ${label}]\n    steps:\n      - run: echo \${{ nowhere.x }}\n`;
  const files = new Map([
    ['.github/workflows/a.yaml', workflow('onprem')],
    ['.github/workflows/b.yaml', workflow('stranger')],
    ['.github/actionlint.yaml', 'self-hosted-runner: { labels: [onprem] }\n'],
  ]);
  const found = checkWorkflows([{ path: '/output', files }]);
  expect(found).toHaveLength(3);
  expect(found.join('\n')).toMatch(/a\.yaml:6: undefined variable "nowhere"/);
  expect(found.join('\n')).toMatch(/b\.yaml:4: label "stranger"/);
});

it('a file that no clone would have is found, with the .gitignore that keeps it out', () => {
  const files = new Map([
    ['.gitignore', 'site/\n/dist\n'],
    ['web/.gitignore', '*.log\n'],
    ['web/src/site/Card.tsx', ''],
    ['web/dist/a.js', ''],
    ['web/a.log', ''],
    ['a.log', ''],
  ]);
  expect(checkIgnored({ path: '/output', files })).toEqual([
    'web/src/site/Card.tsx: left out by .gitignore',
    'web/a.log: left out by web/.gitignore',
  ]);
});
