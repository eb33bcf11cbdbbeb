import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from '../../../__testUtils__/findProgram';
import { demoAws } from '../../../world/demo/demoAws';
import { PLATFORM_ALB } from '../../../world/demo/demoNames';
import { RequestQuotas } from '../../quota/RequestQuotas';
import { StartedAws, startAws } from '../../testing/startAws';

const run = promisify(execFile);
const TERRAFORM = findProgram('terraform');
/** Where build machines keep providers for `terraform init -plugin-dir`. */
const PLUGINS = '/opt/tf-plugins';

/** A service's way in through the platform's listener, as its own Terraform writes it. */
const configuration = (endpoint: string) => `
provider "aws" {
  region                  = "ap-northeast-2"
  access_key              = "AKIALOCAL"
  secret_key              = "secret"
  skip_metadata_api_check = true
  max_retries             = 1
  endpoints {
    elbv2 = "${endpoint}"
    sts   = "${endpoint}"
  }
}

data "aws_lb_listener" "shared" {
  arn = "${PLATFORM_ALB.listenerArn}"
}

data "aws_lb" "shared" {
  arn = data.aws_lb_listener.shared.load_balancer_arn
}

resource "aws_lb_target_group" "site" {
  for_each             = { home = 30080, aws = 8080 }
  name                 = "seat-finder-\${each.key}"
  vpc_id               = data.aws_lb.shared.vpc_id
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = each.value
  deregistration_delay = 30
  tags                 = { owner = "seats" }
  health_check {
    path     = "/readyz"
    interval = 10
  }
}

resource "aws_lb_target_group_attachment" "home" {
  target_group_arn  = aws_lb_target_group.site["home"].arn
  target_id         = "10.10.0.11"
  availability_zone = "all"
}

resource "aws_lb_listener_rule" "weighted" {
  listener_arn = data.aws_lb_listener.shared.arn
  condition {
    host_header {
      values = ["seat-finder.localhost"]
    }
  }
  action {
    type = "forward"
    forward {
      dynamic "target_group" {
        for_each = aws_lb_target_group.site
        content {
          arn    = target_group.value.arn
          weight = target_group.key == "home" ? 40 : 60
        }
      }
    }
  }
}
`;

function useTerraform(terraform: string) {
  let aws: StartedAws;
  let folder: string;
  beforeEach(async () => {
    // Time stands still here, so the request quotas would never be given back.
    const quotas = new RequestQuotas([]);
    aws = await startAws({ estate: demoAws, cloud: { quotas } });
    folder = await mkdtemp(join(tmpdir(), 'local-cloud-terraform-'));
    await writeFile(join(folder, 'main.tf'), configuration(aws.endpoint));
  });
  afterEach(async () => {
    await aws.stop();
    await rm(folder, { recursive: true });
  });

  it('is made as it is written, without a difference left', async () => {
    const tell = (...words: string[]) =>
      run(terraform, [`-chdir=${folder}`, ...words, '-no-color'], {
        timeout: 180_000,
      });
    await tell('init', '-input=false', `-plugin-dir=${PLUGINS}`);
    await tell('apply', '-input=false', '-auto-approve');
    const [rule] = aws.cloud.rulesOf(PLATFORM_ALB.listenerArn);
    expect(rule.hosts).toEqual(['seat-finder.localhost']);
    expect(
      rule.targetGroups.map(({ arn, weight }) => [arn.split('/')[1], weight]),
    ).toEqual(
      // Terraform sends a set, in an order of its own.
      expect.arrayContaining([
        ['seat-finder-home', 40],
        ['seat-finder-aws', 60],
      ]),
    );
    expect(aws.cloud.targetGroup('seat-finder-home')?.targets).toMatchObject([
      { id: '10.10.0.11', port: 30_080 },
    ]);
    // 2 would be a difference, 1 a mistake: both are thrown.
    await tell('plan', '-input=false', '-detailed-exitcode');
  }, 500_000);
}

describe("a service's Terraform with the AWS provider", () => {
  if (TERRAFORM && existsSync(PLUGINS)) {
    useTerraform(TERRAFORM);
  } else {
    // Said aloud, and not counted as passed.
    const needs = `terraform on PATH and its AWS provider under ${PLUGINS}`;
    process.stderr.write(`skipped: the terraform test needs ${needs}\n`);
    it.todo(`needs ${needs}`);
  }
});
