#!/bin/sh
# report.sh JOB SIDE: says when the job last succeeded. It runs only when everything before it did.
set -eu
{
  echo '# TYPE backup_last_success_timestamp_seconds gauge'
  echo "backup_last_success_timestamp_seconds $(date +%s)"
  if [ -f /report/size ]; then
    echo '# TYPE backup_last_size_bytes gauge'
    echo "backup_last_size_bytes $(cat /report/size)"
  fi
} | curl --fail --silent --show-error --retry 5 --retry-connrefused --data-binary @- \
  "http://pushgateway.monitoring:9091/metrics/job/$1/side/$2"
