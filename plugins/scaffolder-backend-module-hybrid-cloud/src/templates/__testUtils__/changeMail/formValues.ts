import { FormValues } from '../TemplateRenderer';
import { Combination, Factors, IsPossible } from '../pairwise';

/** What the form offers. Fields that only make sense together are one factor. */
export const FACTORS: Factors = {
  sender: ['new', 'domain', 'address'],
  languages: ['ko,en', 'en,ko', 'en'],
  signIn: ['cognito', 'cognito-open', 'oidc'],
  pipeline: ['github-actions', 'jenkins'],
  destination: ['git-remote', 'github'],
  keepDays: ['30', '365'],
};

/** All go together: a mirror is named where GitHub Actions needs one. */
export const isPossible: IsPossible = () => true;

const SIGN_IN: Readonly<Record<string, FormValues>> = {
  cognito: { signIn: 'cognito', selfSignUp: false },
  'cognito-open': { signIn: 'cognito', selfSignUp: true },
  oidc: {
    signIn: 'oidc',
    issuer: 'https://login.example.org/realms/campus',
    clientId: 'board',
    audience: 'board-api',
    userinfoUrl: 'https://login.example.org/realms/campus/userinfo',
  },
};

/** The form as a person would have filled it in for this combination. */
export function formValues(row: Combination): FormValues {
  return {
    name: 'exam-board',
    description: 'Changes of "exams": fair & quick',
    owner: 'group:default/enrolment',
    accountId: '111122223333',
    region: 'ap-northeast-2',
    domain: 'example.org',
    keepDays: Number(row.keepDays),
    senderKind: row.sender,
    ...(row.sender === 'new'
      ? { senderName: 'changes' }
      : { senderAddress: 'board@mail.example.org' }),
    languages: row.languages.split(','),
    ...SIGN_IN[row.signIn],
    pipeline: row.pipeline,
    ...(row.pipeline === 'jenkins'
      ? {
          jenkinsIssuer: 'https://jenkins.example.org/oidc',
          jenkinsJobUrl: 'https://jenkins.example.org/job/exam-board/job/main/',
        }
      : {}),
    destination: row.destination,
    ...destinationValues(row),
  };
}

function destinationValues(row: Combination): FormValues {
  if (row.destination === 'github') {
    return { repoUrl: 'github.com?owner=campus&repo=exam-board' };
  }
  return row.pipeline === 'github-actions'
    ? { gitRemote: 'local', githubRepository: 'campus/exam-board' }
    : { gitRemote: 'local' };
}
