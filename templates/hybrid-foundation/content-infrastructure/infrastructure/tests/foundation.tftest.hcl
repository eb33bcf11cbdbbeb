# terraform -chdir=infrastructure test
# A whole plan without an account: AWS is played, everything else is real.

mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
}

run "plans" {
  command = plan

  assert {
    condition     = length(aws_nat_gateway.zone) == length(var.zones) && length(aws_route_table.private) == length(var.zones)
    error_message = "Every zone leaves through a NAT of its own."
  }

  assert {
    condition     = length(distinct([for subnet in concat(values(aws_subnet.public), values(aws_subnet.private)) : subnet.cidr_block])) == 2 * length(var.zones)
    error_message = "No two subnets have the same addresses."
  }

  assert {
    condition     = aws_lb_listener.https.default_action[0].fixed_response[0].status_code == "404"
    error_message = "What no service claims is answered 404."
  }
}

run "grows_by_a_zone_without_moving_the_others" {
  command = plan

  variables {
    zones = ["${{ values.region }}a", "${{ values.region }}b", "${{ values.region }}c"]
  }

  assert {
    condition     = aws_subnet.public["${{ values.region }}a"].cidr_block == cidrsubnet(var.vpc_cidr, 4, 0) && aws_subnet.private["${{ values.region }}c"].cidr_block == cidrsubnet(var.vpc_cidr, 2, 3)
    error_message = "The place in the list is the place in the network."
  }
}

run "refuses_networks_that_overlap" {
  command = plan

  variables {
    home_cidr = "10.0.0.0/9"
    vpc_cidr  = "10.64.0.0/16"
  }

  expect_failures = [var.home_cidr]
}

run "refuses_a_network_that_a_burst_would_fill" {
  command = plan

  variables {
    vpc_cidr = "10.250.0.0/21"
  }

  expect_failures = [var.vpc_cidr]
}

run "refuses_one_zone" {
  command = plan

  variables {
    zones = ["${{ values.region }}a"]
  }

  expect_failures = [var.zones]
}

run "refuses_a_user_as_the_portal" {
  command = plan

  variables {
    portal_principal_arns = ["arn:aws:iam::${{ values.accountId }}:user/portal"]
  }

  expect_failures = [var.portal_principal_arns]
}
