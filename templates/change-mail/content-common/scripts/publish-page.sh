#!/bin/sh
# WEB_BUCKET=... DISTRIBUTION_ID=... scripts/publish-page.sh
# Puts web/dist into its bucket. New files first and the page that names them last, so that nobody is ever sent to a
# file that is not there; old ones go at the end. config.json belongs to Terraform.
set -eu
: "${WEB_BUCKET:?terraform output web_bucket}" "${DISTRIBUTION_ID:?terraform output distribution_id}"
cd "$(dirname "$0")/../web/dist"
aws s3 sync assets "s3://$WEB_BUCKET/assets" --cache-control 'public, max-age=31536000, immutable'
aws s3 sync . "s3://$WEB_BUCKET" --exclude 'assets/*' --exclude index.html --exclude config.json --cache-control no-cache
aws s3 cp index.html "s3://$WEB_BUCKET/index.html" --cache-control no-cache
id=$(aws cloudfront create-invalidation --distribution-id "$DISTRIBUTION_ID" --paths / /index.html --query Invalidation.Id --output text)
aws cloudfront wait invalidation-completed --distribution-id "$DISTRIBUTION_ID" --id "$id"
aws s3 sync . "s3://$WEB_BUCKET" --delete --exclude config.json --cache-control no-cache --size-only
