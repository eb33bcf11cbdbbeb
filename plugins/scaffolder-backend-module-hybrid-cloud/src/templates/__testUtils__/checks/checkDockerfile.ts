import { run } from 'dockerfilelint';
import { Findings, RenderedFolder } from '../RenderedFolder';

/** The Dockerfile passes dockerfilelint, pins every base image, and ends as a user that is a number and not root. */
export function checkDockerfile({ files }: RenderedFolder): Findings {
  const content = files.get('Dockerfile');
  if (content === undefined) return ['Dockerfile is missing'];
  const bases = [...content.matchAll(/^FROM (\S+)/gm)].map(match => match[1]);
  const user = [...content.matchAll(/^USER (\S+)/gm)].pop()?.[1] ?? 'root';
  return [
    ...run('/', content).map(
      ({ line, title }) => `Dockerfile:${line}: ${title}`,
    ),
    ...bases
      .filter(base => !/:\d+\.\d+\.\d+/.test(base))
      .map(base => `Dockerfile: ${base} is not pinned to a release`),
    ...(bases.length < 2 ? ['Dockerfile: one stage only'] : []),
    ...(/^[1-9]\d*(:\d+)?$/.test(user) ? [] : [`Dockerfile: runs as ${user}`]),
  ];
}
