/** Whether pipelines may deploy, in Korean. */
export const releases = {
  'releases.title': '배포',
  'releases.open': '가능',
  'releases.closed': '대기',
  'releases.mayDeploy': '지금 파이프라인이 이 서비스를 배포할 수 있습니다.',
  'releases.frozen': '{{until}}까지 배포 동결. 이유: {{reason}}',
  'releases.frozenFleet':
    '{{until}}까지 모든 서비스의 배포 동결. 이유: {{reason}}',
  'releases.by': '{{name}} 설정',
  'releases.freeze': '배포 동결',
  'releases.end': '동결 끝내기',
  'releases.dialog.title': '{{name}} 배포 동결',
  'releases.dialog.text':
    '포털에 묻는 파이프라인은 배포 전에 멈춥니다. 사이트가 중단되면 포털은 여전히 트래픽을 옮깁니다.',
  'releases.dialog.length': '기간',
  'releases.dialog.fleet': '이 서비스만이 아니라 모든 서비스',
  'releases.dialog.reason': '이유',
  'releases.dialog.reasonHint': '배포를 기다리는 모두가 읽습니다.',
  'releases.dialog.submit': '동결',
} as const;
