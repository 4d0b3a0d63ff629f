#!/usr/bin/env bash
# Three nodes of Galera, two of them written to; one of the two is killed under load. Nothing that was acknowledged may be
# missing on the others afterwards, and no account may have had more than five guesses. Needs Debian's mariadb-server,
# galera-4 and rsync. Argument: seconds of load (30).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:-30}
provider=$(find /usr/lib -name libgalera_smm.so 2> /dev/null | head -n 1 || true)
if ! command -v mariadbd > /dev/null || ! command -v rsync > /dev/null || [ -z "$provider" ]; then
  echo "Install mariadb-server, galera-4 and rsync first." >&2
  exit 2
fi

folder=$(mktemp -d)
pids=()
stop() {
  for pid in "${pids[@]}"; do
    kill -9 "$pid" 2> /dev/null || true
  done
  rm -rf "$folder"
}
trap stop EXIT

# Not as root: a joining node receives its state as the owner of the process.
account=()
mkdir "$folder/1" "$folder/2" "$folder/3"
if [ "$(id -u)" = 0 ]; then
  account=(--user=mysql)
  chown -R mysql "$folder"
fi
mariadb-install-db "${account[@]}" --no-defaults --datadir="$folder/1" --auth-root-authentication-method=normal \
  --skip-test-db > "$folder/install.log" 2>&1

port() {
  echo $((14300 + $1))
}
start() {
  local node=$1
  shift
  mariadbd --no-defaults "${account[@]}" --datadir="$folder/$node" --socket="$folder/$node.sock" \
    --port="$(port "$node")" --bind-address=127.0.0.1 --pid-file="$folder/$node.pid" --log-error="$folder/$node.log" \
    --character-set-server=utf8mb4 --binlog-format=ROW --innodb-autoinc-lock-mode=2 --innodb-flush-log-at-trx-commit=1 \
    --wsrep-on=ON --wsrep-provider="$provider" --wsrep-cluster-name=rosterkit --wsrep-node-name="node$node" \
    --wsrep-node-address="127.0.0.1:$((14400 + node * 10))" --wsrep-sst-receive-address="127.0.0.1:$((14405 + node * 10))" --wsrep-sst-method=rsync \
    --wsrep-provider-options="base_port=$((14400 + node * 10));gmcast.listen_addr=tcp://127.0.0.1:$((14400 + node * 10));ist.recv_addr=127.0.0.1:$((14401 + node * 10));gcache.size=64M" \
    --wsrep-cluster-address="gcomm://127.0.0.1:14410,127.0.0.1:14420,127.0.0.1:14430" "$@" > /dev/null 2>&1 &
  pids+=($!)
  disown
}
synced() {
  for _ in $(seq 120); do
    if [ "$(mariadb --no-defaults -uroot --socket="$folder/$1.sock" -Ns \
      -e "select variable_value from information_schema.global_status where variable_name = 'WSREP_LOCAL_STATE_COMMENT'" \
      2> /dev/null)" = Synced ]; then
      return
    fi
    sleep 0.5
  done
  echo "node $1 does not come up:" >&2
  tail -n 30 "$folder/$1.log" >&2
  tail -n 30 "$folder/1.log" >&2
  exit 1
}

start 1 --wsrep-new-cluster
synced 1
start 2
synced 2
start 3
synced 3
mariadb --no-defaults -uroot --socket="$folder/1.sock" -e "
  create database roster character set utf8mb4;
  create user 'roster'@'127.0.0.1' identified by 'roster';
  grant all on roster.* to 'roster'@'127.0.0.1'"

url() {
  echo "jdbc:mariadb://127.0.0.1:$(port "$1")/roster?user=roster&password=roster"
}
mvn -q -pl benchmarks -am test-compile -Dbenchmark=galera.NodeKilled \
  -Darguments="'$(url 1)' '$(url 2)' '$(url 3)' ${pids[1]} $seconds"
