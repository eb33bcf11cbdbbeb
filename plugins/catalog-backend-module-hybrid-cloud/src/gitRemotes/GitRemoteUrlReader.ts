import { Readable } from 'node:stream';
import {
  ReadTreeResponseFactory,
  ReadUrlResponseFactory,
} from '@backstage/backend-defaults/urlReader';
import {
  UrlReaderService,
  UrlReaderServiceReadTreeOptions,
  UrlReaderServiceReadTreeResponse,
  UrlReaderServiceReadUrlOptions,
  UrlReaderServiceReadUrlResponse,
  UrlReaderServiceSearchResponse,
} from '@backstage/backend-plugin-api';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { GitRemote } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { archiveOfCommit, readFileOfCommit, readHeadCommit } from './git';
import { readGitRemoteUrl } from './gitRemoteUrl';

/**
 * Reads repositories of git remotes that are folders of this machine, by `git-remote://REMOTE/NAME.git/PATH`, for whoever
 * reads by URL, such as TechDocs. Only configured remotes, only the default branch, straight from the object store.
 */
export class GitRemoteUrlReader implements UrlReaderService {
  readonly #remotes: readonly GitRemote[];
  readonly #trees: ReadTreeResponseFactory;

  constructor(options: {
    readonly remotes: readonly GitRemote[];
    readonly trees: ReadTreeResponseFactory;
  }) {
    this.#remotes = options.remotes;
    this.#trees = options.trees;
  }

  /** @throws NotFoundError; NotModifiedError while the branch is at the commit of `etag` */
  async readUrl(
    url: string,
    options: UrlReaderServiceReadUrlOptions = {},
  ): Promise<UrlReaderServiceReadUrlResponse> {
    const { repository, path, commit } = await this.#find(url, options.etag);
    const text = await readFileOfCommit({ repository, commit, path });
    if (text === undefined) throw new NotFoundError(`${url} is not there`);
    return ReadUrlResponseFactory.fromReadable(
      Readable.from([Buffer.from(text)]),
      {
        etag: commit,
      },
    );
  }

  /** @throws NotFoundError; NotModifiedError while the branch is at the commit of `etag` */
  async readTree(
    url: string,
    options: UrlReaderServiceReadTreeOptions = {},
  ): Promise<UrlReaderServiceReadTreeResponse> {
    const { repository, path, commit } = await this.#find(url, options.etag);
    return this.#trees.fromTarArchive({
      stream: Readable.from([await archiveOfCommit({ repository, commit })]),
      stripFirstDirectory: false,
      subpath: path,
      etag: commit,
      filter: options.filter,
    });
  }

  /** Nothing that reads these repositories searches in them. */
  async search(url: string): Promise<UrlReaderServiceSearchResponse> {
    throw new Error(`${url} cannot be searched: only read, or read as a tree`);
  }

  toString(): string {
    return `gitRemotes{${this.#remotes.map(({ id }) => id).join(',')}}`;
  }

  async #find(url: string, etag: string | undefined) {
    const place = readGitRemoteUrl(url, this.#remotes);
    const commit = await readHeadCommit(place.repository);
    if (commit === undefined) {
      throw new NotFoundError(`nothing was pushed to ${place.repository}`);
    }
    if (etag === commit) throw new NotModifiedError();
    return { ...place, commit };
  }
}
