# SPDX-License-Identifier: GPL-3.0-or-later
# one-machine.sh: Slurm with one node, this machine, for as long as a test lasts; to be sourced. It is of the user who
# runs the test, listens on ports of its own, and knows nothing of a Slurm that the machine may be part of.

# slurm_start FOLDER: starts munged, slurmctld and slurmd on files in FOLDER, and sets SLURM_CONF.
slurm_start() {
  slurm=$1
  mkdir -p "$slurm/state" "$slurm/spool"
  chmod 700 "$slurm"
  head -c 1024 /dev/urandom > "$slurm/key"
  chmod 400 "$slurm/key"
  user=$(id -un)
  node=$(hostname -s)
  # Slurm shares port numbers out to users; these are ours for as long as no other test runs in this process.
  port=$((20000 + $$ % 20000))
  cat > "$slurm/slurm.conf" <<C
ClusterName=test
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$slurm/munge
CredType=cred/munge
StateSaveLocation=$slurm/state
SlurmdSpoolDir=$slurm/spool
SlurmctldPidFile=$slurm/slurmctld.pid
SlurmdPidFile=$slurm/slurmd.pid
SlurmctldLogFile=$slurm/slurmctld.log
SlurmdLogFile=$slurm/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=0,sched_interval=1
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
NodeName=$node NodeAddr=127.0.0.1 CPUs=2
PartitionName=test Nodes=$node Default=YES MaxTime=INFINITE
C
  export SLURM_CONF="$slurm/slurm.conf"
  munged --force --key-file="$slurm/key" --socket="$slurm/munge" --pid-file="$slurm/munged.pid" \
    --log-file="$slurm/munged.log" --seed-file="$slurm/seed" >> "$slurm/start.log" 2>&1 || return 1
  slurmctld -c >> "$slurm/start.log" 2>&1 || return 1
  slurmd -c >> "$slurm/start.log" 2>&1 || return 1
  for _ in $(seq 1 60); do
    [ "$(sinfo --noheader --format=%T 2> /dev/null)" = idle ] && return 0
    sleep 0.5
  done
  return 1
}

# slurm_stop: ends what slurm_start has started, and nothing else.
slurm_stop() {
  for daemon in slurmd slurmctld munged; do
    [ ! -s "$slurm/$daemon.pid" ] || kill "$(cat "$slurm/$daemon.pid")" 2> /dev/null || true
  done
  for _ in $(seq 1 40); do
    [ -e "$slurm/slurmctld.pid" ] || [ -e "$slurm/slurmd.pid" ] || break
    sleep 0.25
  done
}
