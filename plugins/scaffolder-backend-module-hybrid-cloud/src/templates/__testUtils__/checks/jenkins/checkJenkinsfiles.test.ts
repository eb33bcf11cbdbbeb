import { createMockDirectory } from '@backstage/backend-test-utils';
import { RenderedFolder, writeRendered } from '../../RenderedFolder';
import {
  checkJenkinsfiles,
  compileJenkinsfiles,
  hasGroovy,
} from './checkJenkinsfiles';

const GOOD = `pipeline {
  agent {
    kubernetes {
      yamlFile 'agent.yaml'
      defaultContainer 'node'
    }
  }
  options {
    skipDefaultCheckout()
    disableConcurrentBuilds()
    timeout(time: 1, unit: 'HOURS')
    buildDiscarder(logRotator(numToKeepStr: '5'))
  }
  environment {
    PLACE = "\${env.WORKSPACE_TMP}/x"
  }
  stages {
    stage('One') {
      when {
        branch 'main'
      }
      options {
        timeout(time: 5, unit: 'MINUTES')
      }
      steps {
        checkout(scm)
        withCredentials([string(credentialsId: 'some-token', variable: 'TOKEN')]) {
          sh 'use "$TOKEN"'
        }
      }
    }
  }
  post {
    cleanup {
      deleteDir()
    }
  }
}
`;
const AGENT = `kind: Pod
spec:
  containers:
    - { name: node, image: 'node:24.11.1-bookworm-slim' }
`;

describe('checkJenkinsfiles', () => {
  const folderWith = (jenkinsfile: string, agent = AGENT): RenderedFolder => ({
    path: '/output',
    files: new Map([
      ['Jenkinsfile', jenkinsfile],
      ['agent.yaml', agent],
      ['README.md', 'Needs `some-token`.\n'],
    ]),
  });

  it('has nothing against a good one', () => {
    expect(checkJenkinsfiles([folderWith(GOOD)])).toEqual([]);
  });

  it.each<[string, string | RegExp, string, RegExp]>([
    ['a brace that is missing', /}\n$/, '', /no Groovy/],
    ['a section that does not exist', 'agent {', 'agnet {', /has no agnet/],
    [
      'a stage with nothing to do',
      /steps {[^]*?\n {6}}\n/,
      '',
      /nothing to do/,
    ],
    ['a stage without a name', "stage('One')", 'stage()', /without a name/],
    [
      'a step beside the steps',
      "stage('One') {",
      "stage('One') {\n echo 'x'",
      /has no echo/,
    ],
    [
      'a stage that may take for ever',
      /timeout\(time: 5.*\n/,
      '',
      /'One' has no timeout/,
    ],
    [
      'two builds at a time',
      'disableConcurrentBuilds()\n',
      '',
      /lack disableConcurrentBuilds/,
    ],
    [
      'an option nobody knows',
      'skipDefaultCheckout()',
      'skip()',
      /has no skip/,
    ],
    [
      'a condition nobody knows',
      "branch 'main'",
      "brunch 'main'",
      /has no brunch/,
    ],
    ['an end that does nothing', 'deleteDir()', '', /cleanup does nothing/],
    [
      'code in the environment',
      'PLACE =',
      "echo 'x'\n    PLACE =",
      /NAME = 'value'/,
    ],
    [
      'a secret that Groovy puts into the script',
      `sh 'use "$TOKEN"'`,
      'sh "use $TOKEN"',
      /put into a script by Groovy/,
    ],
    [
      'credentials nobody was told of',
      "'some-token'",
      "'other-token'",
      /do not name the credentials `other-token`/,
    ],
    [
      'a container that the pod does not have',
      "defaultContainer 'node'",
      "defaultContainer 'deno'",
      /no container deno/,
    ],
    ['a pod that is not there', "'agent.yaml'", "'b.yaml'", /not a Pod/],
    ['something beside the pipeline', /$/, "echo 'x'\n", /nothing beside it/],
  ])('finds %s', (_, from, to, expected) => {
    const changed = GOOD.replace(from, to);
    expect(changed).not.toBe(GOOD);
    expect(checkJenkinsfiles([folderWith(changed)]).join('\n')).toMatch(
      expected,
    );
  });

  it.each([
    ['floats', AGENT.replace('24.11.1', '24'), /not pinned/],
    [
      'is privileged',
      `${AGENT}  volumes: [{ name: x, hostPath: { path: /var/run/docker.sock } }]\n`,
      /hostPath/,
    ],
  ])('finds a pod that %s', (_, agent, expected) => {
    expect(checkJenkinsfiles([folderWith(GOOD, agent)]).join('\n')).toMatch(
      expected,
    );
  });

  it('finds that there is none', () => {
    expect(checkJenkinsfiles([{ path: '/output', files: new Map() }])).toEqual([
      '/output has no Jenkinsfile',
    ]);
  });

  (hasGroovy() ? describe : describe.skip)('with groovyc and java', () => {
    const directory = createMockDirectory();

    it('finds what the compiler refuses', () => {
      const good = writeRendered({
        files: new Map([['Jenkinsfile', GOOD]]),
        path: directory.resolve('good'),
      });
      const bad = writeRendered({
        files: new Map([['Jenkinsfile', GOOD.replace("'One'", "'One")]]),
        path: directory.resolve('bad'),
      });
      const scratch = directory.resolve('classes');
      expect(compileJenkinsfiles({ folders: [good], scratch })).toEqual([]);
      expect(compileJenkinsfiles({ folders: [bad], scratch })).toEqual([
        expect.stringContaining('Jenkinsfile'),
      ]);
    }, 60_000);
  });
});
