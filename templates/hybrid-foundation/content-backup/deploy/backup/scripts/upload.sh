#!/bin/sh
# upload.sh SIDE: puts what is in /dumps into the store, under side and time, and believes it when the store says how large
# it is.
set -eu
side=$1
stamp=$(date -u +%Y-%m-%dT%H%MZ)
total=0
for file in /dumps/*; do
  key="$side/$stamp/$(basename "$file")"
  aws s3 cp --only-show-errors "$file" "s3://$STORE_BUCKET/$key"
  sent=$(wc -c <"$file")
  stored=$(aws s3api head-object --bucket "$STORE_BUCKET" --key "$key" --query ContentLength --output text)
  [ "$sent" -eq "$stored" ] || {
    echo "$key has $stored bytes in the store, and $sent were sent" >&2
    exit 1
  }
  total=$((total + sent))
done
echo "$total" >/report/size
