import { ChildProcess, spawn } from 'node:child_process';

// Reads "+ pid" and "- pid" from its input. The input ends when the parent is
// gone, however it went (kill -9 included): then what is left is ended.
const SCRIPT = `
trap '' INT TERM HUP
pids=" "
while read -r op pid; do
  case "$op" in
    +) pids="$pids$pid " ;;
    -) before=\${pids%%" $pid "*}; after=\${pids#*" $pid "}
       case "$pids" in *" $pid "*) pids="$before $after" ;; esac ;;
  esac
done
[ -z "\${pids# }" ] && exit 0
kill -CONT $pids 2>/dev/null
kill -TERM $pids 2>/dev/null
i=0
while [ $i -lt 50 ] && kill -0 $pids 2>/dev/null; do sleep 0.2; i=$((i+1)); done
kill -KILL $pids 2>/dev/null
exit 0
`;

/**
 * Ends the processes that this one started when this one ends without having
 * done so. A small shell in a process group of its own does it, because a
 * process cannot act on its own sudden death.
 */
class Guardian {
  private shell: ChildProcess | undefined;

  watch(child: ChildProcess): void {
    const pid = child.pid;
    if (pid === undefined) return;
    this.tell(`+ ${pid}`);
    child.once('exit', () => this.tell(`- ${pid}`));
  }

  private tell(line: string): void {
    if (!this.shell) {
      const shell = spawn('/bin/sh', ['-c', SCRIPT], {
        stdio: ['pipe', 'ignore', 'ignore'],
        detached: true,
      });
      // A dead guardian must not take its ward along.
      shell.on('error', () => undefined);
      shell.stdin.on('error', () => undefined);
      // Neither may keep this process alive.
      shell.unref();
      (shell.stdin as unknown as { unref?: () => void }).unref?.();
      this.shell = shell;
    }
    this.shell.stdin?.write(`${line}\n`);
  }
}

export const guardian = new Guardian();
