import { checkPom } from './checkPom';

const pomWith = (dependencies: string, version = '4.1.1') =>
  `<project><parent><version>${version}</version></parent><dependencies>${dependencies}
  <dependency><artifactId>other</artifactId></dependency></dependencies></project>`;
const check = (pom: string, source = '', file = 'src/main/java/A.java') =>
  checkPom({
    path: '/nowhere',
    files: new Map([
      ['pom.xml', pom],
      [file, source],
    ]),
  });
const HIKARI = '<dependency><artifactId>HikariCP</artifactId></dependency>';
const IMPORT = 'import com.zaxxer.hikari.HikariConfig;\n';

describe('checkPom', () => {
  it('takes imports of the JDK, of the service and of what is listed', () => {
    const source = `import java.util.Map;\nimport static service.A.b;\n${IMPORT}`;
    expect(check(pomWith(HIKARI), source)).toEqual([]);
  });

  it('names an import that no dependency brings, and one that nobody knows', () => {
    expect(check(pomWith(''), IMPORT)).toEqual([
      'src/main/java/A.java: com.zaxxer.hikari.HikariConfig needs HikariCP',
    ]);
    expect(check(pomWith(''), 'import com.example.Left;')).toEqual([
      'src/main/java/A.java: nothing known brings com.example.Left',
    ]);
  });

  it('does not take a test dependency for the service itself', () => {
    const junit =
      '<dependency><artifactId>spring-boot-starter-webmvc-test</artifactId><scope>test</scope></dependency>';
    const source = 'import org.junit.jupiter.api.Test;';
    expect(check(pomWith(junit), source, 'src/test/java/A.java')).toEqual([]);
    expect(check(pomWith(junit), source)).toHaveLength(1);
  });

  it('refuses XML that is not well-formed, a range and a version beside the parent', () => {
    expect(check('<project><parent></project>')[0]).toMatch(/^pom.xml:1: /);
    expect(check(pomWith('', 'LATEST'))).toHaveLength(1);
    const own = HIKARI.replace('</d', '<version>1</version></d');
    expect(check(pomWith(own))).toEqual([
      'pom.xml: HikariCP has a version of its own',
    ]);
  });
});
