import { checkJenkinsfile } from './checkJenkinsfile';

const GOOD = `pipeline {
  agent none
  stages {
    stage('Test') {
      agent { label 'linux' }
      // it's a comment with an odd quote
      steps { sh 'echo "{"' }
    }
    stage('Ship') {
      parallel {
        stage('Left') { steps { echo "(\${env.X})" } }
      }
    }
  }
}
`;
const check = (source: string) =>
  checkJenkinsfile({
    path: '/nowhere',
    files: new Map([['Jenkinsfile', source]]),
  });

describe('the check of Jenkinsfiles', () => {
  it('lets a pipeline pass', () => {
    expect(check(GOOD)).toEqual([]);
  });

  it.each([
    ['a bracket too few', GOOD.replace(/\}\n$/, ''), /\{ is not closed/],
    ['a bracket too many', `${GOOD}}\n`, /line 16: \} closes nothing/],
    [
      'a quote without an end',
      GOOD.replace("'linux'", "'linux"),
      /line 5: a quote/,
    ],
    ['no pipeline', 'node { }\n', /is no pipeline/],
    ['no agent', GOOD.replace(/agent .*/g, ''), /has no agent/],
    [
      'no stage',
      'pipeline {\n  agent any\n  stages {\n  }\n}\n',
      /has no stage$/,
    ],
    [
      'two of a name',
      GOOD.replace('Left', 'Test'),
      /two stages are called Test/,
    ],
    [
      'a stage that does nothing',
      GOOD.replace(/steps \{ sh.*/, ''),
      /Test does nothing/,
    ],
  ])('finds %s', (_, source, finding) => {
    expect(check(source).join('\n')).toMatch(finding);
  });

  it('finds that there is none', () => {
    expect(checkJenkinsfile({ path: '/nowhere', files: new Map() })).toEqual([
      'Jenkinsfile is missing',
    ]);
  });
});
