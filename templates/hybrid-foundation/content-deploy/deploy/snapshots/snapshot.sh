#!/bin/sh
# Takes a snapshot of each marked volume, waits until all can be used, removes those that are older than KEEP_DAYS, and
# only then says that it succeeded. A night in which one volume failed is not a success.
set -eu
label=hybrid-cloud/snapshot=true
now=$(date +%s)
stamp=$(date -u -d "@$now" +%Y%m%d%H%M)

volumes=$(kubectl get persistentvolumeclaims --all-namespaces --selector "$label" \
  --output 'jsonpath={range .items[*]}{.metadata.namespace}{" "}{.metadata.name}{"\n"}{end}')
[ -n "$volumes" ] || {
  echo "No volume is marked $label: nothing would be kept" >&2
  exit 1
}

echo "$volumes" | while read -r namespace volume; do
  kubectl apply --filename - <<SNAPSHOT
apiVersion: snapshot.storage.k8s.io/v1
kind: VolumeSnapshot
metadata:
  name: $volume-$stamp
  namespace: $namespace
  labels: { hybrid-cloud/snapshot: 'true' }
spec:
  source: { persistentVolumeClaimName: $volume }
SNAPSHOT
done

echo "$volumes" | while read -r namespace volume; do
  kubectl wait --namespace "$namespace" --for=jsonpath='{.status.readyToUse}'=true --timeout=30m \
    "volumesnapshot/$volume-$stamp"
done

snapshots=$(kubectl get volumesnapshots --all-namespaces --selector "$label" \
  --output 'jsonpath={range .items[*]}{.metadata.namespace}{" "}{.metadata.name}{" "}{.metadata.creationTimestamp}{"\n"}{end}')
echo "$snapshots" | while read -r namespace snapshot created; do
  age=$((now - $(date -u -d "$(echo "${created%Z}" | tr T ' ')" +%s)))
  [ "$age" -le $((KEEP_DAYS * 86400)) ] || kubectl delete volumesnapshot --namespace "$namespace" "$snapshot"
done

printf '# TYPE snapshot_last_success_timestamp_seconds gauge\nsnapshot_last_success_timestamp_seconds %s\n' "$now" |
  curl --fail --silent --show-error --retry 5 --retry-connrefused --data-binary @- \
    http://pushgateway.monitoring:9091/metrics/job/snapshot
