import { run } from 'dockerfilelint';
import { Findings, RenderedFolder } from '../RenderedFolder';

/** The Dockerfile passes dockerfilelint, has stages, and ends as a user that is a number and not root. */
export function checkDockerfile({ files }: RenderedFolder): Findings {
  const content = files.get('Dockerfile');
  if (content === undefined) return ['Dockerfile is missing'];
  const user = [...content.matchAll(/^USER (\S+)/gm)].pop()?.[1] ?? 'root';
  return [
    ...run('/', content).map(
      ({ line, title }) => `Dockerfile:${line}: ${title}`,
    ),
    ...(basesOf(content).length < 2 ? ['Dockerfile: one stage only'] : []),
    ...(/^[1-9]\d*(:\d+)?$/.test(user) ? [] : [`Dockerfile: runs as ${user}`]),
  ];
}

/** Every base image is pinned to one release. */
export function checkPinnedBases({ files }: RenderedFolder): Findings {
  return basesOf(files.get('Dockerfile') ?? '')
    .filter(base => !/:\d+\.\d+\.\d+/.test(base))
    .map(base => `Dockerfile: ${base} is not pinned to a release`);
}

function basesOf(content: string): readonly string[] {
  return [...content.matchAll(/^FROM (\S+)/gm)].map(match => match[1]);
}
